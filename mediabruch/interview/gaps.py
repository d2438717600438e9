"""How far the band of the end-to-end score narrows when one step is known.

The play-out does not depend on media: how often each link happens is known, and what stating a step changes are the
states of its own working and of the handovers to and from it. So the band after an answer is arithmetic.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import fsum
from typing import NamedTuple

from mediabruch.analysis import Analysis, links_of
from mediabruch.breaks.carriers import Carrier, carrier_of
from mediabruch.breaks.link import Link, LinkState
from mediabruch.breaks.link_states import handover, working
from mediabruch.media import UNKNOWN, Annotation, Medium

Band = tuple[float, float]
"""The lowest and the highest end-to-end score that the unknown sides allow."""

_ANSWERS = (Medium.PAPER, Medium.DIGITAL)


class Gap(NamedTuple):
    """What knowing one step does to the band."""

    points: float
    """How much narrower the band becomes, in points of the score: the mean of both answers."""
    on_paper: Band
    """The band if its open sides are paper."""
    digital: Band
    """The band if they are digital."""


def gaps(analysis: Analysis, doubtful: Iterable[int]) -> dict[int, Gap]:
    """The gap of each step with an unknown side and a link, by key; the sides of `doubtful` steps count as unknown too.

    Empty where there is no link. Cost: linear in the number of links; one play-out more where a doubtful step is taken
    for one that handles no information.
    """
    known = {**analysis.annotations}
    needs_play = False
    for key in doubtful:
        before = known.get(key, UNKNOWN)
        needs_play = needs_play or not before.is_carrier
        known[key] = before._replace(receives=None, produces=None)
    links = links_of(analysis, known) if needs_play else analysis.links
    return _Answers(analysis, known, links).gaps()


class _Answers:
    """The links of a play-out, with the states that they have when single steps are answered."""

    def __init__(self, analysis: Analysis, known: Mapping[int, Annotation], links: Iterable[Link]) -> None:
        self._rules = analysis.options.definition
        self._carriers = {key: Carrier(media, media) for key, media in analysis.messages.items()}
        for node in analysis.model.activities:
            self._carriers[node.key] = carrier_of(node, known.get(node.key, UNKNOWN))
        self._links = [(link, self._state(link, {})) for link in links]
        self._touching: dict[int, list[tuple[Link, LinkState]]] = defaultdict(list)
        for link, state in self._links:
            for key in dict.fromkeys((link.receiver, link.sender)):
                if key is not None:
                    self._touching[key].append((link, state))
        self._total = fsum(link.per_case for link, _ in self._links)

    def gaps(self) -> dict[int, Gap]:
        """The gap of each step, by key; empty where there is no link."""
        if self._total <= 0:
            return {}
        sums = [fsum(link.per_case for link, state in self._links if state in ends) for ends in _BAND]
        now = (100 * sums[0] / self._total, 100 * sums[1] / self._total)
        found = {}
        for key in sorted(self._touching):
            carrier = self._carriers[key]
            if carrier.receives is None or carrier.produces is None:
                paper, digital = (self._band(key, medium, sums) for medium in _ANSWERS)
                left = (_width(paper) + _width(digital)) / 2
                found[key] = Gap(points=max(_width(now) - left, 0.0), on_paper=paper, digital=digital)
        return found

    def _band(self, key: int, answer: Medium, sums: list[float]) -> Band:
        """The band if the open sides of a step are in a medium."""
        carrier, side = self._carriers[key], frozenset({answer})
        answered = carrier._replace(
            receives=side if carrier.receives is None else carrier.receives,
            produces=side if carrier.produces is None else carrier.produces,
        )
        moved = [
            fsum(
                link.per_case * ((self._state(link, {key: answered}) in ends) - (state in ends))
                for link, state in self._touching[key]
            )
            for ends in _BAND
        ]
        low, high = (100 * (was + by) / self._total for was, by in zip(sums, moved, strict=True))
        return low, high

    def _state(self, link: Link, answered: Mapping[int, Carrier]) -> LinkState:
        receiver = answered.get(link.receiver) or self._carriers[link.receiver]
        if link.is_working:
            return working(receiver, self._rules).state
        sender = None if link.sender is None else answered.get(link.sender) or self._carriers[link.sender]
        return handover(sender, receiver, self._rules).state


def _width(band: Band) -> float:
    return band[1] - band[0]


_BAND = (frozenset({LinkState.DIGITAL}), frozenset({LinkState.DIGITAL, LinkState.UNKNOWN}))
"""What counts at the low and at the high end of the band."""
