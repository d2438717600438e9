"""The call `words`: what the page itself says, so that one catalog holds every sentence."""

from string import Formatter
from typing import Any

from mediabruch.errors import Message
from mediabruch.i18n import Translator
from mediabruch.i18n.terms import ASIDES, MEDIA, PARTIES, ZONES
from mediabruch.workbench.asked import Asked
from mediabruch.workbench.desk import Desk
from mediabruch.workbench.fields import process_fields
from mediabruch.workbench.page_sentences import SENTENCES
from mediabruch.workbench.steps_view import PHYSICAL_WORD


def answer_words(_: Desk, asked: Asked) -> dict[str, Any]:
    """The page's sentences by their keys, and the values that people choose from."""
    words = asked.words
    media = [{"value": str(medium), "words": words.message(said)} for medium, said in MEDIA.items()]
    thing = {"value": PHYSICAL_WORD, "words": words.text("a thing or a person")}
    return {
        "words": {key: _unfilled(said, words) for key, said in SENTENCES.items()},
        "media": [*media, thing],
        "asides": _choices(ASIDES, asked),
        "zones": _choices(ZONES, asked),
        "parties": _choices(PARTIES, asked),
        "yes_no": [{"value": True, "words": words.text("yes")}, {"value": False, "words": words.text("no")}],
        "process": process_fields(words),
    }


def _choices(terms: Any, asked: Asked) -> list[dict[str, str]]:
    return [{"value": str(value), "words": asked.words.message(said)} for value, said in terms.items()]


def _unfilled(said: Message, words: Translator) -> str:
    """A sentence with its facts still in braces: the page puts them in."""
    names = [name for _, name, _, _ in Formatter().parse(said.template) if name]
    return words.text(said.template, **{name: f"{{{name}}}" for name in names})
