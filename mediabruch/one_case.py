"""One case of a process from its beginning to its end: the likeliest, the worst, or one without a media break."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from mediabruch.analysis import Analysis
from mediabruch.breaks.carriers import Carriers, carriers
from mediabruch.breaks.evaluate import Evaluation
from mediabruch.breaks.media_break import MediaBreak
from mediabruch.errors import MediabruchError, Message
from mediabruch.playout import CompiledModel, Effect, Playout
from mediabruch.playout.case_paths import CasePath, PathFiring, heaviest_path, likeliest_path
from mediabruch.playout.chain import TooManyStatesError
from mediabruch.playout.game import MESSAGE, WORK, Token
from mediabruch.playout.split import TooManyOutcomesError
from mediabruch.playout.tally import BreakCounts


class CaseKind(StrEnum):
    """Which case is told."""

    LIKELIEST = "likeliest"
    """No other way through the process is taken by more cases."""
    WORST = "worst"
    """The most media breaks of all cases that go round a loop once at most; of equal ones the likeliest."""
    BREAK_FREE = "break-free"
    """The likeliest of those without a known media break."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseStop:
    """A node that the case comes to."""

    node: int
    came_by: tuple[int, ...]
    """Keys of the sequence flows that it came by, and that are taken here."""
    goes_by: tuple[int, ...]
    """Keys of the sequence flows that it goes on by."""
    is_entered: bool
    """The node is come to; else a sub-process or call is left, whose content is done."""
    is_again: bool
    """The case was here before."""
    breaks: tuple[MediaBreak, ...]
    """What breaks here in this case; each `per_case` is 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleCase:
    """A case from its beginning to its end."""

    kind: CaseKind
    stops: tuple[CaseStop, ...]
    probability: float
    """Share of the cases that take exactly this way."""

    @property
    def break_count(self) -> int:
        """How often the medium breaks."""
        return sum(len(stop.breaks) for stop in self.stops)


def find_case(analysis: Analysis, kind: CaseKind) -> SingleCase | None:
    """The case of a kind; `None` where no case comes to an end, or each has a media break.

    Raises `MediabruchError` where the process has too many states to look for it. Cost: that of the exact play-out.
    """
    finder = _Finder(analysis)
    try:
        path = finder.path(kind)
    except (TooManyStatesError, TooManyOutcomesError) as error:
        message = Message("The process has too many states to find one case in them.")
        raise MediabruchError(message, path=analysis.model.path) from error
    if path is None:
        return None
    return SingleCase(kind=kind, stops=tuple(finder.stops(path)), probability=path.probability)


class _Finder:
    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._compiled = CompiledModel(analysis.model, analysis.stated_shares)
        self._weights: dict[Effect, int] = {}

    @cached_property
    def _carriers(self) -> Carriers:
        return carriers(self._compiled, self._analysis.annotations, self._analysis.messages)

    @cached_property
    def _flow_of(self) -> Mapping[tuple[int, int], int]:
        """The sequence flows by the places that they fill; links have none."""
        leaving = (one for ways in self._compiled.outgoing.values() for one in ways)
        return {place: flow.key for flow, place in leaving if flow is not None}

    def path(self, kind: CaseKind) -> CasePath | None:
        """The path of a case."""
        game = self._compiled.game(self._carriers.followed)
        match kind:
            case CaseKind.LIKELIEST:
                return likeliest_path(game)
            case CaseKind.WORST:
                return heaviest_path(game, self._weight)
            case CaseKind.BREAK_FREE:
                return likeliest_path(game, lambda effect: not self._weight(effect))

    def _weight(self, effect: Effect) -> int:
        """How many media breaks a firing holds."""
        if effect not in self._weights:
            self._weights[effect] = self._evaluation(effect).breaks_by_effect[0] if effect.workings else 0
        return self._weights[effect]

    def _evaluation(self, effect: Effect) -> Evaluation:
        """What breaks if just this happens."""
        happened = Playout((effect,), (1.0,), 1, 0.0, None, lambda _: BreakCounts((), 0, 0), lambda _: 0.0, None)
        return Evaluation(self._analysis.model, happened, self._carriers, self._analysis.options.definition)

    def stops(self, path: CasePath) -> Iterator[CaseStop]:
        """The nodes of a path, one after the other."""
        seen: set[int] = set()
        for step in path.steps:
            is_entered = step.taken[0][1] != WORK
            yield CaseStop(
                node=step.node,
                came_by=self._flows(step.taken),
                goes_by=self._flows(step.put),
                is_entered=is_entered,
                is_again=is_entered and step.node in seen,
                breaks=self._breaks(step),
            )
            seen.add(step.node)

    def _flows(self, tokens: tuple[Token, ...]) -> tuple[int, ...]:
        places = [(node, rank) for node, rank, *_ in tokens if rank < MESSAGE]
        return tuple(dict.fromkeys(self._flow_of[place] for place in places if place in self._flow_of))

    def _breaks(self, step: PathFiring) -> tuple[MediaBreak, ...]:
        return self._evaluation(step.effect).breaks if self._weight(step.effect) else ()
