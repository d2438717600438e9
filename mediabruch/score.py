"""The figures of a process: how digital it is from end to end, and how surely that is known."""

from collections.abc import Callable, Iterable, Mapping
from math import fsum
from operator import add
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from mediabruch.breaks.link import LinkJudgment, LinkState
from mediabruch.media import UNKNOWN, Annotation, Knowledge, Origin, knowledge

if TYPE_CHECKING:  # what is kept of a score is read without playing
    from mediabruch.breaks.evaluate import Evaluation
    from mediabruch.playout import CompiledModel


class Score(NamedTuple):
    """The figures of docs/semantics.md, per case and unrounded; `None` is a figure that does not exist.

    A *link* is a working of a step, or a handover from one step to the next; it is digital, not digital, or unknown.
    """

    end_to_end_score: float | None
    """100 x digital links / links of which it is known whether they are; `None` without any."""
    end_to_end_low: float | None
    """100 x digital links / all links: no statement about what is unknown makes it less. `None` without links."""
    end_to_end_high: float | None
    """100 x links that are digital or unknown / all links."""
    end_to_end_rate_low: float
    """Probability of a case all whose links are digital."""
    end_to_end_rate_high: float
    """Probability of a case without a link that is not digital."""
    links_digital: float
    links_other: float
    """Links that are not digital."""
    links_unknown: float
    workings_digital: float
    workings_other: float
    workings_unknown: float
    handovers_digital: float
    handovers_other: float
    handovers_unknown: float
    breaks_per_case: float
    """Expected number of the media breaks that are known."""
    breaks_min: int
    breaks_max: int | None
    """`None`: no bound, since a loop holds a break."""
    breaks_distribution: tuple[float, ...]
    """Probability of 0, 1, ... 9, and 10 or more breaks."""
    break_free_rate_low: float
    """Probability of a case that is known to be without media break: each link is digital, or known and unbroken."""
    break_free_rate_high: float
    """Probability of a case without a known media break."""
    automation_rate: float | None
    """Share of the workings of activities that run without a person; `None` where no activity works."""
    coverage: float | None
    """Share of the activities all of whose sides are known; `None` without activities."""
    coverage_partly: float | None
    """Share of the activities with one known side of two."""
    coverage_stated: float | None
    """Share of the activities that are known from a person."""
    coverage_inferred: float | None
    """Share of the activities that are known from the tool's inference."""
    coverage_assumed: float | None
    """Share of the activities that would be known, too, if what is only assumed counted."""

    @property
    def links(self) -> float:
        """Expected links in one case, whatever is known of them."""
        return fsum((self.links_digital, self.links_other, self.links_unknown))


def score(
    evaluation: "Evaluation",
    compiled: "CompiledModel",
    annotations: Mapping[int, Annotation],
    assumed: Mapping[int, Annotation] = MappingProxyType({}),
) -> Score:
    """Compute the figures from a play-out and what breaks in it; `assumed` holds what would be known with defaults."""
    playout = evaluation.playout
    tally = playout.tally(evaluation.breaks_by_effect)
    return Score(
        **link_figures(evaluation),
        **_rates(evaluation),
        breaks_per_case=fsum(found.per_case for found in evaluation.breaks),
        breaks_min=tally.least,
        breaks_max=tally.most,
        breaks_distribution=tally.distribution,
        break_free_rate_high=tally.distribution[0],
        automation_rate=_automation(evaluation, compiled),
        **_coverage(evaluation, compiled, annotations, assumed),
    )


def link_figures(evaluation: "Evaluation") -> dict[str, Any]:
    """The figures that links alone tell, by their names in `Score`."""
    counts: dict[LinkState, tuple[list[float], list[float]]] = {state: ([], []) for state in LinkState}
    for link in evaluation.links:
        counts[link.state][link.is_working].append(link.per_case)
    handovers, workings = ([fsum(found[kind]) for found in counts.values()] for kind in (False, True))
    digital, other, unknown = map(add, workings, handovers)
    return {
        "workings_digital": workings[0],
        "workings_other": workings[1],
        "workings_unknown": workings[2],
        "handovers_digital": handovers[0],
        "handovers_other": handovers[1],
        "handovers_unknown": handovers[2],
        "links_digital": digital,
        "links_other": other,
        "links_unknown": unknown,
        "end_to_end_score": _percent(digital, (digital, other)),
        "end_to_end_low": _percent(digital, (digital, other, unknown)),
        "end_to_end_high": _percent(digital + unknown, (digital, other, unknown)),
    }


def _rates(evaluation: "Evaluation") -> dict[str, float]:
    keeping = {name: evaluation.keeping(holds) for name, holds in _KEPT.items()}
    rates = {keeps: evaluation.playout.rate(keeps) for keeps in set(keeping.values())}  # often they ask for the same
    return {name: rates[keeps] for name, keeps in keeping.items()}


_KEPT: Mapping[str, Callable[[LinkJudgment], bool]] = {
    "end_to_end_rate_low": lambda link: link.state is LinkState.DIGITAL,
    "end_to_end_rate_high": lambda link: link.state is not LinkState.OTHER,
    "break_free_rate_low": lambda link: link.is_unbroken,
}
"""What has to hold for each link of a case, by the rate of the cases in which it does."""


def intervals(evaluation: "Evaluation") -> dict[str, tuple[float, float]] | None:
    """95 % intervals of simulated figures; `None` where the figures are exact."""
    interval = evaluation.playout.interval
    if interval is None:
        return None
    digital, other, unknown = (evaluation.counted(state) for state in LinkState)
    known = [one + two for one, two in zip(digital, other, strict=True)]
    every = [one + two for one, two in zip(known, unknown, strict=True)]
    found = {"breaks_per_case": interval([float(breaks) for breaks in evaluation.breaks_by_effect], None)}
    for name, part, whole in (
        ("end_to_end_score", digital, known),
        ("end_to_end_low", digital, every),
        ("end_to_end_high", [one + two for one, two in zip(digital, unknown, strict=True)], every),
    ):
        if any(whole):
            found[name] = interval([100 * count for count in part], whole)
    return found


def _percent(part: float, whole: Iterable[float]) -> float | None:
    share = _share(part, fsum(whole))
    return None if share is None else min(100.0, 100 * share)


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole > 0 else None


def _automation(evaluation: "Evaluation", compiled: "CompiledModel") -> float | None:
    """Of the workings of all activities; those whose content is played count where they carry something themselves."""
    carriers = evaluation.carriers
    visits = {key: count for key, count in evaluation.visits.items() if key in carriers or key not in compiled.played}
    automatic = fsum(count for key, count in visits.items() if key in evaluation.automatic)
    return _share(automatic, fsum(visits.values()))


def _coverage(
    evaluation: "Evaluation",
    compiled: "CompiledModel",
    annotations: Mapping[int, Annotation],
    assumed: Mapping[int, Annotation],
) -> dict[str, Any]:
    """Activities whose content is played count where something of their own is known."""
    fully, partially = Knowledge.FULL, Knowledge.PARTLY
    counted = supposed = partly = 0
    full: list[Origin | None] = []
    for node in compiled.model.activities:
        known = annotations.get(node.key, UNKNOWN)
        if node.key in compiled.played and not known.is_known:
            continue
        counted += 1
        is_automatic = node.key in evaluation.automatic
        part = knowledge(known, is_automatic=is_automatic)
        if part is fully:
            full.append(known.origin)
        elif node.key in assumed:
            supposed += knowledge(assumed[node.key], is_automatic=is_automatic) is fully
        partly += part is partially
    return {
        "coverage": _share(len(full), counted),
        "coverage_partly": _share(partly, counted),
        "coverage_stated": _share(full.count(Origin.STATED), counted),
        "coverage_inferred": _share(full.count(Origin.INFERRED), counted),
        "coverage_assumed": _share(supposed, counted),
    }
