"""An interview about what is open in models: every answer is on the disk before the next question is asked.

Nothing is kept but the annotation files: an interview that ends at any point, in whatever way, is taken up by the next
one, which asks about the steps that nobody has stated anything of yet.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from mediabruch.analysis import Analysis
from mediabruch.analyzed import Step
from mediabruch.interview.branches import CaseBranch, asked_branches, case_branches, open_branches
from mediabruch.interview.questions import Question, is_left, questions
from mediabruch.media import PHYSICAL, Side
from mediabruch.model import FlowNode
from mediabruch.notation.letters import comparable
from mediabruch.notation.shapes import Value
from mediabruch.statements.edit.editing import FactEdit, edited
from mediabruch.statements.edit.saving import Saved, save, take_back
from mediabruch.statements.fit.fingerprints import fingerprints, remembering
from mediabruch.statements.reading import read_text
from mediabruch.statements.vocabulary import Section


class AnswerScope(StrEnum):
    """Which steps an answer is about."""

    STEP = "step"
    LANE = "lane"
    """All open steps in lanes of this name, in all files."""
    LABEL = "label"
    """All open steps of this label, in all files."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A step or branch of one of the models."""

    path: str
    id: str
    section: Section = Section.STEPS
    """Of branches `FLOWS` or `EVENTS`: what is asked is a share of the cases."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered, as it can be taken back."""

    at: int
    """Its place in the row of questions."""
    saved: tuple[Saved, ...]
    steps: int
    """How many steps it is about."""


@dataclass
class Interview:
    """The questions in their order, and the answers so far."""

    paths: Sequence[str]
    """The models; all questions about one are asked before those about the next."""
    analyze: Callable[[str], Analysis]
    sidecar: Callable[[str], Path]
    """Where the answers about a model are kept."""
    deciding: Callable[[str], str | None] = lambda _: None
    """The id of the step, flow or event of a model that is to be asked about first; `None` where none is."""
    answers: list[Answer] = field(default_factory=list)
    _row: list[Topic] = field(default_factory=list)
    _at: int = -1
    _analyses: dict[str, Analysis] = field(default_factory=dict)
    _open: dict[str, tuple[Question, ...]] = field(default_factory=dict)
    _first: dict[str, str | None] = field(default_factory=dict)

    def analysis(self, path: str) -> Analysis:
        """What is known of a model by now. Raises `MediabruchError`."""
        if path not in self._analyses:
            self._analyses[path] = self.analyze(path)
        return self._analyses[path]

    @property
    def topic(self) -> Topic | None:
        """What is asked about now; `None` where nothing is left."""
        return self._row[self._at] if 0 <= self._at < len(self._row) else None

    def step(self, topic: Topic) -> Step | None:
        """The step that a topic is about, as it is known by now; `None` where the model has changed and lacks it."""
        return next((step for step in self.analysis(topic.path).steps if step.node.id == topic.id), None)

    def branch(self, topic: Topic) -> CaseBranch | None:
        """The branch that a topic is about; `None` for steps, and where the model has changed and lacks it."""
        if topic.section is Section.STEPS:
            return None
        branches = case_branches(self.analysis(topic.path))
        return next((branch for branch in branches if branch.element.id == topic.id), None)

    def open_shares(self, path: str) -> tuple[CaseBranch, ...]:
        """The branches of a model whose shares are to be asked about."""
        return asked_branches(self.analysis(path))

    def open(self, path: str) -> tuple[Question, ...]:
        """The questions that are left about a model, the most telling first."""
        if path not in self._open:
            self._open[path] = questions(self.analysis(path))
        return self._open[path]

    def try_out(self, path: str) -> None:
        """Make sure that an answer about a model could be kept, before anything is asked.

        Raises `MediabruchError` where its annotation file is written in a form that cannot be changed.
        """
        place = self.sidecar(path)
        step = next((step for step in self.analysis(path).steps if step.node.id and is_left(step)), None)
        if place.exists() and step is not None:
            edited(read_text(place), str(place), self._changes(path, [step], _facts({"receives": PHYSICAL})))

    def _forget(self, path: str) -> None:
        """A model is to be analyzed anew."""
        self._analyses.pop(path, None)
        self._open.pop(path, None)

    def advance(self) -> None:
        """Go to the next question: the one gone back from, else the most telling that was not asked yet.

        Raises `MediabruchError` where a model cannot be analyzed any more; then the question stays.
        """
        if self._at + 1 >= len(self._row) and (following := self._next()) is not None:
            self._row.append(following)
        self._at += 1

    def first(self, path: str) -> Topic | None:
        """The question that decides most about what to do, as long as it is open."""
        if path not in self._first:
            self._first[path] = self.deciding(path)
        id_ = self._first[path]
        if id_ is None:
            return None
        if any(question.step.node.id == id_ for question in self.open(path)):
            return Topic(path, id_)
        meant = next((one for one in open_branches(self.analysis(path)) if one.element.id == id_), None)
        if meant is None:
            return None
        asked = self.open_shares(path)  # of the last way of a gateway the others tell
        alike = [one for one in asked if one.decision is not None and one.decision == meant.decision]
        branch = next((one for one in asked if one == meant), next(iter(alike), None))
        return None if branch is None else Topic(path, branch.element.id or "", section_of(branch))

    def _next(self) -> Topic | None:
        asked = set(self._row)
        for path in self.paths:
            if (first := self.first(path)) is not None and first not in asked:
                return first
            for question in self.open(path):
                topic = Topic(path, question.step.node.id or "")
                if topic not in asked:
                    return topic
            for branch in self.open_shares(path):
                topic = Topic(path, branch.element.id or "", section_of(branch))
                if topic not in asked:
                    return topic
        return None

    def back(self) -> bool:
        """To the question before; false where there is none."""
        if self._at <= 0:
            return False
        self._at -= 1
        return True

    def answer(self, sides: Mapping[str, Side], scope: AnswerScope = AnswerScope.STEP) -> Answer:
        """State the sides of the steps that are meant, and go on to the next question.

        Raises `MediabruchError` where a file cannot be changed; what could be saved before that can be undone.
        """
        topic = self.topic
        assert topic is not None, "there is a question"
        saved: list[Saved] = []
        count = 0
        try:
            for path, steps in self.meant(topic, scope):
                saved.append(save(self.sidecar(path), self._changes(path, steps, _facts(sides))))
                count += len(steps)
                self._forget(path)
        finally:
            if saved:
                self.answers.append(Answer(self._at, tuple(saved), count))
        self.advance()
        return self.answers[-1]

    def answer_share(self, share: float) -> Answer:
        """State the share of the cases that take the branch that is asked about, and go on to the next question.

        Raises `MediabruchError` where the file cannot be changed.
        """
        topic = self.topic
        branch = None if topic is None else self.branch(topic)
        assert topic is not None
        assert branch is not None, "there is a question about a branch"
        edit = FactEdit(topic.section, topic.id, {"probability": share}, remark=branch.element.name)
        kept = remembering(fingerprints(self.analysis(topic.path).model), [topic.id])
        self.answers.append(Answer(self._at, (save(self.sidecar(topic.path), [edit, *kept]),), 1))
        self._forget(topic.path)
        self.advance()
        return self.answers[-1]

    def meant(self, topic: Topic, scope: AnswerScope) -> list[tuple[str, list[Step]]]:
        """The steps that an answer would be about, by model: the one that is asked about, and all open ones like it."""
        shared = self.shared(topic, scope)
        found = []
        for path in (topic.path,) if scope is AnswerScope.STEP else self.paths:
            analysis = self.analysis(path)
            steps = [
                step
                for step in analysis.steps
                if (path, step.node.id) == (topic.path, topic.id)
                or (step.node.id and is_left(step) and shared and shared == shared_name(analysis, step, scope))
            ]
            if steps:
                found.append((path, steps))
        return found

    def shared(self, topic: Topic, scope: AnswerScope) -> str:
        """The name that the steps of a scope share with this one, as names are compared; empty without one."""
        step = self.step(topic)
        return "" if step is None else shared_name(self.analysis(topic.path), step, scope)

    def _changes(self, path: str, steps: list[Step], facts: Mapping[str, Value | None]) -> Iterator[FactEdit]:
        labels = {step.node.id or "": step.node.name for step in steps}
        for identifier, label in labels.items():
            yield FactEdit(Section.STEPS, identifier, facts, remark=label)
        yield from remembering(fingerprints(self.analysis(path).model), labels)

    def undo(self) -> Answer | None:
        """Take back the last answer, and ask again; `None` where there is none. Raises `MediabruchError`."""
        if not self.answers:
            return None
        answer = self.answers[-1]
        for saved in reversed(answer.saved):
            take_back(saved)
        self.answers.pop()
        for path in self.paths:
            self._forget(path)
        self._at = answer.at
        return answer


def section_of(branch: CaseBranch) -> Section:
    """The part of an annotation file that speaks of a branch."""
    return Section.EVENTS if isinstance(branch.element, FlowNode) else Section.FLOWS


def _facts(sides: Mapping[str, Side]) -> dict[str, Value | None]:
    """The facts that state these sides, and nothing else of the medium."""
    receives, produces = sides.get("receives"), sides.get("produces")
    if receives is not None and receives == produces:
        return {"medium": receives, "receives": None, "produces": None}
    return {"medium": None, "receives": receives, "produces": produces}


def shared_name(analysis: Analysis, step: Step, scope: AnswerScope) -> str:
    """The name that steps of a scope share, as names are compared; empty where there is none."""
    match scope:
        case AnswerScope.STEP:
            return ""
        case AnswerScope.LABEL:
            return comparable(step.node.name)
        case AnswerScope.LANE:
            lane = analysis.model.lane_of(step.node)
            return comparable(lane.name) if lane else ""
