"""The shapes that stated facts can have: how each is read, and how the JSON schema describes it."""

import math
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from mediabruch.errors import Message
from mediabruch.figures import LARGEST
from mediabruch.media import PHYSICAL, Aside, Medium
from mediabruch.notation.letters import comparable
from mediabruch.notation.nearest import hint, nearest
from mediabruch.notation.nodes import Items, Node, Scalar, is_nothing, is_textual, mistake, shown
from mediabruch.notation.words import (
    ASIDE_GLOSSARY,
    FLAG_GLOSSARY,
    MEDIA_GLOSSARY,
    MEDIA_WORDS,
    PARTY_GLOSSARY,
    UNKNOWN_WORDS,
    ZONE_GLOSSARY,
    ZONE_WORDS,
    listed_media,
)
from mediabruch.patterns import pattern

Value = frozenset[Medium] | str | float | bool | tuple[str, ...]

TRUE = frozenset({"true", "True", "TRUE"})
FALSE = frozenset({"false", "False", "FALSE"})
NUMBER = pattern(r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?")
_GROUPED = pattern(r"[1-9][0-9]{0,2}(?:([ '’\u00a0\u202f])[0-9]{3})(?:\1[0-9]{3})*")
"""Thousands set apart, as in German, Austrian and Swiss texts."""


class FactShape(NamedTuple):
    """What a value looks like."""

    read: Callable[[str, Node], Value]
    """From the fact's name and its node; raises `MistakeError`."""
    schema: Mapping[str, object]
    """The same for editors and other programs, as JSON schema. (Nothing at all, `null`, is always allowed.)"""


def _media(name: str, node: Node) -> Value:
    words = node.nodes if isinstance(node, Items) else tuple(_several(node))
    media = [_medium(name, word) for word in words]
    if None in media and len(media) > 1:
        message = Message("{fact}: physical means no medium at all, so it stands alone.", fact=name)
        raise mistake(node, message)
    return frozenset(medium for medium in media if medium is not None) or PHYSICAL


def _medium(name: str, node: Node) -> Medium | None:
    """One medium; `None` for `physical`."""
    if not isinstance(node, Scalar):
        raise mistake(node, Message("{fact} wants a medium or a list of media.", fact=name))
    meant = MEDIA_GLOSSARY.get(comparable(node.text))
    if meant is not None:
        return None if meant == "physical" else Medium(meant)
    if comparable(node.text) in UNKNOWN_WORDS:
        message = Message("{fact}: what is not known is left out, not called {word}.", fact=name, word=node.text)
        raise mistake(node, message)
    near = nearest(node.text, MEDIA_GLOSSARY)
    advice = hint(MEDIA_GLOSSARY[near] if near else node.text, MEDIA_WORDS)
    message = Message("{fact}: unknown medium “{word}”. {hint}", fact=name, word=shown(node), hint=advice)
    raise mistake(node, message)


def _several(node: Node) -> Iterator[Node]:
    """The media that a text names; other nodes are taken as they are."""
    words = list(listed_media(node.text)) if isinstance(node, Scalar) else []
    if isinstance(node, Scalar) and words:
        yield from (node._replace(text=word) for word in words)
    else:
        yield node


def number_in(name: str, node: Node) -> float:
    """A finite number, written without quotes. Raises `MistakeError`."""
    if isinstance(node, Scalar) and node.plain and NUMBER.fullmatch(node.text) and math.isfinite(float(node.text)):
        if float(node.text) > LARGEST:
            message = Message(
                "{fact} cannot be more than {most}, as {number} is.", fact=name, most=LARGEST, number=shown(node)
            )
            raise mistake(node, message)
        return float(node.text)
    message = Message("{fact} wants a number, not “{word}”.", fact=name, word=shown(node))
    raise mistake(node, advised(message, _meant_number(node)))


def _meant_number(node: Node) -> str | None:
    """The number behind a percentage, a decimal comma, thousands set apart, or quotes."""
    if not isinstance(node, Scalar):
        return None
    if (grouped := _GROUPED.fullmatch(node.text.strip())) is not None:
        return grouped[0].replace(grouped[1], "")
    text = node.text.strip().replace(",", ".")
    number = text.removesuffix("%").strip()
    if not NUMBER.fullmatch(number) or not math.isfinite(float(number)):
        return None
    return number if number == text else f"{float(number) / 100:.12g}"


def advised(message: Message, meant: str | None) -> Message:
    """A mistake with what was probably meant, where that is clear."""
    return message if meant is None else Message("{mistake} Did you mean {nearest}?", mistake=message, nearest=meant)


def _probability(name: str, node: Node) -> Value:
    number = number_in(name, node)
    if 0 <= number <= 1:
        return number
    message = Message("{fact} lies between 0 and 1, and {number} does not.", fact=name, number=shown(node))
    is_percentage = 1 < number <= 100  # noqa: PLR2004 - of a hundred
    raise mistake(node, advised(message, f"{number / 100:.12g}" if is_percentage else None))


def _minutes(name: str, node: Node) -> Value:
    number = number_in(name, node)
    if number < 0:
        raise mistake(node, Message("{fact} cannot be less than 0, as {number} is.", fact=name, number=shown(node)))
    return number


def _flag(name: str, node: Node) -> Value:
    flag = _yes_or_no(node)
    if flag is None:
        message = Message("{fact} wants true or false, not “{word}”.", fact=name, word=shown(node))
        raise mistake(node, advised(message, {"1": "true", "0": "false"}.get(shown(node))))
    return flag


def _yes_or_no(node: Node) -> bool | None:
    meant = FLAG_GLOSSARY.get(comparable(node.text)) if isinstance(node, Scalar) else None
    return None if meant is None else meant == "true"


def plain_text(name: str, node: Node) -> str:
    """A text as a person writes it; a flag without quotes is none. Raises `MistakeError`."""
    if not isinstance(node, Scalar) or (node.plain and node.text in TRUE | FALSE):
        raise mistake(node, Message("{fact} wants a text, not {word}.", fact=name, word=shown(node)))
    if not is_textual(node.text):
        raise mistake(node, Message("{fact} holds a character that no text file should hold.", fact=name))
    return node.text.strip()


_LONG_WORD, _ONE_SLIP = 5, 0.85
"""Letters from which on a word is told from its neighbors, and how like a word with one slip is to the right one."""
UNNAMED_LAW = "true"
"""What `required_by_law: true` is kept as: bound by a rule that nobody names."""


def _law(name: str, node: Node) -> Value:
    flag = _yes_or_no(node)
    if flag is not None:
        return UNNAMED_LAW if flag else False
    return plain_text(name, node)


def _party(name: str, node: Node) -> Value:
    """One of the known parties, else a name as it is; a known word with one slip is no name."""
    text = plain_text(name, node)
    word = comparable(text).replace("_", " ")
    meant = PARTY_GLOSSARY.get(word)
    if meant is None and word.replace(" ", "").isalpha() and len(word) >= _LONG_WORD:
        alike = (known for known in PARTY_GLOSSARY if known.count(" ") == word.count(" "))
        if (near := nearest(word, alike, _ONE_SLIP)) is not None:
            message = Message("{fact}: unknown party “{word}”.", fact=name, word=shown(node))
            raise mistake(node, advised(message, PARTY_GLOSSARY[near]))
    return meant or text


def _aside(name: str, node: Node) -> Value:
    flag = _yes_or_no(node)
    if flag is not None:
        return Aside.OTHER if flag else False
    meant = ASIDE_GLOSSARY.get(comparable(node.text)) if isinstance(node, Scalar) else None
    if meant is None:
        message = Message("{fact} wants sent, filed, true or false, not “{word}”.", fact=name, word=shown(node))
        raise mistake(node, message)
    return Aside(meant)


def _measured(name: str, node: Node) -> Value:
    from mediabruch.notation.measured import measured_share  # few shares are counted

    text = plain_text(name, node)
    found = measured_share(text)
    if found is None:
        example = "1300 of 1434, 2025-01-01 to 2026-12-31"
        message = Message(
            "{fact} wants a count such as “{example}”, not “{word}”.", fact=name, example=example, word=shown(node)
        )
        raise mistake(node, message)
    return str(found)


def _texts(name: str, node: Node) -> Value:
    nodes = node.nodes if isinstance(node, Items) else (node,)
    return tuple(plain_text(name, item) for item in nodes if not is_nothing(item))


def _zone(name: str, node: Node) -> Value:
    meant = ZONE_GLOSSARY.get(comparable(node.text)) if isinstance(node, Scalar) else None
    if meant is None:
        near = nearest(node.text, ZONE_GLOSSARY) if isinstance(node, Scalar) else None
        advice = hint(ZONE_GLOSSARY[near] if near else shown(node), ZONE_WORDS)
        raise mistake(node, Message("{fact}: unknown zone “{word}”. {hint}", fact=name, word=shown(node), hint=advice))
    return meant


_ONE_MEDIUM = {"enum": list(MEDIA_WORDS)}
_SOME_MEDIA = {"type": "array", "items": {"enum": [str(medium) for medium in Medium]}}
_NOTHING = {"type": "null"}

MEDIA = FactShape(_media, {"anyOf": [_ONE_MEDIUM, _SOME_MEDIA, {"const": ["physical"]}, _NOTHING]})
PROBABILITY = FactShape(_probability, {"type": ["number", "null"], "minimum": 0, "maximum": 1})
MINUTES = FactShape(_minutes, {"type": ["number", "null"], "minimum": 0})
FLAG = FactShape(_flag, {"type": ["boolean", "null"]})
ASIDE = FactShape(_aside, {"enum": ["sent", "filed", True, False, None]})
TEXT = FactShape(plain_text, {"type": ["string", "number", "null"]})
PARTY = FactShape(_party, TEXT.schema)
MEASURED = FactShape(_measured, {"type": ["string", "null"], "pattern": r"^\s*\d+\s+(of|von)\s+\d+(\s*,.*)?$"})
TEXTS = FactShape(_texts, {"type": ["array", "string", "null"], "items": {"type": ["string", "number", "null"]}})
ZONE = FactShape(_zone, {"enum": [*ZONE_WORDS, None]})
LAW = FactShape(_law, {"type": ["string", "number", "boolean", "null"]})
