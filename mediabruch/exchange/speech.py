"""How facts are called and written in the cells and lists that people fill in, and read again in whatever words."""

from collections.abc import Mapping
from decimal import Decimal

from mediabruch.errors import Message
from mediabruch.figures import written_number
from mediabruch.i18n import Translator
from mediabruch.i18n.terms import ASIDES, MEDIA, PARTIES, ZONES
from mediabruch.media import Medium, ordered
from mediabruch.notation.process_shapes import level_text
from mediabruch.notation.shapes import UNNAMED_LAW, Value
from mediabruch.notation.words import MEDIA_WORDS

PHYSICAL = "physical"
BETWEEN = " + "
"""What stands between the media of one side."""
UNKNOWN = Message("not known")
"""The word that takes a statement away."""
YES, NO = Message("yes"), Message("no")

MEDIA_CALLED: Mapping[str, Message] = {
    **{str(medium): message for medium, message in MEDIA.items()},
    PHYSICAL: Message("thing or person"),
}
"""What media are called, by the words of annotation files."""

FACTS_CALLED: Mapping[str, Message] = {
    "receives": Message("takes in"),
    "produces": Message("hands on"),
    "system": Message("system"),
    "by_hand": Message("by hand"),
    "required_by_law": Message("required by law"),
    "minutes": Message("minutes"),
    "party": Message("acting party"),
    "zone": Message("zone"),
    "automatic": Message("automatic"),
    "dispatch": Message("sent out"),
    "aside": Message("leaves the flow"),
    "note": Message("remark"),
}
"""What the facts about a step are called, by their names."""

ASIDES_CALLED: Mapping[str, Message] = {str(aside): message for aside, message in ASIDES.items()}
"""How what a step makes leaves the flow of work, by the words of annotation files."""


_CALLED: Mapping[str, Mapping[str, Message]] = {
    "aside": ASIDES_CALLED,
    "party": PARTIES,
    "zone": ZONES,
    "required_by_law": {UNNAMED_LAW: YES},
}
"""What some values of facts are called."""


def medium_word(word: str, words: Translator) -> str:
    """A medium, or `physical`."""
    return words.message(MEDIA_CALLED[word])


def media_choices(words: Translator) -> list[tuple[str, str]]:
    """All media as they are called, with the words of annotation files."""
    return [(medium_word(word, words), word) for word in MEDIA_WORDS]


def said(name: str, value: Value, words: Translator) -> str:
    """A fact's value as it stands in a cell."""
    match value:
        case float() if name == "probability":
            percent = f"{(Decimal(repr(value)) * 100).normalize():f} %"
            return percent.replace(".", ",") if words.language == "de" else percent
        case bool():
            return words.message(YES if value else NO)
        case float() | int():
            number = written_number(value)
            return number.replace(".", ",") if words.language == "de" else number
        case frozenset():
            media = [str(medium) for medium in ordered(value)] or [PHYSICAL]
            return BETWEEN.join(medium_word(medium, words) for medium in media)
        case tuple():
            return level_text(*value) if name == "reifegrad" else ", ".join(value)
        case str():
            called = _CALLED.get(name, {}).get(value)
            return value if called is None else words.message(called)


HYBRIDS: tuple[frozenset[Medium], ...] = (
    frozenset({Medium.DATA, Medium.DOCUMENT}),
    frozenset({Medium.DOCUMENT, Medium.PAPER}),
    frozenset({Medium.DATA, Medium.PAPER}),
)
"""Sides with several media that lists offer, since they are common."""
