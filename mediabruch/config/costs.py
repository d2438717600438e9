"""The table `[cost]`: an organization's own figures for what media breaks cost."""

from collections.abc import Mapping
from typing import Any

from mediabruch.config.names import table_in
from mediabruch.errors import Message
from mediabruch.notation.nearest import hint, unknown_key
from mediabruch.notation.nodes import Items, MistakeError, Node, Scalar, mistake, shown
from mediabruch.notation.shapes import MINUTES, TEXT
from mediabruch.options import OwnCosts

COST = "cost"
LEVELS = ("municipality", "state", "federation")
CODES = tuple(f"MB10{number}" for number in range(1, 9))
_RANGE: Mapping[str, object] = {
    "type": "array",
    "items": {"type": "number", "minimum": 0},
    "minItems": 2,
    "maxItems": 2,
}
_SINGLE = ("way_minutes", "way_euros")
_KEYS = ("edition", "level", "wages", *_SINGLE, *CODES)


def costs_in(node: Node, mistakes: list[MistakeError]) -> OwnCosts:
    """The organization's own costs, as the table states them."""
    found: dict[str, Any] = {}
    minutes: list[tuple[str, float, float]] = []
    for key, value in table_in(node, COST, "MB101 = [1, 4]").entries:
        try:
            if key.text in CODES:
                minutes.append((key.text, *_range(key, value)))
            else:
                found[key.text] = _value(key, value)
        except MistakeError as error:
            mistakes.append(error)
    return OwnCosts(**found, minutes=tuple(minutes))


def _value(key: Scalar, node: Node) -> object:
    if key.text == "edition":
        return TEXT.read(key.text, node)
    if key.text == "level":
        if shown(node) not in LEVELS:
            advice = hint(shown(node), LEVELS)
            raise mistake(node, Message("Unknown level “{word}”. {hint}", word=shown(node), hint=advice))
        return shown(node)
    if key.text == "wages":
        return _range(key, node)
    if key.text in _SINGLE:
        return MINUTES.read(key.text, node)
    raise unknown_key(key, _KEYS, COST)


def _range(key: Scalar, node: Node) -> tuple[float, float]:
    """Two numbers, the smaller one first."""
    ends = [MINUTES.read(key.text, item) for item in node.nodes] if isinstance(node, Items) else []
    if len(ends) == 2 and isinstance(ends[0], float) and isinstance(ends[1], float) and ends[0] <= ends[1]:  # noqa: PLR2004
        return ends[0], ends[1]
    message = Message(
        "{id} wants a range such as {example}: two numbers, the smaller one first.", id=shown(key), example="[1, 4]"
    )
    raise mistake(node, message)


def costs_schema() -> dict[str, object]:
    """The JSON schema of the table."""
    return {
        "description": "Own figures for what media breaks cost; what is left out is as published.",
        "type": "object",
        "properties": {
            "edition": {"type": "string", "description": "What they are called, with their date."},
            "level": {"enum": list(LEVELS), "description": "Whose published wages count; default: municipality."},
            "wages": {**_RANGE, "description": "Euros an hour, from low to high."},
            **{key: {"type": "number", "minimum": 0, "description": "Of a way to the office."} for key in _SINGLE},
            **{key: {**_RANGE, "description": "Minutes that such a media break takes."} for key in CODES},
        },
        "additionalProperties": False,
    }
