"""The measures that plans choose from: those of mediabruch with what an organization says of them, and its own."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from mediabruch.errors import Message
from mediabruch.measures.catalog import CATALOG
from mediabruch.measures.measure import EffortClass, Measure, Provider
from mediabruch.media import Medium
from mediabruch.options import Options, OwnMeasure

_SAID = ("title", "means", "says", "solution", "law")
_MADE = {"effort": EffortClass, "who": Provider, "into": Medium}


def catalog_of(options: Options) -> Mapping[str, Measure]:
    """The measures by their ids, as these options say."""
    return _with(options.measures)


@lru_cache(maxsize=16)
def _with(stated: tuple[OwnMeasure, ...]) -> Mapping[str, Measure]:
    found = dict(CATALOG)
    for own in stated:
        values = dict(_fields(own))
        found[own.id] = replace(CATALOG[own.id], **values) if own.id in CATALOG else own_measure(own.id, **values)
    return found


def own_measure(id_: str, **values: Any) -> Measure:
    """A measure of one's own; what is left out follows from its title."""
    empty: dict[str, Any] = {
        "means": values["title"], "says": values["title"], "solution": values["title"], "into": Medium.DIGITAL,
        "mends": (), "also": {"by_hand": False}, "effort": EffortClass.MODERATE, "who": Provider.OFFICE,
    }  # fmt: skip
    return Measure(id=id_, **{**empty, **values})


def _fields(own: OwnMeasure) -> Iterator[tuple[str, Any]]:
    for name, value in own.facts:
        if name == "effort" and isinstance(value, float):
            yield "points", value
        elif name in _MADE:
            yield name, _MADE[name](str(value))
        else:
            yield name, said(str(value)) if name in _SAID else value


def said(text: str) -> Message:
    """An organization's own words, which are not translated."""
    return Message("{own}", own=text)
