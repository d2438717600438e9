"""The sentences on processes over time."""

from collections.abc import Iterable, Iterator, Mapping

from mediabruch.breaks.crossed import crossed_message
from mediabruch.errors import Message
from mediabruch.i18n import Translator
from mediabruch.i18n.terms import MEDIA
from mediabruch.notation.letters import shortened
from mediabruch.portfolio.process_state import BreakState, ProcessState
from mediabruch.report.change import change_words
from mediabruch.score import Score
from mediabruch.trends.trend import NO_LONGER_THERE, ProcessTrend, Trend, TrendPoint, TrendStep

_MOST_NAMED = 3
_MEDIA: Mapping[str, Message] = {medium.value: said for medium, said in MEDIA.items()}


def band_words(score: Score, words: Translator) -> str:
    """Both ends of the band."""
    if score.end_to_end_low is None or score.end_to_end_high is None:
        return "–"
    return "–".join(dict.fromkeys(words.points(end) for end in (score.end_to_end_low, score.end_to_end_high)))


def title_words(process: ProcessTrend) -> str:
    """What a process is called."""
    return shortened(process.name or process.path)


def trend_verdict(process: ProcessTrend, words: Translator) -> str:
    """What became of a process from the first time to the last, in one sentence; empty where there is only one."""
    known = process.states
    return change_words(known[0].score, known[-1].score, words) if len(known) > 1 else ""


def point_words(point: TrendPoint, words: Translator) -> str:
    """A point in one line: its day, its label, and what the commit says; or its months, and how many cases began."""
    between = ", " if point.cases is not None else " "
    return between.join(part for part in point_parts(point, words) if part)


def point_parts(point: TrendPoint, words: Translator) -> tuple[str, str]:
    """When it was, and what is said of it."""
    if point.cases is not None:
        return point.label, words.plural("{n} case", "{n} cases", point.cases)
    day = point.day.isoformat()
    return day, " ".join(part for part in (point.label, shortened(point.subject, 80)) if part and part != day)


def step_sentences(step: TrendStep, words: Translator) -> Iterator[str]:
    """What a process was at a point, and what changed."""
    if step.state is None:
        assert step.reason is not None, "a gap has a reason"
        is_removed = step.reason == NO_LONGER_THERE
        yield words.message(step.reason) if is_removed else words.text("gap: {reason}", reason=step.reason)
        return
    score = step.state.score
    rate = words.rate(score.breaks_per_case)
    yield words.text("{band} of 100 digital, {rate} breaks per case", band=band_words(score, words), rate=rate)
    if step.renamed_from:
        yield words.text("was {path}", path=step.renamed_from)
    if step.gone:
        yield words.text("gone: {breaks}", breaks=_breaks(step.gone, words))
    if step.new:
        yield words.text("new: {breaks}", breaks=_breaks(step.new, words))


def _breaks(found: Iterable[BreakState], words: Translator) -> str:
    all_found = list(found)
    named = [break_state_words(one, words) for one in all_found[:_MOST_NAMED]]
    if len(all_found) > _MOST_NAMED:
        named.append(words.plural("{n} other", "{n} others", len(all_found) - _MOST_NAMED))
    return "; ".join(named)


def break_state_words(one: BreakState, words: Translator) -> str:
    """A break in a few words."""
    name = shortened(one.name or one.element or one.code)
    media = " → ".join(words.message(_MEDIA[each]) if each in _MEDIA else each for each in one.media or ())
    unknown = [words.text("“{name}”", name=shortened(each)) for each in one.across]
    doubt = f"; {words.message(crossed_message(unknown))}" if unknown else ""
    return f"{words.text('“{name}”', name=name)} ({media or one.code}{doubt})"


def value_of(state: ProcessState | None, name: str) -> float | None:
    """A figure of a state."""
    value = None if state is None else getattr(state.score, name)
    return None if value is None else float(value)


def at_all_points(process: ProcessTrend, trend: Trend) -> list[ProcessState | None]:
    """What a process was at each point: between its steps it stays as it was."""
    states: list[ProcessState | None] = []
    steps = list(process.steps)
    current: ProcessState | None = None
    for number in range(len(trend.points)):
        while steps and steps[0].point <= number:
            current = steps.pop(0).state
        states.append(current)
    return states
