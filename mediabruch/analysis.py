"""The stages in their order: the page to read first."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import fsum
from typing import TYPE_CHECKING

from mediabruch.analyzed import FEWEST_RUNS, Branch, PlayoutSummary, Step
from mediabruch.annotation import annotate
from mediabruch.breaks.carriers import carriers
from mediabruch.breaks.evaluate import Evaluation
from mediabruch.breaks.link import Handover, Link
from mediabruch.breaks.media_break import MediaBreak
from mediabruch.breaks.notes import model_notes
from mediabruch.errors import Message
from mediabruch.files.ancestors import Ancestors
from mediabruch.files.near_misses import near_misses
from mediabruch.files.sidecars import find_sidecar
from mediabruch.media import UNKNOWN, Annotation, Medium, Origin
from mediabruch.model import Model, Note
from mediabruch.model.uncollected import uncollected
from mediabruch.options import DEFAULTS, Options
from mediabruch.playout import CompiledModel, Followed, Playout, play
from mediabruch.playout.branches import branches
from mediabruch.playout.reach import reachable
from mediabruch.score import Score, intervals, score
from mediabruch.statements.annotations import NO_PROFILE, Annotations, Profile
from mediabruch.statements.folders import Folder, read_folders
from mediabruch.statements.reading import read_sidecar
from mediabruch.statements.sidecar import Sidecar

if TYPE_CHECKING:
    from mediabruch.breaks.ranking import Ranking


@dataclass(frozen=True, kw_only=True)
class Analysis:
    """All that mediabruch knows of one process model. Lists are in document order."""

    model: Model
    annotations: Mapping[int, Annotation]
    """By key of activity; activities of which nothing is known are absent."""
    options: Options
    score: Score
    playout: PlayoutSummary
    steps: tuple[Step, ...]
    links: tuple[Link, ...]
    """The places where information is worked on or handed over, in the graph in which every step carries."""
    handovers: tuple[Handover, ...]
    """Who takes from whom among steps and message flows of known medium."""
    breaks: tuple[MediaBreak, ...]
    branches: tuple[Branch, ...]
    notes: tuple[Note, ...]
    messages: Mapping[int, frozenset[Medium]] = field(default_factory=dict)
    """Stated media of message flows, by key."""
    stated_parties: Mapping[int, str] = field(default_factory=dict)
    """Who somebody is, as stated, by key of participant."""
    probabilities: Mapping[int, float] = field(default_factory=dict)
    """Stated shares as they were stated, by key of flow or event."""
    profile: Profile = NO_PROFILE
    """What is stated of the process as a whole."""
    sidecar: Sidecar | None = None
    """The content of the annotation file, over which changes are laid; `None` where there is none."""
    folders: tuple[Folder, ...] = ()
    """What the folders state that it stands in, the nearest first."""

    @cached_property
    def with_assumed(self) -> "Analysis | None":
        """The analysis in which what is assumed of steps counts as known; `None` where nothing is assumed."""
        assumed = {step.node.key: step.assumed for step in self.steps if step.assumed is not None}
        if not assumed:
            return None
        taken = {key: known._replace(assumed=frozenset()) for key, known in assumed.items()}
        steps = {**self.annotations, **taken}
        known = Annotations(steps=steps, probabilities=self.stated_shares, messages=self.messages)
        return analyze_annotated(self.model, known, self.options)

    @cached_property
    def assumed_breaks(self) -> tuple[MediaBreak, ...]:
        """The media breaks at places where none is known: they are there if what is assumed of steps is right."""
        if self.with_assumed is None:
            return ()
        known = {_place(found) for found in self.breaks}
        return tuple(found for found in self.with_assumed.breaks if _place(found) not in known)

    @cached_property
    def links_of(self) -> Mapping[int, Sequence[Link]]:
        """The links that a step or message flow takes part in, by its key; none where it takes part in no one."""
        found: defaultdict[int, list[Link]] = defaultdict(list)
        for link in self.links:
            for key in dict.fromkeys((link.sender, link.receiver)):
                if key is not None:
                    found[key].append(link)
        return found

    @cached_property
    def breaks_of(self) -> Mapping[int, Sequence[MediaBreak]]:
        """The breaks that happen at a step or message flow, or come from it, by its key; as `links_of`."""
        found: defaultdict[int, list[MediaBreak]] = defaultdict(list)
        for one in self.breaks:
            for key in dict.fromkeys((one.step, *one.senders)):
                found[key].append(one)
        return found

    @property
    def stated_shares(self) -> Mapping[int, float]:
        """The shares that are stated or measured, or follow from what is, by key of flow or event."""
        return {one.element: one.probability for one in self.branches if one.origin is not Origin.ASSUMED}

    @cached_property
    def share_of(self) -> Mapping[int, float]:
        """The shares that the play-out used, by key of flow or event."""
        return {one.element: one.probability for one in self.branches}

    @cached_property
    def ranking(self) -> "Ranking | None":
        """Whether the heaviest media break stays first whatever the shares are that nobody stated.

        `None` where nothing breaks, no share is open, or the process is too large. It replays the process up to some
        hundred times, so it is found when it is first asked for.
        """
        is_open = any(one.origin is Origin.ASSUMED for one in self.branches)
        if not is_open or all(one.required_by_law is not None for one in self.breaks):
            return None
        from mediabruch.breaks.ranking import ranking

        compiled = CompiledModel(self.model, self.stated_shares)
        found = carriers(compiled, self.annotations, self.messages)
        return ranking(self.model, self.stated_shares, found, self.options.definition)


def _place(found: MediaBreak) -> tuple[object, ...]:
    return found.step, found.code, found.before, found.after, found.is_inside


def analyze_model(
    model: Model, options: Options = DEFAULTS, *, sidecar: Sidecar | None = None, above: Ancestors | None = None
) -> Analysis:
    """Analyze a model that was read: know its media, play it out, find its breaks, and score it.

    `sidecar` takes the place of the annotation file. `_media.yaml` in the model's folder and those above holds in any
    case, where nothing nearer is stated. Words for colors need a model that was read with its diagram. Who analyzes
    many models in one go hands in one `above`, so that each folder is looked at once. Raises `AnnotationError` for
    annotations that do not fit.
    """
    with uncollected():
        stated = stated_beside(model, options, above) if sidecar is None else sidecar
        folders = read_folders(model.path, above)
        known = annotate(model, sidecar=stated, folders=folders, options=options)
        overlooked = tuple(_overlooked(model.path, above, has_annotations=stated is not None))
        known = known._replace(notes=known.notes + overlooked) if overlooked else known
        found = analyze_annotated(titled(model, known), known, options)
        return replace(found, sidecar=stated, folders=folders) if stated is not None or folders else found


def titled(model: Model, known: Annotations) -> Model:
    """The model by the title that is stated of its process, if one is."""
    return replace(model, name=known.profile.title) if known.profile.title else model


def stated_beside(model: Model, options: Options, above: Ancestors | None = None) -> Sidecar | None:
    """What the annotation file of a model states: the one of the options, else the one beside the model."""
    file = find_sidecar(model.path, above) if options.annotations is None else options.annotations
    return None if file is None else read_sidecar(os.fspath(file))


def _overlooked(path: str, above: Ancestors | None, *, has_annotations: bool) -> Iterator[Note]:
    """A note on each file beside a model that is called almost as one that would be read."""
    for miss in near_misses(path, has_annotations=has_annotations, above=above):
        message = Message(
            "{name} stands beside the model and is not read; its name would have to be {wanted}.",
            name=miss.name,
            wanted=miss.wanted,
        )
        yield Note("MB909", message)


def analyze_annotated(
    model: Model,
    known: Annotations,
    options: Options = DEFAULTS,
    *,
    played: Callable[[CompiledModel, Followed], Playout] | None = None,
) -> Analysis:
    """The stages after annotating: play-out, breaks, score. What is only assumed of steps does not count as known.

    `played` knows play-outs of before.
    """
    compiled = CompiledModel(model, known.probabilities)
    assumed, sure = known.assumed, known.sure
    found = carriers(compiled, sure, known.messages)
    playout, possible = _played(compiled, found.followed, played)
    evaluation = Evaluation(model, playout, found, options.definition)
    visits = evaluation.visits
    return Analysis(
        model=model,
        annotations=sure,
        options=options,
        score=score(evaluation, compiled, sure, assumed),
        playout=_summary(evaluation),
        steps=tuple(
            [
                tuple.__new__(
                    Step,
                    (
                        node,
                        sure.get(node.key, UNKNOWN),
                        visits.get(node.key, 0.0),
                        node.key in found.automatic,
                        node.key in compiled.played,
                        assumed.get(node.key),
                    ),
                )
                for node in model.activities
            ]
        ),
        links=evaluation.links,
        handovers=evaluation.handovers,
        breaks=evaluation.breaks,
        branches=tuple(_branches(compiled, known)),
        notes=(*model.notes, *known.notes, *model_notes(evaluation, compiled, sure, possible)),
        messages=known.messages,
        stated_parties=known.parties,
        profile=known.profile,
        probabilities=known.probabilities,
    )


def _played(
    compiled: CompiledModel, followed: Followed, known: Callable[[CompiledModel, Followed], Playout] | None
) -> tuple[Playout, Set[int]]:
    """The play-out; and the nodes that a token can come to at all, which a simulated one may leave out.

    The game goes then: in a large model it takes a tenth of the memory.
    """
    if known is not None:
        playout = known(compiled, followed)
        return playout, frozenset() if playout.runs is None else reachable(compiled.game(followed, is_only=True))
    game = compiled.game(followed, is_only=True)
    playout = play(game)
    return playout, frozenset() if playout.runs is None else reachable(game)


def _branches(compiled: CompiledModel, known: Annotations) -> Iterator[Branch]:
    stated, assumed = Origin.STATED, Origin.ASSUMED
    for key, (probability, is_stated) in branches(compiled).items():
        measured = known.measured.get(key)
        origin = Origin.MEASURED if measured else stated if is_stated else assumed
        yield tuple.__new__(Branch, (key, probability, origin, measured))


def links_of(analysis: Analysis, annotations: Mapping[int, Annotation]) -> tuple[Link, ...]:
    """The links of an analysis if this were known of its steps."""
    compiled = CompiledModel(analysis.model, analysis.stated_shares)
    found = carriers(compiled, annotations, analysis.messages)
    playout = play(compiled.game(found.followed, is_only=True))
    return Evaluation(analysis.model, playout, found, analysis.options.definition).links


def _summary(evaluation: Evaluation) -> PlayoutSummary:
    playout = evaluation.playout
    finished = (playout.runs or 0) * (1 - playout.never_ends)
    return PlayoutSummary(
        method="exact" if playout.runs is None else "simulated",
        states=playout.states,
        runs=playout.runs,
        never_ends=playout.never_ends,
        assumed_messages=fsum(expected for effect, expected in evaluation.unusual if effect.assumed is not None),
        forced_joins=fsum(expected for effect, expected in evaluation.unusual if effect.forced is not None),
        intervals=intervals(evaluation) if finished >= FEWEST_RUNS else None,
        tokens_lost=fsum(expected * len(effect.lost) for effect, expected in evaluation.unusual),
    )
