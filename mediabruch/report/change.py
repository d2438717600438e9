"""What a change comes to, in one sentence: better or worse, by how much."""

from mediabruch.i18n import Translator
from mediabruch.score import Score


def change_words(before: Score, after: Score, words: Translator) -> str:
    """The judgment first, then the certain points and the media breaks, each as far as it is shown to differ."""
    points = [words.points(one.end_to_end_low or 0.0) for one in (before, after)]
    rates = [words.rate(one.breaks_per_case) for one in (before, after)]
    gains = (after.end_to_end_low or 0.0) - (before.end_to_end_low or 0.0) if points[0] != points[1] else 0.0
    fewer = before.breaks_per_case - after.breaks_per_case if rates[0] != rates[1] else 0.0
    said = [
        words.text("from {before} to {after} of 100 points that are certain", before=points[0], after=points[1])
        if gains
        else words.text("still {points} of 100 points that are certain", points=points[1]),
        words.text("from {before} to {after} media breaks a case", before=rates[0], after=rates[1])
        if fewer
        else words.text("still {breaks} media breaks a case", breaks=rates[1]),
    ]
    return f"{_judgment(gains, fewer, words)}: {', '.join(said)}."


def _judgment(gains: float, fewer: float, words: Translator) -> str:
    if not gains and not fewer:
        return words.text("Unchanged")
    if gains >= 0 and fewer >= 0:
        return words.text("Better")
    if gains <= 0 and fewer <= 0:
        return words.text("Worse")
    return words.text("Better in part, worse in part")
