"""A ring as JSON, and as a table for spreadsheets."""

from collections.abc import Mapping
from typing import Any

from mediabruch.errors import Message
from mediabruch.exchange.separated import separated
from mediabruch.i18n import Translator
from mediabruch.portfolio.ring import Quartiles, RingFigures
from mediabruch.portfolio.told_quartiles import ToldQuartiles
from mediabruch.report.json_text import json_text
from mediabruch.report.ring.shown import ShownRing, ShownService

RING = "mediabruch/ring/1"
COLUMNS: Mapping[str, Message] = {
    "service": Message("service"),
    "name": Message("name"),
    "rank": Message("rank"),
    "member": Message("member"),
    "low": Message("score, at least"),
    "high": Message("score, at most"),
    "breaks": Message("media breaks per case"),
    "coverage": Message("known"),
    "median": Message("median of the score"),
    "confidence": Message("sure that it is one service"),
}


def ring_json(ring: ShownRing, *_: object) -> bytes:
    """The document of a ring."""
    document = {
        "schema": RING,
        "members": ring.members,
        "sizes": [{"size": size or None, "members": count} for size, count in ring.sizes],
        "services": [_service(one) for one in ring.services],
        "alone": [{"member": member, "service": service} for member, service in ring.alone],
        "hidden": ring.hidden,
    }
    return f"{json_text(document)}\n".encode()


def _service(one: ShownService) -> dict[str, Any]:
    return {
        "service": one.service,
        "name": one.name or None,
        "confidence": one.confidence,
        "members": one.members,
        "standings": [
            {
                "member": member,
                "low": found.low,
                "high": found.high,
                "breaks_per_case": found.breaks_per_case,
                "coverage": found.coverage,
                "codes": dict(found.codes),
                **_stated(found),
            }
            for member, found in one.standings
        ],
        "low": _spread(one.low),
        "breaks_per_case": _spread(one.breaks),
        "reuse": [
            {
                "member": each.member,
                "label": each.label,
                "code": each.code,
                "from": each.from_member,
                "from_label": each.from_label,
                "confidence": each.confidence,
                "across": list(each.across),
            }
            for each in one.reuse
        ],
    }


def _stated(found: RingFigures) -> dict[str, Any]:
    """What is stated of a process whose model is shown."""
    return {"facts": dict(found.entry.facts), "cases": found.entry.cases} if found.entry is not None else {}


def _spread(found: Quartiles | ToldQuartiles | None) -> dict[str, float | None] | None:
    if not isinstance(found, ToldQuartiles):
        return None if found is None else found._asdict()
    return {
        "least": None,
        "first": _middle(found.first),
        "median": _middle(found.median),
        "third": _middle(found.third),
        "most": None,
    }


def _middle(step: tuple[float, float] | None) -> float | None:
    return None if step is None else sum(step) / 2


def _median(one: ShownService, words: Translator) -> str:
    spread = _spread(one.low)
    return "" if spread is None or spread["median"] is None else words.cell(spread["median"], 2)


def ring_csv(ring: ShownRing, words: Translator) -> bytes:
    """A row for each member of each service, the best first."""
    rows = []
    for one in ring.services:
        median = _median(one, words)
        for rank, (member, found) in enumerate(one.standings, start=1):
            place = "" if ring.is_of_member else str(rank)
            low, high, coverage = (
                "" if value is None else words.cell(value, 4) for value in (found.low, found.high, found.coverage)
            )
            breaks, sure = words.cell(found.breaks_per_case, 4), words.cell(one.confidence, 2)
            rows.append([one.service, one.name, place, member, low, high, breaks, coverage, median, sure])
    return separated([[words.message(title) for title in COLUMNS.values()], *rows], words)
