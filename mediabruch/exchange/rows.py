"""Models into rows: each step with where it stands, what is stated of it, and what is known or guessed so far."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mediabruch.analysis import Analysis, Step
from mediabruch.exchange.columns import COLUMNS
from mediabruch.exchange.speech import said
from mediabruch.i18n import Translator
from mediabruch.i18n.terms import EVIDENCE_SOURCES, NODE_TYPES, ORIGINS
from mediabruch.media import Evidence, Side
from mediabruch.model import Model
from mediabruch.notation.shapes import Value
from mediabruch.statements.facts import SIDES
from mediabruch.statements.fit.fingerprints import Fingerprint, fingerprints
from mediabruch.statements.sidecar import Sidecar
from mediabruch.statements.vocabulary import Section

_LONGEST = 500
"""Characters of a note or of the evidence that a row shows."""


@dataclass(frozen=True, slots=True)
class TableSource:
    """A model and what its annotation file states."""

    file: str
    """The model's file, as the table names it."""
    analysis: Analysis
    sidecar: Sidecar | None


Row = Mapping[str, str]
"""Texts by the names of columns."""


def rows(sources: Iterable[TableSource], words: Translator) -> Iterator[Row]:
    """One row a step, in the order of the models and of their files."""
    for source in sources:
        context = _Context(source.analysis.model, words)
        for step in source.analysis.steps:
            stated = stated_of(source.sidecar, step.node.id)
            cells = {name: said(name, value, words) for name, value in stated.items()}
            row = {"file": source.file, **context.cells(step), **_known(step, words), **cells}
            yield {column.name: row.get(column.name, "") for column in COLUMNS}


def stated_of(sidecar: Sidecar | None, identifier: str | None) -> dict[str, Value]:
    """What an annotation file states of a step, its `medium` spread over both sides."""
    entry = sidecar.entries.get(Section.STEPS, {}).get(identifier or "") if sidecar else None
    values = {name: fact.value for name, fact in entry.facts.items()} if entry else {}
    if "medium" in values:
        medium = values.pop("medium")
        values = {**dict.fromkeys(SIDES, medium), **values}
    return values


class _Context:
    """What stands around the steps of one model."""

    def __init__(self, model: Model, words: Translator) -> None:
        self._words = words
        self._looks = fingerprints(model)[Section.STEPS]
        self._lanes = model.lane_by_key
        self._pools = model.participant_by_process
        texts = {note.key: note.text for note in model.text_annotations}
        self._notes: dict[int, list[str]] = defaultdict(list)
        for link in model.associations:
            for step, note in ((link.source, link.target), (link.target, link.source)):
                if note in texts:
                    self._notes[step].append(texts[note])

    def cells(self, step: Step) -> dict[str, str]:
        """Where a step stands."""
        node = step.node
        look = self._looks.get(node.id or "", Fingerprint())
        lane = self._lanes.get(node.lane) if node.lane is not None else None
        pool = self._pools.get(node.process)
        notes = [*self._notes[node.key], node.documentation]
        return {
            "pool": pool.name if pool else "",
            "lane": lane.name if lane else "",
            "id": node.id or "",
            "type": self._words.message(NODE_TYPES[node.type]),
            "name": node.name,
            "before": "; ".join(look.before),
            "after": "; ".join(look.after),
            "notes": _brief("\n".join(note for note in notes if note)),
        }


def _known(step: Step, words: Translator) -> dict[str, str]:
    known = step.annotation
    if known.origin is None:
        return {}
    return {
        "known_receives": _side(known.receives, words),
        "known_produces": _side(known.produces, words),
        "origin": words.message(ORIGINS[known.origin]),
        "confidence": words.percent(known.confidence),
        "evidence": _brief("; ".join(_evidence(one, words) for one in known.evidence)),
    }


def _side(side: Side, words: Translator) -> str:
    return "" if side is None else said("medium", side, words)


def _evidence(evidence: Evidence, words: Translator) -> str:
    source = EVIDENCE_SOURCES.get(evidence.source)
    return f"{words.message(source) if source else evidence.source}: {evidence.text}"


def _brief(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def titles(words: Translator) -> dict[str, str]:
    """The titles of the columns, by their names."""
    named = {column.name: words.message(column.title) for column in COLUMNS}
    return {name: title[:1].upper() + title[1:] for name, title in named.items()}
