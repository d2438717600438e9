"""The shapes that stated facts can have: how each is read, and how the JSON schema describes it."""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from mediabruch.errors import Message
from mediabruch.figures import LARGEST
from mediabruch.media import PHYSICAL, Aside, Medium
from mediabruch.notation.letters import comparable
from mediabruch.notation.nearest import hint, nearest
from mediabruch.notation.nodes import Items, Node, Scalar, Table, is_nothing, is_textual, mistake, shown
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
_GROUPED_BY_POINTS = pattern(r"[1-9][0-9]{0,2}(\.[0-9]{3})+")


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


def _number(name: str, node: Node) -> float:
    if isinstance(node, Scalar) and node.plain and NUMBER.fullmatch(node.text) and math.isfinite(float(node.text)):
        if float(node.text) > LARGEST:
            message = Message(
                "{fact} cannot be more than {most}, as {number} is.", fact=name, most=LARGEST, number=shown(node)
            )
            raise mistake(node, message)
        return float(node.text)
    message = Message("{fact} wants a number, not “{word}”.", fact=name, word=shown(node))
    raise mistake(node, _advised(message, _meant_number(node)))


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


def _advised(message: Message, meant: str | None) -> Message:
    return message if meant is None else Message("{mistake} Did you mean {nearest}?", mistake=message, nearest=meant)


def _probability(name: str, node: Node) -> Value:
    number = _number(name, node)
    if 0 <= number <= 1:
        return number
    message = Message("{fact} lies between 0 and 1, and {number} does not.", fact=name, number=shown(node))
    is_percentage = 1 < number <= 100  # noqa: PLR2004 - of a hundred
    raise mistake(node, _advised(message, f"{number / 100:.12g}" if is_percentage else None))


def _minutes(name: str, node: Node) -> Value:
    number = _number(name, node)
    if number < 0:
        raise mistake(node, Message("{fact} cannot be less than 0, as {number} is.", fact=name, number=shown(node)))
    return number


def _flag(name: str, node: Node) -> Value:
    flag = _yes_or_no(node)
    if flag is None:
        message = Message("{fact} wants true or false, not “{word}”.", fact=name, word=shown(node))
        raise mistake(node, _advised(message, {"1": "true", "0": "false"}.get(shown(node))))
    return flag


def _yes_or_no(node: Node) -> bool | None:
    meant = FLAG_GLOSSARY.get(comparable(node.text)) if isinstance(node, Scalar) else None
    return None if meant is None else meant == "true"


def _text(name: str, node: Node) -> Value:
    if not isinstance(node, Scalar) or (node.plain and node.text in TRUE | FALSE):
        raise mistake(node, Message("{fact} wants a text, not {word}.", fact=name, word=shown(node)))
    if not is_textual(node.text):
        raise mistake(node, Message("{fact} holds a character that no text file should hold.", fact=name))
    return node.text.strip()


UNNAMED_LAW = "true"
"""What `required_by_law: true` is kept as: bound by a rule that nobody names."""


def _law(name: str, node: Node) -> Value:
    flag = _yes_or_no(node)
    if flag is not None:
        return UNNAMED_LAW if flag else False
    return _text(name, node)


def _party(name: str, node: Node) -> Value:
    text = str(_text(name, node))
    return PARTY_GLOSSARY.get(comparable(text), text)


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

    text = str(_text(name, node))
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
    return tuple(str(_text(name, item)) for item in nodes if not is_nothing(item))


def _zone(name: str, node: Node) -> Value:
    meant = ZONE_GLOSSARY.get(comparable(node.text)) if isinstance(node, Scalar) else None
    if meant is None:
        near = nearest(node.text, ZONE_GLOSSARY) if isinstance(node, Scalar) else None
        advice = hint(ZONE_GLOSSARY[near] if near else shown(node), ZONE_WORDS)
        raise mistake(node, Message("{fact}: unknown zone “{word}”. {hint}", fact=name, word=shown(node), hint=advice))
    return meant


def _cases(name: str, node: Node) -> Value:
    """A number; one such as 1.200 is refused, since it would be taken for one case and a bit."""
    if isinstance(node, Scalar) and _GROUPED_BY_POINTS.fullmatch(node.text):
        message = Message(
            "{fact} wants a number whose thousands are not set apart, not “{word}”.", fact=name, word=shown(node)
        )
        raise mistake(node, _advised(message, node.text.replace(".", "")))
    number = _number(name, node)
    if number <= 0:
        raise mistake(node, Message("{fact} is more than 0, and {number} is not.", fact=name, number=shown(node)))
    return number


def _service_key(name: str, node: Node) -> Value:
    """Digits; spaces and dots between them are left out."""
    key = re.sub(r"[\s.]", "", str(_text(name, node)))
    if not re.fullmatch(r"[0-9]{4,20}", key):
        raise mistake(
            node, Message("{fact} is a number of 4 to 20 digits, and {word} is not.", fact=name, word=shown(node))
        )
    return key


FIM_TIERS = ("stamm", "referenz", "lokal")


def _fim_tier(name: str, node: Node) -> Value:
    tier = comparable(str(_text(name, node))).removesuffix("prozess")
    if tier not in FIM_TIERS:
        advice = hint(tier, FIM_TIERS)
        raise mistake(node, Message("{fact}: unknown tier “{word}”. {hint}", fact=name, word=shown(node), hint=advice))
    return tier


MATURITY_LEVELS: Mapping[str, int] = {"1.1": 4, "2.0": 7}
"""The highest level of each OZG maturity model, by its version; the lowest is 0."""


def _reifegrad(name: str, node: Node) -> Value:
    """The version of an OZG maturity model, and the level."""
    said = {key.text: value for key, value in node.entries} if isinstance(node, Table) else {}
    if said.keys() != {"model", "level"}:
        message = Message("{fact} wants a model and a level, such as {example}.", fact=name, example=_REIFEGRAD_LIKE)
        raise mistake(node, message)
    version, level = str(_text("model", said["model"])), _number("level", said["level"])
    if version not in MATURITY_LEVELS:
        advice = hint(version, MATURITY_LEVELS)
        raise mistake(said["model"], Message("Unknown OZG maturity model “{word}”. {hint}", word=version, hint=advice))
    highest = MATURITY_LEVELS[version]
    if not (level.is_integer() and 0 <= level <= highest):
        message = Message(
            "A level of model {model} is a whole number from 0 to {highest}.", model=version, highest=highest
        )
        raise mistake(said["level"], message)
    return version, str(int(level))


def level_text(model: str, level: str) -> str:
    """An OZG maturity level with the version of the model that it is one of.

    >>> level_text("2.0", "3")
    '2.0: 3'
    """
    return f"{model}: {level}"


_REIFEGRAD_LIKE = '{model: "2.0", level: 3}'

_ONE_MEDIUM = {"enum": list(MEDIA_WORDS)}
_SOME_MEDIA = {"type": "array", "items": {"enum": [str(medium) for medium in Medium]}}
_NOTHING = {"type": "null"}

MEDIA = FactShape(_media, {"anyOf": [_ONE_MEDIUM, _SOME_MEDIA, {"const": ["physical"]}, _NOTHING]})
PROBABILITY = FactShape(_probability, {"type": ["number", "null"], "minimum": 0, "maximum": 1})
MINUTES = FactShape(_minutes, {"type": ["number", "null"], "minimum": 0})
FLAG = FactShape(_flag, {"type": ["boolean", "null"]})
ASIDE = FactShape(_aside, {"enum": ["sent", "filed", True, False, None]})
TEXT = FactShape(_text, {"type": ["string", "number", "null"]})
PARTY = FactShape(_party, TEXT.schema)
MEASURED = FactShape(_measured, {"type": ["string", "null"], "pattern": r"^\s*\d+\s+(of|von)\s+\d+(\s*,.*)?$"})
TEXTS = FactShape(_texts, {"type": ["array", "string", "null"], "items": {"type": ["string", "number", "null"]}})
ZONE = FactShape(_zone, {"enum": [*ZONE_WORDS, None]})
SERVICE_KEY = FactShape(_service_key, {"type": ["string", "integer", "null"], "pattern": r"^[0-9][0-9 .]*$"})
FIM_TIER = FactShape(_fim_tier, {"enum": [*FIM_TIERS, None]})
CASES = FactShape(_cases, {"type": ["number", "null"], "exclusiveMinimum": 0})
REIFEGRAD = FactShape(
    _reifegrad,
    {
        "type": ["object", "null"],
        "properties": {
            "model": {"enum": list(MATURITY_LEVELS), "description": "The version of the OZG maturity model."},
            "level": {"type": "integer", "minimum": 0, "maximum": max(MATURITY_LEVELS.values())},
        },
        "required": ["model", "level"],
        "additionalProperties": False,
    },
)
LAW = FactShape(_law, {"type": ["string", "number", "boolean", "null"]})
