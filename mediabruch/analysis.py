"""The stages in their order: the page to read first."""

import gc
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from mediabruch.annotation import annotate
from mediabruch.bpmn import read
from mediabruch.breaks.carriers import Carrier, carriers
from mediabruch.breaks.finding import Judgement
from mediabruch.breaks.found import Handover, MediaBreak
from mediabruch.breaks.notes import model_notes
from mediabruch.files.sidecars import find_sidecar
from mediabruch.media import UNKNOWN, Annotation, Medium, Origin, RuleSet
from mediabruch.model import FlowNode, Model, Note
from mediabruch.playout import Arrangement, Playout, play
from mediabruch.playout.branches import branches
from mediabruch.score import Score, intervals, score, visits_of
from mediabruch.statements.annotations import Annotations
from mediabruch.statements.folders import read_folders
from mediabruch.statements.reading import read_sidecar
from mediabruch.statements.sidecar import Sidecar, sidecar_from_mapping

if TYPE_CHECKING:
    import graphviz
    import networkx as nx

    from mediabruch.infer.house import HouseWords


class Step(NamedTuple):
    """An activity with what is known of it and how often it works."""

    node: FlowNode
    annotation: Annotation
    visits_per_case: float
    """Expected workings in one case."""


class Branch(NamedTuple):
    """The probability with which a flow is taken or an event happens."""

    element: int
    """Key of the sequence flow, start event or boundary event."""
    probability: float
    origin: Origin
    """Stated (annotation file or model) or assumed (equal shares, or the default of a boundary event)."""


class PlayoutSummary(NamedTuple):
    """How the figures came about."""

    method: str
    """`exact`, or `simulated` where the chain has too many states."""
    states: int
    """States of the exact chain, or states seen by the simulation."""
    runs: int | None
    """Simulated runs; `None` for the exact chain."""
    never_ends: float
    """Share of cases that end only because nothing new can come."""
    assumed_messages: float
    """Expected messages per case that were taken to come from outside."""
    forced_joins: float
    """Expected joins per case that went on although tokens were missing."""
    intervals: Mapping[str, tuple[float, float]] | None
    """95 % intervals of simulated figures, by the figure's name; `None` for the exact chain."""


@dataclass(frozen=True)
class Analysis:
    """All that mediabruch knows of one process model. Lists are in document order."""

    model: Model
    annotations: Mapping[int, Annotation]
    """By key of activity; activities of which nothing is known are absent."""
    rules: RuleSet
    score: Score
    playout: PlayoutSummary
    steps: tuple[Step, ...]
    handovers: tuple[Handover, ...]
    breaks: tuple[MediaBreak, ...]
    branches: tuple[Branch, ...]
    notes: tuple[Note, ...]
    messages: Mapping[int, frozenset[Medium]] = field(default_factory=dict)
    """Stated media of message flows, by key."""

    def to_networkx(self) -> "nx.DiGraph[int]":
        """The graph of handovers, as a new `networkx.DiGraph`.

        Nodes are keys of steps and message flows, with `id`, `name`, `line`, `receives` and `produces`; edges carry
        `per_case`, `seamless` and `breaks_per_case`.
        """
        from mediabruch.breaks.graph import handover_graph

        return handover_graph(self.model, self.annotations, self.handovers, self.breaks)

    def to_graphviz(self, lang: str = "en") -> "graphviz.Digraph":
        """The graph of handovers as a new `graphviz.Digraph`, labeled in `en` or `de`.

        Its source needs no Graphviz; `.pipe("svg")` and `.render(...)` do.
        """
        from mediabruch.render.dot import to_graphviz

        return to_graphviz(self, lang)

    def _repr_html_(self) -> str:
        from mediabruch.render.notebook import to_html

        return to_html(self)

    def _repr_svg_(self) -> str:
        from mediabruch.render.notebook import to_svg

        return to_svg(self)


def analyze(
    source: str | os.PathLike[str] | Model,
    *,
    annotations: "str | os.PathLike[str] | Mapping[str, object] | None" = None,
    rules: RuleSet | str = RuleSet.STANDARD,
    inference: bool = True,
    house: "HouseWords | None" = None,
) -> Analysis:
    """Analyze a BPMN model: know its media, play it out, find its breaks, and score it.

    `source` is a file (`-` for standard input) or a model that was read before. `annotations` is an annotation file or
    the same content as a mapping; without it, the file `NAME.media.yaml` beside the model is taken if there is one.
    `_media.yaml` in the model's folder and those above holds in any case, where nothing nearer is stated.
    With `inference` off, only stated media count. `house` holds the team's own words for inference. No configuration is
    searched for: `find_config` and `load_config` do that. Words for colors need a model that was read with its diagram.

    Raises `UnreadableError` for a file that is no process model and `AnnotationError` for annotations that do not fit.
    """
    with _undisturbed():
        needs_diagram = house is not None and bool(house.colors)
        model = source if isinstance(source, Model) else read(source, diagram=needs_diagram)
        folders = read_folders(model.path)
        known = annotate(model, sidecar=_sidecar(model, annotations), folders=folders, infer=inference, house=house)
        return analyze_annotated(model, known, RuleSet(rules))


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep the garbage collector out: an analysis makes many values, and none that point to each other in a circle."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _sidecar(model: Model, annotations: "str | os.PathLike[str] | Mapping[str, object] | None") -> Sidecar | None:
    if isinstance(annotations, Mapping):
        return sidecar_from_mapping(annotations)
    beside = find_sidecar(model.path) if annotations is None else annotations
    return None if beside is None else read_sidecar(os.fspath(beside))


def analyze_annotated(model: Model, known: Annotations, rules: RuleSet) -> Analysis:
    """The stages after annotating: play-out, breaks, score."""
    arrangement = Arrangement(model, known.probabilities)
    found = carriers(model, known.steps, known.messages)
    playout = play(arrangement.game(found))
    judgement = Judgement(model, playout, found, rules)
    figures = score(judgement, _bounds(arrangement, known, judgement), known.steps)
    visits = visits_of(judgement)
    return Analysis(
        model=model,
        annotations=known.steps,
        rules=rules,
        score=figures,
        playout=_summary(judgement),
        steps=tuple(
            Step(node, known.steps.get(node.key, UNKNOWN), visits.get(node.key, 0.0)) for node in model.activities
        ),
        handovers=judgement.handovers,
        breaks=judgement.breaks,
        branches=tuple(
            Branch(key, probability, Origin.STATED if is_stated else Origin.ASSUMED)
            for key, (probability, is_stated) in branches(arrangement).items()
        ),
        notes=(*model.notes, *known.notes, *model_notes(arrangement, known.steps, playout)),
        messages=known.messages,
    )


def _bounds(arrangement: Arrangement, known: Annotations, judgement: Judgement) -> tuple[float | None, float | None]:
    """The end-to-end score with every unknown side taken as paper, and as digital."""
    worst, best = (
        carriers(arrangement.model, known.steps, known.messages, unknown) for unknown in (Medium.PAPER, Medium.DIGITAL)
    )
    playout = judgement.playout if worst.keys() == judgement.carriers.keys() else play(arrangement.game(worst))
    low, high = (_score_of(judgement, playout, found) for found in (worst, best))
    return low, high


def _score_of(judgement: Judgement, playout: Playout, found: Mapping[int, Carrier]) -> float | None:
    return Judgement(judgement.model, playout, found, judgement.rules).totals.end_to_end_score


def _summary(judgement: Judgement) -> PlayoutSummary:
    playout = judgement.playout
    happened = list(zip(playout.effects, playout.expected, strict=True))
    return PlayoutSummary(
        method="exact" if playout.runs is None else "simulated",
        states=playout.states,
        runs=playout.runs,
        never_ends=playout.never_ends,
        assumed_messages=sum(expected for effect, expected in happened if effect.assumed is not None),
        forced_joins=sum(expected for effect, expected in happened if effect.forced is not None),
        intervals=intervals(judgement),
    )
