"""What arrives at a step that does not say what it takes in: a media break inside it says from which medium."""

from mediabruch.analysis import Analysis
from mediabruch.media import Medium


def arriving(analysis: Analysis, key: int) -> tuple[Medium, ...]:
    """The media from which a step makes something else, where only what arrives tells them; none where it is known."""
    known = analysis.annotations.get(key)
    if known is None or known.receives is not None:
        return ()
    here = analysis.breaks_of.get(key, ())
    found = {one.before for one in here if one.step == key and one.is_inside and not one.across}
    return tuple(medium for medium in Medium if medium in found)
