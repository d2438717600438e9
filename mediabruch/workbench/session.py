"""A session: calls with JSON facts, answered in JSON, by whatever way they come."""

import json
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from mediabruch.errors import MediabruchError, Message, contained
from mediabruch.i18n import LANGUAGES, Translator, translator
from mediabruch.workbench.asked import Asked
from mediabruch.workbench.desk import Desk

_HOMES: Mapping[str, str] = {
    "open": "opening",
    "close": "opening",
    "processes": "processes",
    "show": "showing",
    "state": "stating",
    "undo": "history",
    "redo": "history",
    "words": "page_words",
}
"""The calls, by the module that answers them: with a function `answer_NAME`."""


class Session:
    """What one person has open. Not to be used by several threads at once.

    >>> session = Session()
    >>> session.call("processes", {})
    {'processes': [], 'refused': []}
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
                home = _HOMES.get(name)
                if home is None:
                    raise MediabruchError(Message("There is no call “{name}”.", name=name))
                answer = getattr(import_module(f"mediabruch.workbench.{home}"), f"answer_{name}")
                result: dict[str, Any] = answer(self.desk, Asked(facts, words))
        except MediabruchError as error:
            return {"error": error_view(error, words)}
        return result

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


def _words(facts: Mapping[str, Any]) -> Translator:
    lang = facts.get("lang")
    return translator(lang if lang in LANGUAGES else "en")


def _json(answer: Mapping[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


def error_view(error: MediabruchError, words: Translator) -> dict[str, Any]:
    """An error as an answer shows it: a sentence, and its place as far as it is known."""
    sentences = list(dict.fromkeys(words.message(one.message) for one in error.each))
    place = {"path": error.path, "line": error.line, "column": error.column}
    return {"message": " ".join(sentences), **{name: value for name, value in place.items() if value is not None}}
