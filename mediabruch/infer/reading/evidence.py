"""All arguments for a side, weighed: the order of evidence, what counts against what, and how sure the outcome is.

1. The strength of the words decides first: "ausdrucken" beats a vague data object, a data object named "Brief" beats
   "unterschreiben".
2. Between equals the order of `SOURCES` decides, from what lies closest to the step to what holds for all steps.
3. General sources (`GENERAL`: task type, lane, pool, ...) say how steps of a kind usually work. They never outvote a
   clear word about the step itself, whatever their number.
4. What one place says is one piece of evidence, however many words say it; pieces that agree add up as independent ones
   do (noisy or); contradictions lower the confidence and stay among the evidence.
5. Below `THRESHOLD` a side stays unknown. What confidence that earns, `measured.py` says.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import prod
from typing import NamedTuple

from mediabruch.media import Evidence, Family, Medium

SOURCES = (
    *("name", "color", "data", "note", "documentation", "label", "message", "event", "form"),
    *("implementation", "lane", "participant", "type", "process", "default"),
)
"""Kinds of places, in the order in which they hold."""

GENERAL = frozenset({"implementation", "lane", "participant", "type", "process", "default"})
ASSUMPTIONS = frozenset({"process", "default"})
"""Sources that say something of all steps alike: what rests on them alone is assumed, not inferred."""

THRESHOLD = 0.6
CLEAR = 0.6
"""A word about the step itself that is at least so strong is not outvoted by general sources."""
SURE = 0.98
"""Nothing inferred is certain."""
_AGAINST = 0.3
_AGAINST_GENERAL = 0.1
"""How much of a contradicting argument's weight is lost, from a word about the step and from a general source."""


class Argument(NamedTuple):
    """Something in the model argues for a side."""

    side: str
    media: frozenset[Medium]
    weight: float
    source: str
    text: str
    entry: str | None = None
    element: str | None = None
    line: int | None = None
    is_unnamed: bool = False
    """A place argues by what machines do in it, or a store by being one, not by its name."""

    @property
    def evidence(self) -> Evidence:
        """The argument as the report shows it."""
        argues = f"{self.side}={_named(self.media)}"
        return Evidence(self.source, self.text, self.element, self.line, self.entry, argues, round(self.weight, 3))


@cache
def _named(media: frozenset[Medium]) -> str:
    return "+".join(medium.value for medium in Medium if medium in media) or "physical"


class Decision(NamedTuple):
    """What the arguments for one side come to."""

    media: frozenset[Medium]
    confidence: float
    """The strength of the words; `measured` says how often it is right."""
    is_assumed: bool
    won: tuple[Argument, ...] = ()
    """The independent pieces of evidence that it rests on."""
    doubt: float = 1.0
    """The share that contradictions leave."""


_Families = frozenset[Family]


def decide(arguments: Iterable[Argument]) -> Decision | None:
    """The medium of a side, if the arguments are strong enough."""
    every = tuple(arguments)
    if len(every) < 2:  # noqa: PLR2004 - nothing to weigh against each other, as for most steps
        return _decision(every, every[0].media, _together(every)) if every else None
    groups: dict[_Families, list[Argument]] = {}
    for argument in every:
        groups.setdefault(frozenset(medium.family for medium in argument.media), []).append(argument)
    won = max(groups.values(), key=_standing)
    against = [argument for group in groups.values() if group is not won for argument in group]
    return _decision(won, _media(won), _together(won), _doubt(against))


def _decision(
    won: Sequence[Argument], media: frozenset[Medium], strength: float, doubt: float = 1.0
) -> Decision | None:
    """What the arguments that won come to."""
    confidence = min(SURE, strength) * doubt
    if confidence < THRESHOLD:
        return None
    is_assumed = all(argument.source in ASSUMPTIONS for argument in won)
    return Decision(media, round(confidence, 3), is_assumed, tuple(_pieces(won)), doubt)


def _standing(group: list[Argument]) -> tuple[bool, float, int]:
    """What ranks a group: a clear word about the step, then strength, then the order of sources."""
    specific = [argument for argument in group if argument.source not in GENERAL]
    strength = _together(specific)
    is_clear = strength >= CLEAR
    rank = -min(SOURCES.index(argument.source) for argument in (specific or group))
    return is_clear, round(strength if is_clear else _together(group), 2), rank


def _together(group: Iterable[Argument]) -> float:
    """The chance that at least one is right."""
    return 1.0 - prod(1.0 - argument.weight for argument in _pieces(group))


def _pieces(group: Iterable[Argument]) -> Iterator[Argument]:
    """The strongest of each piece: what one place says is one piece, and so are the same words anywhere."""
    places: dict[tuple[str, str | None], Argument] = {}
    for argument in group:
        place = argument.source, argument.element
        if place not in places or places[place].weight < argument.weight:
            places[place] = argument
    strongest: dict[str, Argument] = {}
    for argument in places.values():
        key = argument.entry or argument.source
        if key not in strongest or strongest[key].weight < argument.weight:
            strongest[key] = argument
    yield from strongest.values()


def _doubt(against: Iterable[Argument]) -> float:
    """The share of confidence that contradictions leave."""
    specific = max((argument.weight for argument in against if argument.source not in GENERAL), default=0.0)
    general = max((argument.weight for argument in against if argument.source in GENERAL), default=0.0)
    return (1 - _AGAINST * specific) * (1 - _AGAINST_GENERAL * general)


def _media(group: list[Argument]) -> frozenset[Medium]:
    """The strongest argument's media; `digital` gives way to data or document where another argument knows."""
    ranked = sorted(group, key=lambda argument: (-argument.weight, SOURCES.index(argument.source)))
    media = ranked[0].media
    if media == {Medium.DIGITAL}:
        media = next((argument.media for argument in ranked if Medium.DIGITAL not in argument.media), media)
    return media
