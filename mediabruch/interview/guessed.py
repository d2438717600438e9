"""Which media breaks rest on what is only inferred, and not surely."""

from collections.abc import Sequence

from mediabruch.analysis import Analysis
from mediabruch.interview.questions import DOUBTFUL
from mediabruch.media import UNKNOWN, Origin


def is_guessed(analysis: Analysis, step: int, senders: Sequence[int]) -> bool:
    """Whether a media break rests on media to be confirmed: those of its step, or of all who hand over to it."""
    found = [_is_guess(analysis, key) for key in senders]
    return _is_guess(analysis, step) or (bool(found) and all(found))


def _is_guess(analysis: Analysis, key: int) -> bool:
    known = analysis.annotations.get(key, UNKNOWN)
    return known.origin is Origin.INFERRED and known.confidence < DOUBTFUL
