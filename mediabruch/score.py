"""The figures of a process: how digital it is from end to end, and how surely that is known."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from mediabruch.media import UNKNOWN, Annotation, Origin
from mediabruch.model import FlowNodeType, Model

if TYPE_CHECKING:  # what is kept of a score is read without playing
    from mediabruch.breaks.finding import Judgement

AUTOMATIC = frozenset({FlowNodeType.SERVICE_TASK, FlowNodeType.SCRIPT_TASK, FlowNodeType.BUSINESS_RULE_TASK})
"""The tasks that run without a person, unless it is stated otherwise."""


class Score(NamedTuple):
    """The figures of section 4 of the contract, per case and unrounded; `None` is a figure that does not exist."""

    end_to_end_score: float | None
    """100 x seamless handovers / handovers; `None` without any handover."""
    end_to_end_low: float | None
    """The same with every unknown side taken as paper."""
    end_to_end_high: float | None
    """The same with every unknown side taken as digital."""
    breaks_per_case: float
    breaks_min: int
    breaks_max: int | None
    """`None`: no bound, since a loop holds a break."""
    breaks_distribution: tuple[float, ...]
    """Probability of 0, 1, ... 9, and 10 or more breaks."""
    break_free_rate: float
    """Probability of a case without any media break."""
    end_to_end_rate: float
    """Probability of a case that is digital from end to end."""
    handovers_per_case: float
    seamless_handovers_per_case: float
    digital_step_share: float | None
    """Share of the workings of carrier steps that take and give digital media only; `None` without one."""
    automation_rate: float | None
    """Share of the workings of activities that run without a person; `None` where no activity works."""
    coverage: float | None
    """Share of the activities of which something is known; `None` without activities."""
    coverage_stated: float | None
    """Share known from a person."""
    coverage_inferred: float | None
    """Share known from the tool's inference."""
    coverage_assumed: float | None
    """Share known from a default only."""


def score(
    judgement: "Judgement", bounds: tuple[float | None, float | None], annotations: Mapping[int, Annotation]
) -> Score:
    """Compute the figures from a judged play-out; `bounds` are the end-to-end scores at worst and at best."""
    playout = judgement.playout
    breaks = [judgement.breaks_of(effect) for effect in playout.effects]
    tally = playout.tally(breaks, [judgement.is_clean(effect) for effect in playout.effects])
    totals = judgement.totals
    visits = visits_of(judgement)
    automatic = sum(
        count for key, count in visits.items() if _is_automatic(judgement.model, key, annotations.get(key, UNKNOWN))
    )
    return Score(
        end_to_end_score=totals.end_to_end_score,
        end_to_end_low=bounds[0],
        end_to_end_high=bounds[1],
        breaks_per_case=totals.breaks,
        breaks_min=tally.least,
        breaks_max=tally.most,
        breaks_distribution=tally.distribution,
        break_free_rate=tally.distribution[0],
        end_to_end_rate=tally.clean,
        handovers_per_case=totals.handovers,
        seamless_handovers_per_case=totals.seamless_handovers,
        digital_step_share=_share(totals.digital_workings, totals.carrier_workings),
        automation_rate=_share(automatic, sum(visits.values())),
        **_coverage(judgement.model, annotations),
    )


def intervals(judgement: "Judgement") -> dict[str, tuple[float, float]] | None:
    """95 % intervals of simulated figures; `None` where the figures are exact."""
    interval = judgement.playout.interval
    if interval is None:
        return None
    effects = judgement.playout.effects
    breaks = [float(judgement.breaks_of(effect)) for effect in effects]
    pairs = [[(sender, key) for key, senders in effect.workings for sender in senders] for effect in effects]
    handovers = [float(len(handed)) for handed in pairs]
    seamless = [100.0 * sum(map(judgement.is_seamless, handed)) for handed in pairs]
    found = {"breaks_per_case": interval(breaks, None), "handovers_per_case": interval(handovers, None)}
    if any(handovers):
        found["end_to_end_score"] = interval(seamless, handovers)
    return found


def visits_of(judgement: "Judgement") -> dict[int, float]:
    """Expected workings of each activity that works at all, by key."""
    visits: dict[int, float] = {}
    activities = judgement.model.node_by_key
    for effect, expected in zip(judgement.playout.effects, judgement.playout.expected, strict=True):
        for key, _ in effect.workings:
            if key in activities:
                visits[key] = visits.get(key, 0.0) + expected
    return visits


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole > 0 else None


def _is_automatic(model: Model, key: int, annotation: Annotation) -> bool:
    if annotation.automatic is not None:
        return annotation.automatic
    return model.node_by_key[key].type in AUTOMATIC


def _coverage(model: Model, annotations: Mapping[int, Annotation]) -> dict[str, float | None]:
    count = len(model.activities)
    known = [annotation for annotation in annotations.values() if annotation.is_known]
    by_origin = {origin: sum(annotation.origin is origin for annotation in known) for origin in Origin}
    return {
        "coverage": _share(len(known), count),
        "coverage_stated": _share(by_origin[Origin.STATED], count),
        "coverage_inferred": _share(by_origin[Origin.INFERRED], count),
        "coverage_assumed": _share(by_origin[Origin.ASSUMED], count),
    }
