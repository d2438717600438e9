"""What sets of candidates bring, without analyzing the process anew for each of them.

What a set brings is the share of the links (workings and handovers) that are known to be digital, each link weighed as
a profile wants it. A change of media leaves it as it was how often each link happens, and the state of a link follows
from its two ends alone. So what a set brings is a sum over links, each of which looks at the few candidates that
change its ends: a sum over small sets of candidates that must all be taken (the Möbius transform of each link's table).
Candidates that change who hands over to whom (`aside`) are told apart: for each set of these the process is played.

Source: G.-C. Rota, "On the foundations of combinatorial theory I", 1964. Cost: linear in links for each such set.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import product
from math import fsum
from operator import add
from typing import NamedTuple

from mediabruch.breaks.carriers import Carrier
from mediabruch.breaks.link import Link, LinkState
from mediabruch.breaks.link_states import handover, working
from mediabruch.measures.candidate import Candidate, merged_edits
from mediabruch.measures.replay import WhatIfPlayer
from mediabruch.media import BreakDefinition, Medium

Weigh = Callable[[Link], float]
Mask = int
"""A set of candidates: bit i stands for candidate i."""


def all_alike(_: Link) -> float:
    """Each link counts once: what the set brings is then the lower end of the end-to-end score."""
    return 1.0


class _Terms(NamedTuple):
    """The sum for one set of the candidates that change the flow of work."""

    base: float
    terms: Mapping[Mask, float]
    """What a set of candidates adds where all of it is taken."""
    most: Mapping[int, float]
    """Of each candidate an amount such that no set brings more than its candidates' amounts together."""


class Gains:
    """The value of each set of candidates, in points of the (weighed) end-to-end score that is certain."""

    def __init__(self, replay: WhatIfPlayer, candidates: Sequence[Candidate], weigh: Weigh = all_alike) -> None:
        self.candidates = candidates
        self.size = len(candidates)
        self.efforts = tuple(candidate.effort for candidate in candidates)
        self._replay = replay
        self._weigh = weigh
        self.structural = tuple(i for i, one in enumerate(candidates) if changes_flow(one))
        self._local = [i for i in range(self.size) if i not in self.structural]
        self._terms = {
            sum(1 << i for i, is_in in zip(self.structural, taken, strict=True) if is_in): self._sum(
                [i for i, is_in in zip(self.structural, taken, strict=True) if is_in]
            )
            for taken in product((False, True), repeat=len(self.structural))
        }
        self._flow = sum(1 << i for i in self.structural)

    def value(self, mask: Mask) -> float:
        """What a set of candidates brings."""
        found = self._terms[mask & self._flow]
        return found.base + fsum(amount for needs, amount in found.terms.items() if needs & mask == needs)

    def effort(self, mask: Mask) -> float:
        """The effort of a set of candidates."""
        return fsum(effort for i, effort in enumerate(self.efforts) if mask >> i & 1)

    def interacting(self) -> tuple[tuple[int, int], ...]:
        """Pairs of candidates that bring another sum together than apart."""
        found = {
            (i, j)
            for one in self._terms.values()
            for needs in one.terms
            for i in range(self.size)
            for j in range(i + 1, self.size)
            if needs >> i & 1 and needs >> j & 1
        }
        found |= {tuple(sorted((i, j))) for i in self.structural for j in range(self.size) if i != j}  # type: ignore[misc]
        return tuple(sorted(found))

    def all_values(self) -> list[float]:
        """The value of every set, by its mask: the sums over subsets."""
        values = [0.0] * (1 << self.size)
        for flow, found in self._terms.items():
            if not self.structural:
                return _summed(found, self.size)
            spread = _summed(_compressed(found, self._local), len(self._local))
            for number, value in enumerate(spread):
                values[flow | _expanded(number, self._local)] = value
        return values

    def all_efforts(self) -> list[float]:
        """The effort of every set, by its mask."""
        efforts = [0.0]
        for effort in self.efforts:
            efforts += [before + effort for before in efforts]
        return efforts

    def bounds(self) -> list[tuple[float, float, list[tuple[float, float]]]]:
        """For each set of candidates that change the flow: its effort, its value, and the most that each other adds.

        The last are pairs of what a candidate adds at most and takes.
        """
        return [
            (self.effort(flow), found.base, [(found.most.get(i, 0.0), self.efforts[i]) for i in self._local])
            for flow, found in self._terms.items()
        ]

    # -- links -----------------------------------------------------------------------------------

    def _sum(self, structural: Sequence[int]) -> _Terms:
        edits = merged_edits(self.candidates[i].edits for i in structural)
        evaluation = self._replay.linked(self._replay.known(edits))
        touching = touched([(i, self.candidates[i]) for i in self._local], self._replay)
        weights = [(link, self._weigh(link) * link.per_case) for link in evaluation.links]
        total = fsum(weight for _, weight in weights)
        base: list[float] = []
        terms: dict[Mask, float] = defaultdict(float)
        most: dict[int, float] = defaultdict(float)
        for link, weight in weights:
            points = 100 * weight / total if total > 0 else 0.0
            near = sorted(set(touching.get(link.receiver, ())) | set(touching.get(link.sender or -1, ())))
            if not near:
                base.append(points * (link.state is LinkState.DIGITAL))
                continue
            table = self._table(link, near, evaluation.carriers)
            base.append(points * table[0])
            _add_terms(terms, near, table, points)
            _add_bounds(most, near, table, points)
        return _Terms(fsum(base), {needs: one for needs, one in terms.items() if abs(one) > 0}, most)

    def _table(self, link: Link, near: Sequence[int], carriers: Mapping[int, Carrier]) -> list[bool]:
        """Whether a link is digital, for each set of the candidates near it."""
        found = []
        for local in range(1 << len(near)):
            taken = [self.candidates[i] for bit, i in enumerate(near) if local >> bit & 1]
            ends = {key: carrier_after(key, carriers, taken, self._replay) for key in ends_of(link)}
            found.append(is_digital(link, ends, self._replay.options.definition))
        return found


def changes_flow(candidate: Candidate) -> bool:
    """Whether a candidate changes who hands over to whom."""
    return any("aside" in facts for facts in candidate.edits.get("steps", {}).values())


def touched(candidates: Sequence[tuple[int, Candidate]], replay: WhatIfPlayer) -> dict[int, list[int]]:
    """The candidates that change each step and message flow, by its key."""
    ids = {node.id: node.key for node in replay.model.activities if node.id}
    ids |= {flow.id: flow.key for flow in replay.model.message_flows if flow.id}
    found: dict[int, list[int]] = defaultdict(list)
    for number, candidate in candidates:
        for elements in candidate.edits.values():
            for id_ in elements:
                found[ids[id_]].append(number)
    return found


def carrier_after(
    key: int, carriers: Mapping[int, Carrier], taken: Sequence[Candidate], replay: WhatIfPlayer
) -> Carrier:
    """A carrier once some candidates are taken."""
    node = replay.model.node_by_key.get(key)
    section, id_ = ("steps", node.id) if node else ("messages", replay.model.message_flow_by_key[key].id)
    facts = merged_edits(one.edits for one in taken).get(section, {}).get(id_ or "", {})
    if not facts:
        return carriers[key]
    before = carriers[key]
    if facts.get("medium") is not None:
        facts = {**facts, "receives": facts["medium"], "produces": facts["medium"]}
    return before._replace(
        receives=_side(facts["receives"]) if "receives" in facts else before.receives,
        produces=_side(facts["produces"]) if "produces" in facts else before.produces,
        by_hand=bool(facts.get("by_hand", before.by_hand)),
    )


def _side(media: object) -> frozenset[Medium]:
    assert isinstance(media, list | tuple), "edits name media in lists"
    return frozenset(map(Medium, media))


def ends_of(link: Link) -> tuple[int, ...]:
    """The keys of the step that works, or of the sender and the receiver."""
    return (link.receiver,) if link.sender is None else (link.sender, link.receiver)


def is_digital(link: Link, carriers: Mapping[int, Carrier], definition: BreakDefinition) -> bool:
    """Whether a link is known to be digital, its ends being these."""
    if link.is_working:
        return working(carriers[link.receiver], definition).state is LinkState.DIGITAL
    sender = None if link.sender is None else carriers[link.sender]
    return handover(sender, carriers[link.receiver], definition).state is LinkState.DIGITAL


def _add_terms(terms: dict[Mask, float], near: Sequence[int], table: Sequence[bool], points: float) -> None:
    """Add the Möbius transform of one link's table."""
    inverse = [int(one) for one in table]
    for bit in range(len(near)):
        for local in range(len(table)):
            if local >> bit & 1:
                inverse[local] -= inverse[local ^ (1 << bit)]
    for local, factor in enumerate(inverse):
        if local and factor:
            terms[_expanded(local, near)] += points * factor


def _add_bounds(most: dict[int, float], near: Sequence[int], table: Sequence[bool], points: float) -> None:
    """Share what a link can bring among its candidates: evenly by the fewest of them that bring it."""
    if table[0] or not any(table):
        return
    fewest = min(local.bit_count() for local, brings in enumerate(table) if brings)
    for i in near:
        most[i] += points / fewest


def _summed(found: _Terms, size: int) -> list[float]:
    """The value of every set: sums over subsets, halved at the last candidate again and again."""
    return _subset_sums({0: found.base, **found.terms}, size)


def _subset_sums(terms: Mapping[Mask, float], size: int) -> list[float]:
    """For each set, the sum of the terms within it. Cost: 2^n additions where each term is of few neighbors."""
    if terms.keys() <= {0}:
        return [terms.get(0, 0.0)] * (1 << size)
    last = 1 << (size - 1)
    without = _subset_sums({mask: amount for mask, amount in terms.items() if not mask & last}, size - 1)
    more = {mask ^ last: amount for mask, amount in terms.items() if mask & last}
    if not more:
        return without + without
    return without + list(map(add, without, _subset_sums(more, size - 1)))


def _compressed(found: _Terms, local: Sequence[int]) -> _Terms:
    """The same with masks that count only these candidates."""
    place = {i: number for number, i in enumerate(local)}
    return found._replace(
        terms={sum(1 << place[i] for i in local if needs >> i & 1): amount for needs, amount in found.terms.items()}
    )


def _expanded(number: int, places: Sequence[int]) -> Mask:
    """A mask over some places as one over all."""
    return sum(1 << place for bit, place in enumerate(places) if number >> bit & 1)
