"""The figures of a process: how digital it is from end to end, and how surely that is known."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
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
