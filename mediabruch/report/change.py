"""What a change comes to, in one sentence: better or worse, by how much."""

from mediabruch.i18n import Translator
from mediabruch.report.figures import is_wide
from mediabruch.score import Score


def change_words(before: Score, after: Score, words: Translator) -> str:
    """The judgment first, then the points and the media breaks, each as far as it is shown to differ.

    Points are the score as it stands alone elsewhere, where both are known so well; else those that are certain.
    """
    is_known = all(score.end_to_end_score is not None and not is_wide(score) for score in (before, after))
    one, other = ((score.end_to_end_score if is_known else score.end_to_end_low) or 0.0 for score in (before, after))
    points = [words.points(one), words.points(other)]
    rates = [words.rate(one.breaks_per_case) for one in (before, after)]
    gains = other - one if points[0] != points[1] else 0.0
    fewer = before.breaks_per_case - after.breaks_per_case if rates[0] != rates[1] else 0.0
    said = _points_words(points, words, is_changed=bool(gains), is_known=is_known)
    return f"{_judgment(gains, fewer, words)}: {said}; {_breaks_words(rates, words, is_changed=bool(fewer))}."


def _points_words(points: list[str], words: Translator, *, is_changed: bool, is_known: bool) -> str:
    before, after = points
    if is_changed and is_known:
        return words.text("{after} instead of {before} of 100 points", before=before, after=after)
    if is_changed:
        return words.text("at least {after} instead of {before} of 100 points", before=before, after=after)
    if is_known:
        return words.text("still {points} of 100 points", points=after)
    return words.text("still at least {points} of 100 points", points=after)


def _breaks_words(rates: list[str], words: Translator, *, is_changed: bool) -> str:
    before, after = rates
    if is_changed:
        return words.text("media breaks a case: {after} instead of {before}", before=before, after=after)
    return words.text("media breaks a case: still {breaks}", breaks=after)


def _judgment(gains: float, fewer: float, words: Translator) -> str:
    if not gains and not fewer:
        return words.text("Unchanged")
    if gains >= 0 and fewer >= 0:
        return words.text("Better")
    if gains <= 0 and fewer <= 0:
        return words.text("Worse")
    return words.text("Better in part, worse in part")
