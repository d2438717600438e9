"""The steps of a process as the page shows them: what each takes in and hands on, whence that is known, and why."""

from collections.abc import Iterable
from typing import Any

from mediabruch.analyzed import Step
from mediabruch.exchange.rows import stated_of
from mediabruch.i18n.terms import ASIDES, NODE_TYPES, ORIGINS, ZONES
from mediabruch.maturity.zone import ZoneReading
from mediabruch.maturity.zones import read_zones
from mediabruch.media import Annotation, Evidence, Medium, Origin, Side, ordered
from mediabruch.notation.shapes import Value
from mediabruch.report.blocks import said
from mediabruch.report.explain import evidence_words, party_words
from mediabruch.report.names import Names
from mediabruch.workbench.analysts import OpenProcess

_STATING = frozenset({"sidecar", "model", "folder"})
"""Sources of evidence that a person wrote."""
PHYSICAL_WORD = "physical"


def steps_view(process: OpenProcess, names: Names) -> list[dict[str, Any]]:
    """All steps, in document order."""
    zones = read_zones(process.analysis).readings
    return [
        {**_step(step, process, names), "zone": _zone(zones[step.node.key], names)} for step in process.analysis.steps
    ]


def _step(step: Step, process: OpenProcess, names: Names) -> dict[str, Any]:
    node, known, words = step.node, step.supposed, names.words
    lane, pool = names.model.lane_of(node), names.model.participant_of(node)
    return {
        "id": node.id,
        "key": node.key,
        "label": names.node(node),
        "lane": lane.name if lane else "",
        "pool": pool.name if pool else "",
        "type": words.message(NODE_TYPES[node.type]),
        "line": node.line,
        "receives": _side("receives", known, names),
        "produces": _side("produces", known, names),
        "knowledge": None if step.knowledge is None else str(step.knowledge),
        "sure": known.confidence,
        "sure_words": words.percent(known.confidence) if known.is_known else "",
        "evidence": evidence_view(known.evidence, names),
        "aside": _called(known.aside, None if known.aside is None else words.message(ASIDES[known.aside])),
        "by_hand": known.by_hand,
        "automatic": step.is_automatic,
        "dispatch": known.is_dispatch,
        "system": known.system,
        "required_by_law": known.required_by_law,
        "party": _called(known.party, party_words(known.party, words)),
        "minutes": known.minutes,
        "note": known.note,
        "visits": step.visits_per_case,
        "visits_words": words.rate(step.visits_per_case),
        "stated": {name: value_view(value) for name, value in stated_of(process.sidecar, node.id).items()},
    }


def _called(value: str | None, words: str | None) -> dict[str, str | None] | None:
    return None if value is None else {"value": str(value), "words": words}


def _side(name: str, known: Annotation, names: Names) -> dict[str, Any]:
    side: Side = getattr(known, name)
    origin = origin_of(name, known)
    return {
        "medium": None if side is None else media_view(side),
        "words": names.side(side),
        "origin": "unknown" if origin is None else str(origin),
        "origin_words": names.words.text("not known") if origin is None else names.words.message(ORIGINS[origin]),
    }


def origin_of(name: str, known: Annotation) -> Origin | None:
    """Whence one side of a step is known; `None` where it is not."""
    if getattr(known, name) is None:
        return None
    if name in known.assumed:
        return Origin.ASSUMED
    said_so = (one for one in known.evidence if one.source in _STATING and f"{name}=" in one.argues)
    return Origin.STATED if any(said_so) else Origin.INFERRED if known.origin is Origin.STATED else known.origin


def media_view(side: frozenset[Medium]) -> list[str]:
    """The media of a side in the words of annotation files; a thing or a person is `physical`."""
    return [str(medium) for medium in ordered(side)] or [PHYSICAL_WORD]


def value_view(value: Value) -> Any:
    """A stated fact in the words of annotation files."""
    return media_view(value) if isinstance(value, frozenset) else list(value) if isinstance(value, tuple) else value


def evidence_view(evidence: Iterable[Evidence], names: Names) -> list[str]:
    """Each piece of evidence as a sentence."""
    return [said(evidence_words(one, names)) for one in evidence]


def _zone(reading: ZoneReading, names: Names) -> dict[str, str]:
    return {
        "value": str(reading.zone),
        "words": names.words.message(ZONES[reading.zone]),
        "origin": str(reading.origin),
        "origin_words": names.words.message(ORIGINS[reading.origin]),
    }
