"""What every report begins with: the verdict, the bar of three parts, and the figures that they rest on."""

from collections.abc import Iterator
from math import fsum

from mediabruch.analysis import Analysis
from mediabruch.breaks.link import LinkState
from mediabruch.i18n.terms import DEFINITIONS
from mediabruch.interview.branches import open_forks
from mediabruch.media import BreakDefinition
from mediabruch.report.figures import coverage_words, has_media, rate_words, score_words
from mediabruch.report.layout import ScreenLayout
from mediabruch.report.names import Names, capitalized
from mediabruch.report.spans import Span, Style, Words
from mediabruch.verdict import breaks_message, parts, parts_messages, verdict

BarPart = tuple[str, int, str]
"""`digital`, `other` or `unknown`, how many of 100, and the words for it."""


def verdict_words(analysis: Analysis, names: Names) -> str:
    """The verdict in one sentence."""
    return names.words.message(verdict(analysis).message)


def bar_parts(analysis: Analysis, names: Names) -> tuple[BarPart, ...]:
    """The bar in parts that add up to 100; empty where there is nothing to count."""
    found = parts(analysis.score)
    if found is None:
        return ()
    return tuple((name, share, names.words.message(said)) for name, share, said in parts_messages(found))


def bar_words(bar: tuple[BarPart, ...], names: Names) -> str:
    """The bar in one line."""
    return names.words.text("of 100 workings and handovers: {parts}", parts=", ".join(words for _, _, words in bar))


def write_bar(layout: ScreenLayout, analysis: Analysis, names: Names) -> None:
    """The bar with its words."""
    bar = bar_parts(analysis, names)
    if bar:
        layout.bar(bar)
        layout.write(Span(capitalized(bar_words(bar, names)), Style.DIM))


def figure_pairs(analysis: Analysis, names: Names) -> Iterator[tuple[str, tuple[Words, ...]]]:
    """The figures in words, what is assumed beside what rests on it."""
    words, score = names.words, analysis.score
    yield words.text("Media breaks"), (Span(break_words(analysis, names), Style.TITLE), *_assumed(analysis, names))
    if bound := fsum(found.per_case for found in analysis.breaks if found.required_by_law):
        rate = words.rate(bound)
        yield words.text("Of these by law"), (words.text("{rate} per case, not avoidable", rate=rate),)
    if handing := handing_words(analysis, names):
        yield words.text("Handed on digitally"), (handing,)
    yield words.text("End-to-end score"), score_words(analysis, names)
    if has_media(analysis):
        yield (
            words.text("Digital throughout"),
            (rate_words(score.end_to_end_rate_low, score.end_to_end_rate_high, words), *_assumed(analysis, names)),
        )
        yield (
            words.text("Without media break"),
            (rate_words(score.break_free_rate_low, score.break_free_rate_high, words), *_assumed(analysis, names)),
        )
    yield words.text("Medium known"), (coverage_words(analysis, names),)
    if analysis.options.definition is not BreakDefinition.STANDARD:
        yield words.text("Definition"), (words.message(DEFINITIONS[analysis.options.definition]),)
    if analysis.playout.runs is not None:
        yield words.text("Figures"), (simulation_words(analysis, names),)


def break_words(analysis: Analysis, names: Names) -> str:
    """How often media break in a case."""
    return names.words.message(breaks_message(analysis))


def _assumed(analysis: Analysis, names: Names) -> tuple[Words, ...]:
    """That shares of branches are assumed, where the figure would change with them."""
    count = len(open_forks(analysis))
    if not count or analysis.score.breaks_min == analysis.score.breaks_max:
        return ()
    assumed = names.words.plural("shares are assumed at {n} fork", "shares are assumed at {n} forks", count)
    return (Span(f" ({assumed})", Style.CARE),)


def handing_words(analysis: Analysis, names: Names) -> str:
    """Of how many steps, each counted once, how many hand on digitally; empty where none hands on."""
    states: dict[int, set[LinkState]] = {}
    steps = {step.node.key for step in analysis.steps}
    for link in analysis.links:
        if not link.is_working and link.sender in steps:
            states.setdefault(link.sender, set()).add(link.state)
    if not states:
        return ""
    digital = sum(found == {LinkState.DIGITAL} for found in states.values())
    other = sum(LinkState.OTHER in found for found in states.values())
    said = names.words.plural(
        "{digital} of {n} step that hands on", "{digital} of {n} steps that hand on", len(states), digital=digital
    )
    rest = len(states) - digital - other
    return f"{said}, {names.words.text('{n} not known', n=rest)}" if rest else said


def simulation_words(analysis: Analysis, names: Names) -> str:
    """That the figures are estimated, and how surely."""
    words, playout = names.words, analysis.playout
    estimated = words.text(
        "estimated from {runs} simulated cases, since the process has too many states", runs=playout.runs
    )
    interval = (playout.intervals or {}).get("end_to_end_score")
    if interval is None:
        return estimated
    low, high = (words.points(end) for end in interval)
    bounds = (
        words.text("with 95 % certainty the score lies at {points}", points=low)
        if low == high
        else words.text("with 95 % certainty the score lies between {low} and {high}", low=low, high=high)
    )
    return f"{estimated}; {bounds}"
