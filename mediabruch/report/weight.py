"""The media breaks of a process in the order of their weight, those of one place and kind taken together."""

from collections.abc import Iterable
from math import fsum
from typing import NamedTuple

from mediabruch.analysis import Analysis
from mediabruch.breaks.crossed import settling_sentence
from mediabruch.breaks.media_break import MediaBreak
from mediabruch.interview import is_guessed
from mediabruch.media import Medium
from mediabruch.report.names import Names

_MOST_UNSURE = 3
"""Breaks of which it is told what to find out first."""


class Place(NamedTuple):
    """All breaks of one kind that happen at one step in the same way, whoever hands over."""

    code: str
    step: int
    before: Medium
    after: Medium
    required_by_law: str | None
    is_inside: bool
    """The step itself converts."""
    senders: tuple[int, ...]
    """Who hands over; empty inside a step."""
    line: int
    per_case: float
    across: tuple[int, ...] = ()
    """Steps of unknown medium before it: it happens here at the latest, if at all. None where a break of this place has
    none before it."""


def by_weight(breaks: Iterable[MediaBreak]) -> list[Place]:
    """The places of the breaks, the most frequent first, in document order where they are equal."""
    places: dict[tuple[object, ...], list[MediaBreak]] = {}
    for found in breaks:
        key = (found.code, found.step, found.before, found.after, found.required_by_law, found.is_inside)
        places.setdefault(key, []).append(found)
    # Rounded, so that noise of the arithmetic does not decide the order of what is equal.
    return sorted((_place(found) for found in places.values()), key=lambda place: -round(place.per_case, 9))


def doubt_words(place: Place, analysis: Analysis, names: Names) -> str:
    """That a break rests on what is to be confirmed, or has unknown steps before it; empty where neither is so."""
    guessed = [names.words.text("inferred, to be confirmed")] if is_guessed(analysis, place.step, place.senders) else []
    return "; ".join(filter(None, [*guessed, names.crossed(place.across)]))


def settling_words(places: Iterable[Place], names: Names) -> list[str]:
    """What to find out first: the unknown steps before the most frequent breaks that have some before them."""
    unsure = [place for place in places if place.across][:_MOST_UNSURE]
    return [
        names.words.message(settling_sentence(names.quoted(place.step), [names.quoted(key) for key in place.across]))
        for place in unsure
    ]


def _place(found: list[MediaBreak]) -> Place:
    first = found[0]
    return Place(
        code=first.code,
        step=first.step,
        before=first.before,
        after=first.after,
        required_by_law=first.required_by_law,
        is_inside=first.is_inside,
        senders=tuple(dict.fromkeys(sender for one in found for sender in one.senders)),
        line=first.line,
        per_case=fsum(one.per_case for one in found),
        across=tuple(dict.fromkeys(key for one in found for key in one.across)) if all(x.across for x in found) else (),
    )
