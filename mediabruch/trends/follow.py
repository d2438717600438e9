"""Follow processes through time, wherever they move: by path, service key, content, and what they have in common."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from mediabruch.errors import Message
from mediabruch.findings.matching import Known, recognize
from mediabruch.matching.same_models import same_models
from mediabruch.portfolio.process_state import BreakState, ProcessState, traits_of_state
from mediabruch.trends.trend import NO_LONGER_THERE, ProcessTrend, Seen, TrendStep


@dataclass(slots=True)
class _Track:
    """A process as far as it was followed."""

    path: str
    steps: list[TrendStep] = field(default_factory=list)
    last: ProcessState | None = None
    """What it was when it was last known."""

    @property
    def is_there(self) -> bool:
        return bool(self.steps) and self.steps[-1].reason is not NO_LONGER_THERE

    def go_on(self, point: int, path: str, state: ProcessState) -> None:
        """Note what it is at a point, if that is another than before."""
        before, was, self.last = self.last, self.path, state
        self.path = path
        is_gap = bool(self.steps) and self.steps[-1].state is None
        if before is not None and not is_gap and path == was and _is_same(before, state):
            return
        gone, new = _changes(before, state) if before is not None else ((), ())
        renamed = was if before is not None and was != path else None
        self.steps.append(TrendStep(point=point, path=path, state=state, renamed_from=renamed, gone=gone, new=new))

    def stop(self, point: int, reason: Message) -> None:
        """Note a gap, unless there is one for the same reason."""
        if not self.steps or self.steps[-1].reason != reason:
            self.steps.append(TrendStep(point=point, path=self.path, state=None, reason=reason))


def follow(seen: Iterable[Seen]) -> tuple[ProcessTrend, ...]:
    """The processes that were there at any point, in the order of their last paths."""
    tracks: list[_Track] = []
    for point, found in enumerate(seen):
        _follow_to(point, found, tracks)
    known = [track for track in tracks if track.steps]
    return tuple(
        ProcessTrend(path=one.path, name=one.last.name if one.last else "", steps=tuple(one.steps))
        for one in sorted(known, key=lambda track: track.path)
    )


def _follow_to(point: int, found: Seen, tracks: list[_Track]) -> None:
    by_path = {track.path: track for track in sorted(tracks, key=lambda track: track.is_there)}
    states = {path: one for path, one in found.items() if isinstance(one, ProcessState)}
    broken = {path: one for path, one in found.items() if isinstance(one, Message)}
    taken: set[int] = set()
    for path, reason in broken.items():
        track = by_path.get(path) or _new(path, tracks)
        track.stop(point, reason)
        taken.add(id(track))
    free = [track for track in by_path.values() if id(track) not in taken]
    pairs = _paired(free, states)
    for path, state in states.items():
        track = by_path[pairs[path]] if path in pairs else _new(path, tracks)
        track.go_on(point, path, state)
        taken.add(id(track))
    for track in tracks:
        if id(track) not in taken and track.is_there:
            track.stop(point, NO_LONGER_THERE)


def _new(path: str, tracks: list[_Track]) -> _Track:
    track = _Track(path)
    tracks.append(track)
    return track


def _paired(tracks: list[_Track], states: dict[str, ProcessState]) -> dict[str, str]:
    """The paths of now with those that their processes had before."""
    never_known = {track.path: track.path for track in tracks if track.last is None and track.path in states}
    before = [traits_of_state(track.last, track.path) for track in tracks if track.last]
    now = [traits_of_state(state, path) for path, state in states.items() if path not in never_known]
    return never_known | same_models(before, now)


def _is_same(one: ProcessState, other: ProcessState) -> bool:
    """Whether figures and breaks are the same."""
    return one.score == other.score and one.breaks == other.breaks


def _changes(before: ProcessState, now: ProcessState) -> tuple[tuple[BreakState, ...], tuple[BreakState, ...]]:
    """The breaks that are gone, and those that are new."""
    known, found = list(map(_known, before.breaks)), list(map(_known, now.breaks))
    pairs = recognize(known, found, before.elements, now.elements)
    kept = set(pairs.values())
    gone = tuple(one for at, one in enumerate(before.breaks) if at not in kept)
    return gone, tuple(one for at, one in enumerate(now.breaks) if at not in pairs)


def _known(found: BreakState) -> Known:
    return Known(
        code=found.code,
        path="",
        element=found.element,
        name=found.name,
        message=Message(""),
        sender=found.sender,
        sender_name=found.sender_name,
        media=found.media,
    )
