"""The figures at the top of the page, each explained where it stands."""

from collections.abc import Iterator
from typing import NamedTuple

from mediabruch.analysis import Analysis
from mediabruch.i18n.terms import DEFINITIONS
from mediabruch.media import BreakDefinition
from mediabruch.report.figures import band, bound_words, coverage_words, has_media, known_share, missing_score
from mediabruch.report.headline import break_words, handing_words, simulation_words
from mediabruch.report.names import Names


class FigureView(NamedTuple):
    """A figure with what it says."""

    label: str
    value: str
    detail: str
    explanation: str


def figures(analysis: Analysis, names: Names) -> tuple[FigureView, ...]:
    """The figures in the order in which they are read."""
    return tuple(_figures(analysis, names))


def _figures(analysis: Analysis, names: Names) -> Iterator[FigureView]:
    words, score = names.words, analysis.score
    yield _score(analysis, names)
    yield FigureView(
        words.text("Media breaks"),
        names.words.rate(score.breaks_per_case) if has_media(analysis) else "–",
        break_words(analysis, names),
        words.text("So often information changes its medium in one case, on average: printed, typed in, scanned, told.")
        + _rules(analysis, names),
    )
    if has_media(analysis):
        yield FigureView(
            words.text("Without media break"),
            _rate(score.break_free_rate_low, score.break_free_rate_high, names),
            words.text("of all cases"),
            words.text("The share of the cases that pass without any media break."),
        )
        yield FigureView(
            words.text("Digital throughout"),
            _rate(score.end_to_end_rate_low, score.end_to_end_rate_high, names),
            words.text("of all cases"),
            words.text("The share of the cases in which every working and every handover is digital."),
        )
    yield FigureView(
        words.text("Medium known"),
        known_share(analysis, words),
        coverage_words(analysis, names),
        words.text("The more steps are known, the surer the figures. Stated by people, or inferred from the model."),
    )


def _rate(low: float, high: float, names: Names) -> str:
    shares = dict.fromkeys(names.words.percent(share) for share in (low, high))
    return "–".join(shares)


def _score(analysis: Analysis, names: Names) -> FigureView:
    words, score = names.words, analysis.score
    if score.end_to_end_low is None:
        return FigureView(words.text("End-to-end score"), "–", missing_score(analysis, names), _meaning(names))
    bounds = bound_words(analysis, names)
    if analysis.playout.runs is not None:
        bounds = "; ".join(part for part in (bounds, simulation_words(analysis, names)) if part)
    value = band(score, names.words)
    detail = "; ".join(part for part in (words.text("of 100"), bounds) if part)
    return FigureView(words.text("End-to-end score"), value, detail, _meaning(names, analysis))


def _meaning(names: Names, analysis: Analysis | None = None) -> str:
    words = names.words
    meaning = words.text("100 means that every step works digitally and hands on digitally, 0 that none does.")
    if analysis is None:
        return meaning
    handing = handing_words(analysis, names)
    return f"{meaning} {words.text('Handed on digitally: {steps}.', steps=handing)}" if handing else meaning


def _rules(analysis: Analysis, names: Names) -> str:
    if analysis.options.definition is BreakDefinition.STANDARD:
        return ""
    return " " + names.words.text(
        "Definition of a media break: {definition}.", definition=DEFINITIONS[analysis.options.definition]
    )
