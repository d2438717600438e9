"""The shapes of what is stated of a process as a whole: its cases, its key, its tier of FIM, its OZG maturity level."""

import re
from collections.abc import Mapping

from mediabruch.errors import Message
from mediabruch.notation.letters import comparable
from mediabruch.notation.nearest import hint
from mediabruch.notation.nodes import Node, Scalar, Table, mistake, shown
from mediabruch.notation.shapes import FactShape, Value, advised, number_in, plain_text
from mediabruch.patterns import pattern

_GROUPED = pattern(r"[1-9][0-9]{0,2}(\.[0-9]{3})+")


def _cases(name: str, node: Node) -> Value:
    """A number; one such as 1.200 is refused, since it would be taken for one case and a bit."""
    if isinstance(node, Scalar) and _GROUPED.fullmatch(node.text):
        message = Message(
            "{fact} wants a number whose thousands are not set apart, not “{word}”.", fact=name, word=shown(node)
        )
        raise mistake(node, advised(message, node.text.replace(".", "")))
    number = number_in(name, node)
    if number <= 0:
        raise mistake(node, Message("{fact} is more than 0, and {number} is not.", fact=name, number=shown(node)))
    return number


def _service_key(name: str, node: Node) -> Value:
    """Digits; spaces and dots between them are left out."""
    key = re.sub(r"[\s.]", "", plain_text(name, node))
    if not re.fullmatch(r"[0-9]{4,20}", key):
        raise mistake(
            node, Message("{fact} is a number of 4 to 20 digits, and {word} is not.", fact=name, word=shown(node))
        )
    return key


FIM_TIERS = ("stamm", "referenz", "lokal")


def _fim_tier(name: str, node: Node) -> Value:
    tier = comparable(plain_text(name, node)).removesuffix("prozess")
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
    version, level = plain_text("model", said["model"]), number_in("level", said["level"])
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
