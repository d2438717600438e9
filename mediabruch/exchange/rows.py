"""Models into rows: each step with where it stands, what is stated of it, and what is known or guessed so far.

Beside the steps stand the branches by which cases differ.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from mediabruch.analysis import Analysis
from mediabruch.analyzed import Step
from mediabruch.errors import Message
from mediabruch.exchange.branch_names import branch_name
from mediabruch.exchange.columns import BRANCHES, COLUMNS, PROCESSES, Column
from mediabruch.exchange.speech import said
from mediabruch.i18n import Translator
from mediabruch.i18n.terms import EVIDENCE_SOURCES, NODE_TYPES, ORIGINS, evidence_text
from mediabruch.interview import Question, QuestionKind, questions
from mediabruch.interview.branches import CaseBranch, case_branches
from mediabruch.media import Evidence, Knowledge, Origin, Side
from mediabruch.model import FlowNode, Model
from mediabruch.notation.letters import shortened
from mediabruch.notation.shapes import Value
from mediabruch.statements.facts import by_side
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


@dataclass(frozen=True, slots=True)
class AnnotationTable:
    """What people fill in."""

    steps: list[Row] = field(default_factory=list)
    branches: list[Row] = field(default_factory=list)
    processes: list[Row] = field(default_factory=list)


def table(sources: Iterable[TableSource], words: Translator) -> AnnotationTable:
    """One row a step, one a branch, and one a model, in the order of the models and of their files."""
    found = AnnotationTable()
    for source in sources:
        found.steps.extend(_steps(source, words))
        found.branches.extend(_branches(source, words))
        found.processes.append(_process(source, words))
    return found


def _steps(source: TableSource, words: Translator) -> Iterator[Row]:
    context = _Context(source.analysis.model, words)
    asked = {question.step.node.key: question for question in questions(source.analysis)}
    for step in source.analysis.steps:
        stated = stated_of(source.sidecar, step.node.id)
        cells = {name: said(name, value, words) for name, value in stated.items()}
        asks = _asks(step, asked.get(step.node.key), words)
        row = {"file": source.file, **context.cells(step), **_known(step, words), **asks, **cells}
        yield {column.name: row.get(column.name, "") for column in COLUMNS}


def _asks(step: Step, question: Question | None, words: Translator) -> dict[str, str]:
    """How much of a step is known, and how much the answer decides."""
    known = step.annotation
    if question is None and known.origin is Origin.STATED:
        return {"state": words.message(_NAMED)}
    if question is None:  # known, or of no weight
        return {"state": words.message(_UNASKED.get(step.knowledge or Knowledge.FULL, _INFERRED))}
    decides = words.number(question.points) if question.is_weighed else ""
    return {"state": words.message(_STATES[question.kind]), "decides": decides}


_STATES: Mapping[QuestionKind, Message] = {
    QuestionKind.OPEN: Message("open"),
    QuestionKind.HALF: Message("known by half"),
    QuestionKind.INTAKE: Message("known but for what it takes in"),
    QuestionKind.CONFIRM: Message("inferred, to be confirmed"),
}
_UNASKED: Mapping[Knowledge, Message] = {
    Knowledge.NONE: _STATES[QuestionKind.OPEN],
    Knowledge.PARTLY: _STATES[QuestionKind.HALF],
}
_INFERRED, _NAMED = Message("inferred"), Message("stated")


def _branches(source: TableSource, words: Translator) -> Iterator[Row]:
    model = source.analysis.model
    for branch in case_branches(source.analysis):
        pool = model.participant_by_process.get(branch.decision.process) if branch.decision else None
        row = {
            "name": branch_name(branch, model, words),
            "known_share": _share(branch, words),
            **{name: said(name, value, words) for name, value in stated_of(source.sidecar, *_place(branch)).items()},
            "pool": pool.name if pool else "",
            "file": source.file,
            "id": branch.element.id or "",
        }
        yield {column.name: row.get(column.name, "") for column in BRANCHES}


def _process(source: TableSource, words: Translator) -> Row:
    stated = {name: said(name, value, words) for name, value in stated_of(source.sidecar, None, None).items()}
    row = {"process": source.analysis.model.name or PurePath(source.file).stem, **stated, "file": source.file}
    return {column.name: row.get(column.name, "") for column in PROCESSES}


def _share(branch: CaseBranch, words: Translator) -> str:
    share = words.percent(branch.share)
    return words.text("{share} (assumed)", share=share) if branch.is_open else share


def _place(branch: CaseBranch) -> tuple[str | None, Section]:
    return branch.element.id, Section.EVENTS if isinstance(branch.element, FlowNode) else Section.FLOWS


def stated_of(
    sidecar: Sidecar | None, identifier: str | None, section: Section | None = Section.STEPS
) -> dict[str, Value]:
    """What an annotation file states of a step, a branch or the whole; a step's `medium` spread over both sides."""
    if section is None:
        return {name: fact.value for name, fact in sidecar.process.items()} if sidecar else {}
    entry = sidecar.entries.get(section, {}).get(identifier or "") if sidecar else None
    return by_side({name: fact.value for name, fact in entry.facts.items()} if entry else {})


class _Context:
    """What stands around the steps of one model."""

    def __init__(self, model: Model, words: Translator) -> None:
        self._words = words
        self._looks = fingerprints(model)[Section.STEPS]
        self._model = model

    def cells(self, step: Step) -> dict[str, str]:
        """The cells that say where a step stands: place, pool, lane, what is before and behind it."""
        node = step.node
        look = self._looks.get(node.id or "", Fingerprint())
        lane, pool = self._model.lane_of(node), self._model.participant_of(node)
        notes = [*self._model.graph.notes.get(node.key, ()), node.documentation]
        return {
            "place": (lane.name if lane else "") or (pool.name if pool else ""),
            "pool": pool.name if pool else "",
            "lane": lane.name if lane else "",
            "id": node.id or "",
            "type": self._words.message(NODE_TYPES[node.type]),
            "name": node.name,
            "before": "; ".join(look.before),
            "after": "; ".join(look.after),
            "notes": shortened("\n".join(note for note in notes if note), _LONGEST),
        }


def _known(step: Step, words: Translator) -> dict[str, str]:
    known = step.supposed
    if known.origin is None:
        return {}
    return {
        "known_receives": _side(known.receives, words),
        "known_produces": _side(known.produces, words),
        "origin": words.message(ORIGINS[Origin.ASSUMED if known.assumed else known.origin]),
        "confidence": words.percent(known.confidence),
        "evidence": shortened("; ".join(_evidence(one, words) for one in known.evidence), _LONGEST),
    }


def _side(side: Side, words: Translator) -> str:
    return "" if side is None else said("medium", side, words)


def _evidence(evidence: Evidence, words: Translator) -> str:
    source = EVIDENCE_SOURCES.get(evidence.source)
    return f"{words.message(source) if source else evidence.source}: {evidence_text(evidence, words)}"


def titles(columns: Iterable[Column], words: Translator) -> dict[str, str]:
    """The titles of columns, by their names."""
    named = {column.name: words.message(column.title) for column in columns}
    return {name: title[:1].upper() + title[1:] for name, title in named.items()}
