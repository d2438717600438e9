"""The figures of a process in words, and the reason where a figure does not exist."""

from collections import Counter

from mediabruch.analysis import Analysis
from mediabruch.errors import Message
from mediabruch.i18n import Translator
from mediabruch.i18n.terms import ORIGINS
from mediabruch.interview import is_doubtful
from mediabruch.media import Knowledge, Origin
from mediabruch.report.names import Names
from mediabruch.report.spans import Span, Style, Words
from mediabruch.score import Score
from mediabruch.verdict import WIDEST_BAND, known_steps
from mediabruch.verdict.unread import unread_message


def _is_physical(analysis: Analysis) -> bool:
    """Whether something is known, but no information is in it."""
    return any(step.annotation.is_known for step in analysis.steps)


def has_media(analysis: Analysis) -> bool:
    """Whether anything is known that a break could be seen by."""
    return bool(analysis.breaks) or any(step.annotation.is_carrier for step in analysis.steps)


def score_words(analysis: Analysis, names: Names) -> tuple[Words, ...]:
    """The end-to-end score where it is known well enough, else the two between which it lies; or why there is none."""
    words, score = names.words, analysis.score
    if score.end_to_end_score is None:
        bounds = bound_words(analysis, names)
        return (missing_score(analysis, names), *([f" ({bounds})"] if bounds else []))
    title = Span(words.text("{points} of 100", points=band(score, names.words)), Style.TITLE)
    if not is_wide(score):
        return (title,)
    points = words.points(score.end_to_end_score)
    return title, " (" + words.text("{points} of what is known", points=points) + ")"


def is_wide(score: Score) -> bool:
    """Whether the score is known too little for one number to stand alone; one at an end of its band would flatter."""
    low, high = score.end_to_end_low, score.end_to_end_high
    if low is None or high is None:
        return False
    is_open = round(low) != round(high)
    return high - low > WIDEST_BAND or (is_open and score.end_to_end_score in (low, high))


def missing_score(analysis: Analysis, names: Names) -> str:
    """Why there is no score."""
    words = names.words
    if not analysis.steps and unread_message(analysis.model) is not None:
        return words.text("none, since no step could be read")
    if not analysis.steps:
        return words.text("none, since the model has no steps")
    if not has_media(analysis):
        return (
            words.text("none yet, since the steps that are known handle things or persons, no information")
            if _is_physical(analysis)
            else words.text("none yet, since no medium is known")
        )
    return words.text("none yet, since of no working or handover it is known whether it is digital")


def bound_words(analysis: Analysis, names: Names) -> str:
    """Between which scores the process will lie once every medium is known; empty where that says nothing new."""
    score = analysis.score
    if score.end_to_end_low is None or score.end_to_end_high is None:
        return ""
    shown = [names.words.points(value) for value in (score.end_to_end_low, score.end_to_end_high)]
    if len(set(shown)) == 1:
        return ""
    return names.words.text("between {low} and {high} once every medium is known", low=shown[0], high=shown[1])


def rate_words(low: float, high: float, words: Translator) -> str:
    """A share of the cases, or the two between which it lies."""
    shares = [words.percent(low), words.percent(high)]
    if len(set(shares)) == 1:
        return words.text("{share} of all cases", share=shares[0])
    return words.text("{low} to {high} of all cases", low=shares[0], high=shares[1])


def band(score: Score | None, words: Translator) -> str:
    """The score where it is known within 10 points, else the two between which it lies; a dash where there is none."""
    if score is None or score.end_to_end_low is None or score.end_to_end_high is None:
        return "–"
    if score.end_to_end_score is not None and not is_wide(score):
        return words.points(score.end_to_end_score)
    return f"{words.points(score.end_to_end_low)}–{words.points(score.end_to_end_high)}"


def coverage_words(analysis: Analysis, names: Names) -> str:
    """Of how many steps the medium is known, and from where; what is known by half; what is only assumed."""
    words = names.words
    counted = [step for step in analysis.steps if step.knowledge is not None]
    origins = Counter(step.annotation.origin for step in counted if step.knowledge is Knowledge.FULL)
    known, count = known_steps(analysis)
    total = words.plural("{known} of {n} step", "{known} of {n} steps", count, known=known)
    parts = [
        words.message(Message("{n} {origin}", n=origins[origin], origin=ORIGINS[origin]))
        for origin in (Origin.STATED, Origin.INFERRED)
        if origins[origin]
    ]
    if doubtful := sum(is_doubtful(step.annotation) for step in counted):
        parts.append(words.text("{n} of these to be confirmed", n=doubtful))
    if partly := sum(step.knowledge is Knowledge.PARTLY for step in counted):
        parts.append(words.text("{n} more by half", n=partly))
    if assumed := sum(step.assumed is not None and step.knowledge is Knowledge.NONE for step in counted):
        parts.append(words.text("{n} more only assumed", n=assumed))
    return f"{total} ({', '.join(parts)})" if parts else total


def known_share(analysis: Analysis, words: Translator) -> str:
    """The share of the steps that are known; what a default assumes is not. A dash without any step."""
    known, count = known_steps(analysis)
    return words.percent(known / count) if count else "–"
