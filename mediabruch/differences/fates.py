"""What became of each media break."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator

from mediabruch.analysis import Analysis
from mediabruch.breaks.media_break import MediaBreak
from mediabruch.differences.difference import BreakDifference, BreakFate
from mediabruch.matching.step_matching import StepMatching

_Sameness = Callable[[MediaBreak], Hashable]


def break_fates(old: Analysis, new: Analysis, matching: StepMatching) -> tuple[BreakDifference, ...]:
    """The breaks of both versions in pairs, from the strictest likeness to the loosest, each in one."""
    fates = _Fates(old, new, matching)
    fates.pair(BreakFate.KEPT, lambda one: (one.code, one.step, one.senders, one.before, one.after))
    fates.pair(BreakFate.KEPT, lambda one: (one.code, one.step, one.senders))
    fates.pair(BreakFate.MOVED, lambda one: (one.code, one.step, one.before, one.after, bool(one.senders)))
    fates.pair(BreakFate.MOVED, lambda one: (one.code, one.senders, one.before, one.after) if one.senders else None)
    return tuple(fates.all())


class _Fates:
    """Pairs made so far. The old breaks speak with the keys of the new model; what it lacks has none of them."""

    def __init__(self, old: Analysis, new: Analysis, matching: StepMatching) -> None:
        self._old, self._new = old.breaks, new.breaks
        self._new_of = matching.new_of
        self._open_new = dict(enumerate(new.breaks))
        self._pairs: dict[int, tuple[BreakFate, int]] = {}

    def _translated(self, one: MediaBreak, sameness: _Sameness) -> Hashable:
        keys = tuple(sorted(self._new_of.get(key, -key - 1) for key in one.senders))
        return sameness(one._replace(step=self._new_of.get(one.step, -one.step - 1), senders=keys))

    def pair(self, fate: BreakFate, sameness: _Sameness) -> None:
        """Pair what is the same and still open, in document order."""
        waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
        for at, one in self._open_new.items():
            waiting[sameness(one)].append(at)
        for at, one in enumerate(self._old):
            same = None if at in self._pairs else self._translated(one, sameness)
            if same is not None and waiting.get(same):
                other = waiting[same].pop(0)
                self._pairs[at] = fate, other
                del self._open_new[other]

    def all(self) -> Iterator[BreakDifference]:
        """The breaks of the old model, then the new ones."""
        for at, one in enumerate(self._old):
            fate, other = self._pairs.get(at, (BreakFate.GONE, -1))
            yield BreakDifference(fate=fate, old=one, new=None if other < 0 else self._new[other])
        for one in self._open_new.values():
            yield BreakDifference(fate=BreakFate.NEW, old=None, new=one)
