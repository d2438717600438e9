"""A stated fact, and how it is made of a written key and value, in an annotation file or in the model."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from mediabruch.errors import Key, Message
from mediabruch.notation.nearest import unknown_key
from mediabruch.notation.nodes import MistakeError, Node, Scalar, is_nothing, mistake, shown
from mediabruch.notation.shapes import Value
from mediabruch.notation.words import MEDIA_WORDS
from mediabruch.statements.vocabulary import KEY_GLOSSARY, VOCABULARY, Section, Term, sections_of

if TYPE_CHECKING:
    from mediabruch.notation.measured import MeasuredShare

_Value = TypeVar("_Value")
SIDES = ("receives", "produces")
"""The two facts for which `medium` is short."""


class Fact(NamedTuple):
    """Something stated."""

    name: str
    value: Value
    words: str
    """The value as it was written, in one short line."""
    line: int | None = None
    column: int | None = None
    source: str = "sidecar"
    """`sidecar`, `model` or `folder`: the file whose line this is."""
    entry: str | None = None
    """The file's name, of a folder's file with the entry, as evidence cites it; `None` where it is the model."""

    def __str__(self) -> str:
        return f"{self.name}: {self.words}"


Facts = Mapping[str, Fact]
"""Facts about one element, by name."""


def agree(one: Fact, other: Fact) -> bool:
    """Whether two facts of one name say the same, upper and lower case aside."""
    if isinstance(one.value, str) and isinstance(other.value, str):
        return one.value.casefold() == other.value.casefold()
    return one.value == other.value


def joined(one: Fact, other: Fact) -> Fact:
    """One remark made of two, since remarks do not contradict each other."""
    return one if agree(one, other) else one._replace(value=f"{one.value}\n{other.value}")


def term_of(section: Section, key: Scalar) -> Term:
    """The fact that a key names. Raises `MistakeError` with the right section, the right form or the nearest key."""
    terms = VOCABULARY[section]
    if key.text in terms:
        return terms[key.text]
    raise _no_term(section, key)


def _no_term(section: Section, key: Scalar) -> MistakeError:
    word = shown(key)
    if elsewhere := sections_of(key.text):
        homes = ", ".join(elsewhere)
        message = Message(
            "{key} has no meaning under {section}; it belongs under {homes}.",
            key=word,
            section=str(section),
            homes=homes,
        )
    elif key.text in MEDIA_WORDS:
        message = Message(
            "Unknown key “{word}”. Several media of one side stand in brackets: [paper, data].", word=word
        )
    elif key.plain and key.text.isdecimal():
        message = Message(
            "Unknown key “{word}”. Decimal numbers are written with a point, not with a comma.", word=word
        )
    else:
        return unknown_key(key, VOCABULARY[section], str(section), KEY_GLOSSARY)
    return mistake(key, message)


def fact_of(term: Term, node: Node) -> Fact | None:
    """The fact that a node states; `None` where it says nothing. Raises `MistakeError` where it is unusable."""
    if is_nothing(node):
        return None
    value = term.shape.read(Key(term.name), node)
    return None if value == "" else Fact(term.name, value, shown(node), node.line, node.column)


def measured_in(facts: Facts) -> "MeasuredShare | None":
    """The share that was counted of a flow or event; `None` where none was, or where a person says another share.

    The exact share holds, of which the probability beside it is the rounded one.
    """
    if "measured" not in facts:
        return None
    from mediabruch.notation.measured import measured_share  # few shares are counted

    share = measured_share(str(facts["measured"].value))
    stated = facts["probability"].value if "probability" in facts else None
    return share if share is not None and (not isinstance(stated, float) or share.is_meant_by(stated)) else None


def by_side(values: Mapping[str, _Value]) -> dict[str, _Value]:
    """What is stated of a step, with `medium` spread over both sides; where a side is stated as well, the side holds.

    >>> by_side({"medium": "paper", "produces": "data"})
    {'receives': 'paper', 'produces': 'data'}
    """
    if "medium" not in values:
        return dict(values)
    spread = {**dict.fromkeys(SIDES, values["medium"]), **values}
    del spread["medium"]
    return spread


def with_sides(before: Mapping[str, Value], new: Mapping[str, Value | None]) -> Mapping[str, Value | None]:
    """New facts of a step, of which one side may change alone: where both become the same, `medium` is short.

    >>> with_sides({"medium": "paper"}, {"produces": "data"})
    {'medium': None, 'receives': 'paper', 'produces': 'data'}
    """
    if not new.keys() & {"medium", *SIDES}:
        return new
    facts = {name: value for name, value in new.items() if name not in ("medium", *SIDES)}
    sides: dict[str, Value | None] = {**dict.fromkeys(SIDES, None), **by_side(before), **by_side(new)}
    receives, produces = (sides[side] for side in SIDES)
    if receives is not None and receives == produces:
        return {"medium": receives, **dict.fromkeys(SIDES, None), **facts}
    return {"medium": None, "receives": receives, "produces": produces, **facts}
