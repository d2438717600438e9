"""The figures of a process in words, and the reason where a figure does not exist."""

from collections import Counter

from mediabruch.analysis import Analysis
from mediabruch.errors import Message
from mediabruch.i18n.terms import ORIGINS
from mediabruch.media import Origin
from mediabruch.report.names import Names
from mediabruch.report.spans import Span, Style, Words

_TINY = 1e-9


def _is_physical(analysis: Analysis) -> bool:
    """Whether something is known, but no information is in it."""
    return any(step.annotation.is_known for step in analysis.steps)


def has_media(analysis: Analysis) -> bool:
    """Whether anything is known that a break could be seen by."""
    return bool(analysis.handovers or analysis.breaks) or any(step.annotation.is_carrier for step in analysis.steps)


def score_words(analysis: Analysis, names: Names) -> tuple[Words, ...]:
    """The end-to-end score with its bounds, or why there is none."""
    words, score = names.words, analysis.score
    if score.end_to_end_score is None:
        found: tuple[Words, ...] = (missing_score(analysis, names),)
    else:
        found = (Span(words.text("{points} of 100", points=names.points(score.end_to_end_score)), Style.TITLE),)
    bounds = bound_words(analysis, names)
    return (*found, f" ({bounds})") if bounds else found


def missing_score(analysis: Analysis, names: Names) -> str:
    """Why there is no score."""
    words = names.words
    if not analysis.steps:
        return words.text("none, since the model has no steps")
    if not has_media(analysis):
        return (
            words.text("none yet, since the steps that are known handle things or persons, no information")
            if _is_physical(analysis)
            else words.text("none yet, since no medium is known")
        )
    return words.text("none, since no step of known medium hands on to another")


def bound_words(analysis: Analysis, names: Names) -> str:
    """Between which scores the process will lie once every medium is known; empty where that says nothing new.

    The unknown steps hand on, too: the range need not hold the score of the known ones.
    """
    score = analysis.score
    if score.end_to_end_low is None or score.end_to_end_high is None:
        return ""
    shown = [names.points(value) for value in (score.end_to_end_low, score.end_to_end_high)]
    if len(set(shown)) == 1:
        is_same = score.end_to_end_score is not None and names.points(score.end_to_end_score) == shown[0]
        return "" if is_same else names.words.text("{points} once every medium is known", points=shown[0])
    return names.words.text("between {low} and {high} once every medium is known", low=shown[0], high=shown[1])


def handover_words(analysis: Analysis, names: Names) -> str:
    """How many handovers are digital, of which the score is made; empty without handovers."""
    score = analysis.score
    if score.handovers_per_case < _TINY:
        return ""
    return names.words.text(
        "{seamless} of {all} per case",
        seamless=names.rate(score.seamless_handovers_per_case),
        all=names.rate(score.handovers_per_case),
    )


def break_words(analysis: Analysis, names: Names) -> str:
    """The media breaks of a case, with the least and the greatest number."""
    words, score = names.words, analysis.score
    least, most = score.breaks_min, score.breaks_max
    if not has_media(analysis):
        return words.text("none can be seen without a medium")
    if most == 0:
        return words.text("none")
    if least == most:
        return words.text("{n} in every case", n=least)
    facts = {"rate": names.rate(score.breaks_per_case), "least": least, "most": most}
    if most is None:
        return words.text(
            "{rate} per case, at least {least}, without an upper limit since they repeat in a loop", **facts
        )
    return words.text("{rate} per case, at least {least}, at most {most}", **facts)


def coverage_words(analysis: Analysis, names: Names) -> str:
    """Of how many steps the medium is known, and from where."""
    words = names.words
    origins = Counter(step.annotation.origin for step in analysis.steps if step.annotation.is_known)
    total = words.plural("{known} of {n} step", "{known} of {n} steps", len(analysis.steps), known=origins.total())
    parts = [
        words.message(Message("{n} {origin}", n=origins[origin], origin=ORIGINS[origin]))
        for origin in Origin
        if origins[origin]
    ]
    return f"{total} ({', '.join(parts)})" if parts else total
