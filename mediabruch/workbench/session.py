"""A session: calls with JSON facts, answered in JSON, by whatever way they come."""

import json
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from mediabruch.errors import MediabruchError, Message, contained
from mediabruch.i18n import LANGUAGES, Translator, translator
from mediabruch.workbench.asked import Asked, error_view
from mediabruch.workbench.desk import Desk
from mediabruch.workbench.fields import PAGE
from mediabruch.workbench.harmless_view import harmless_view

CALLS: Mapping[str, str] = {
    "open": "opening",
    "close": "opening",
    "leave_out": "leaving_out",
    "processes": "processes",
    "show": "showing",
    "state": "stating",
    "undo": "history",
    "redo": "history",
    "save": "saving",
    "reload": "saving",
    "take": "taking",
    "pack": "taking",
    "bring": "bringing",
    "branch": "branching",
    "compare": "two_states",
    "plan": "planning",
    "story": "story",
    "portfolio": "overview",
    "remember": "remembering",
    "recall": "remembering",
    "words": "page_words",
}
"""The calls, by the module that answers them: with a function `answer_NAME`."""


class Session:
    """What one person has open. Not to be used by several threads at once.

    >>> session = Session()
    >>> session.call("processes", {})
    {'processes': [], 'refused': [], 'unsaved': False, 'can_save': False}
    >>> session.call("shwo", {"lang": "en"})
    {'error': {'message': 'There is no call “shwo”.'}}
    """

    def __init__(self, desk: Desk | None = None) -> None:
        self.desk = desk or Desk()

    def call(self, name: str, facts: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to a call; where it cannot be answered, `error` with one sentence and its place."""
        words = _words(facts)
        try:
            with contained():
                return harmless_view(_answering(name)(self.desk, Asked(facts, words)))
        except MediabruchError as error:
            return harmless_view({"error": error_view(error, words)})

    def call_text(self, name: str, facts: str) -> str:
        """The same with the text of a JSON object, answered with the text of one."""
        try:
            asked = json.loads(facts)
        except (ValueError, RecursionError):
            asked = None
        if not isinstance(asked, dict):
            words = translator("en")
            return _json({"error": {"message": words.text("A call wants a JSON object.")}})
        return _json(self.call(name, asked))


def _answering(name: str) -> Callable[[Desk, Asked], dict[str, Any]]:
    """What answers the calls of a name; imported when the first one comes."""
    home = CALLS.get(name)
    if home is None:
        raise MediabruchError(Message("There is no call “{name}”.", name=name))
    answer: Callable[[Desk, Asked], dict[str, Any]]
    answer = getattr(import_module(f"mediabruch.workbench.{home}"), f"answer_{name}")
    return answer


def _words(facts: Mapping[str, Any]) -> Translator:
    """What the answer is said with: the page's own wording of things, chosen here for all calls."""
    lang = facts.get("lang")
    return translator(lang if lang in LANGUAGES else "en", PAGE)


def _json(answer: Mapping[str, Any]) -> str:
    text = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:  # a path that is no text: JavaScript keeps its odd letters as they are
        return json.dumps(answer, separators=(",", ":"))
    return text
