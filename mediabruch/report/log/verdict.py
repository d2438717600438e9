"""What a log says of a process in one sentence: the first that a report says."""

from collections import defaultdict

from mediabruch.conformance.counted import CountedFigures
from mediabruch.conformance.replay import Replay
from mediabruch.figures import TINY
from mediabruch.report.figures import has_media
from mediabruch.report.names import Names

_WHOLE = 100.0


def log_verdict(replay: Replay, names: Names) -> str:
    """How many of the cases were digital, and where media broke: the first of these that can be said."""
    words, figures = names.words, replay.figures
    if figures is None:
        return words.text("No case of the log is complete, so nothing is counted.")
    if not has_media(replay.analysis):
        return words.plural(
            "Whether the only case was digital cannot be said: no step says its medium.",
            "Whether the {n} cases were digital cannot be said: no step says its medium.",
            figures.cases,
        )
    front = next((group.figures for group in replay.by_way_in if group.is_digital == (True,)), None)
    if front is not None and _broken(front):
        return _front(replay, front, figures.cases, names)
    if _broken(figures):
        return _inside(replay, figures, names)
    return _unbroken(figures, names)


def _front(replay: Replay, front: CountedFigures, cases: int, names: Names) -> str:
    """Digital outside, and not inside."""
    broken, step = _told(_broken(front), front.cases, replay, names), _worst(replay, front, names)
    if front.cases == cases:
        return names.words.plural(
            "In the only case information came in digitally; inside there were media breaks, most often at {step}.",
            "In all {n} cases information came in digitally; in {broken} of these there were media breaks inside, most "
            "often at {step}.",
            cases,
            broken=broken,
            step=step,
        )
    return names.words.text(
        "In {front} of {n} cases information came in digitally; in {broken} of these there were media breaks inside, "
        "most often at {step}.",
        front=front.cases,
        n=cases,
        broken=broken,
        step=step,
    )


def _inside(replay: Replay, figures: CountedFigures, names: Names) -> str:
    return names.words.plural(
        "In the only case there were media breaks ({rate}), most often at {step}.",
        "In {broken} of {n} cases there were media breaks, {rate} a case in the mean, most often at {step}.",
        figures.cases,
        broken=_told(_broken(figures), figures.cases, replay, names),
        rate=names.words.rate(figures.score.breaks_per_case),
        step=_worst(replay, figures, names),
    )


def _unbroken(figures: CountedFigures, names: Names) -> str:
    """No media break is known."""
    words, low, high = names.words, figures.score.end_to_end_low, figures.score.end_to_end_high
    if low is not None and low >= _WHOLE - TINY:
        return words.plural(
            "The only case was digital throughout.", "All {n} cases were digital throughout.", figures.cases
        )
    if high is not None and high <= TINY:
        return words.plural(
            "The only case was digital nowhere.", "None of the {n} cases was digital anywhere.", figures.cases
        )
    return words.plural(
        "In the only case no media break is known.",
        "In none of {n} cases is a media break known; {share} were digital throughout.",
        figures.cases,
        share=_between(figures.score.end_to_end_rate_low, figures.score.end_to_end_rate_high, names),
    )


def _between(low: float, high: float, names: Names) -> str:
    words = names.words
    ends = list(dict.fromkeys((words.percent(low), words.percent(high))))
    return ends[0] if len(ends) == 1 else words.text("{low} to {high}", low=ends[0], high=ends[1])


def _broken(figures: CountedFigures) -> int:
    """Cases with a known media break."""
    return round((1 - figures.score.break_free_rate_high) * figures.cases)


def _told(count: int, cases: int, replay: Replay, names: Names) -> str:
    """How many cases; of fewer than the least group that is shown, only that, unless they are all there are."""
    words, least = names.words, replay.options.min_group
    if count >= min(least, cases):
        return words.number(count, 0)
    return words.text("fewer than {least}", least=least) if cases >= least else words.text("some")


def _worst(replay: Replay, figures: CountedFigures, names: Names) -> str:
    """The step at which media break most; of those that enough cases came to, if there are any."""
    weights: defaultdict[int, float] = defaultdict(float)
    for one in figures.breaks:
        weights[one.step] += one.per_case
    least = replay.options.min_group
    common = {step: weight for step, weight in weights.items() if figures.cases_with.get(step, 0) >= least} or weights
    return names.quoted(max(common, key=lambda step: (common[step], -step)))
