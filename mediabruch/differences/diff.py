"""Compare two versions of a process."""

from dataclasses import replace

from mediabruch.analysis import Analysis
from mediabruch.differences.attribution import attribute
from mediabruch.differences.difference import Attribution, Difference, DifferenceKind, FigurePart, ProcessDiff
from mediabruch.differences.fates import break_fates
from mediabruch.differences.found import found_differences
from mediabruch.differences.hybrids import Hybrids
from mediabruch.figures import TINY
from mediabruch.matching.steps import match_steps
from mediabruch.score import Score

_FLOW = Difference(kind=DifferenceKind.FLOW, old=None, new=None)


def diff_analyses(old: Analysis, new: Analysis) -> ProcessDiff:
    """What differs between two versions, both analyzed in the same way.

    That of a version with itself is empty; backwards it is the mirror image. Cost: see `attribution`.
    """
    bare = differing(old, new)
    if not bare.differences and bare.change.is_none:
        return bare
    all_found = (*bare.differences, _FLOW)
    parts, method = attribute(Hybrids(old, new, bare.matching, all_found))
    whole = [replace(one, part=part) for one, part in zip(all_found, parts, strict=True)]
    return replace(bare, differences=tuple(sorted(filter(_counts, whole), key=_weight)), attribution=method)


def differing(old: Analysis, new: Analysis) -> ProcessDiff:
    """The same at once, without the part that each difference has in the change: they stand in document order."""
    matching = match_steps(old.model, new.model)
    before, after = _figures(old.score), _figures(new.score)
    return ProcessDiff(
        old=old,
        new=new,
        matching=matching,
        differences=found_differences(old, new, matching),
        breaks=break_fates(old, new, matching),
        attribution=Attribution.SHAPLEY,
        change=FigurePart(
            low=after.low - before.low,
            high=after.high - before.high,
            breaks_per_case=after.breaks_per_case - before.breaks_per_case,
        ),
    )


def _figures(score: Score) -> FigurePart:
    low, high = score.end_to_end_low, score.end_to_end_high
    return FigurePart(
        low=0.0 if low is None else low,
        high=100.0 if high is None else high,
        breaks_per_case=score.breaks_per_case,
    )


def _counts(one: Difference) -> bool:
    """Whether a difference is told of: that of the flow only where it changes a figure."""
    return one.kind is not DifferenceKind.FLOW or not one.part.is_none


def _weight(one: Difference) -> float:
    """Below zero, how much a difference changes: points, where a break counts for ten; of equals, the order stays."""
    part = one.part
    weight = abs(part.low) + abs(part.high) + 10 * abs(part.breaks_per_case)
    return -round(weight, 9) if weight > TINY else 0.0
