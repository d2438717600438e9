"""Which media breaks rest on what is only inferred, and not surely."""

from collections.abc import Sequence

from mediabruch.analysis import Analysis
from mediabruch.interview.questions import DOUBTFUL
from mediabruch.media import UNKNOWN, Origin


def is_guessed(analysis: Analysis, step: int, senders: Sequence[int]) -> bool:
    """Whether a media break rests on media to be confirmed: those of its step, or of all who hand over to it.

    Inside a step whose intake nobody knows, information changes from what arrives there.
    """
    found = [_is_guess(analysis, key) for key in senders or _arriving(analysis, step)]
    return _is_guess(analysis, step) or (bool(found) and all(found))


def _arriving(analysis: Analysis, step: int) -> list[int]:
    """Who hands something known to a step whose own intake is not known."""
    known = analysis.annotations
    if step not in known or known[step].receives is not None:
        return []
    links = analysis.links_of.get(step, ())
    givers = (link.sender for link in links if link.receiver == step and not link.is_working)
    return [giver for giver in givers if giver is not None and known.get(giver, UNKNOWN).produces]


def _is_guess(analysis: Analysis, key: int) -> bool:
    known = analysis.annotations.get(key, UNKNOWN)
    return known.origin is Origin.INFERRED and known.confidence < DOUBTFUL
