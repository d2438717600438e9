"""The measures bound to the steps of a model: what can be done, and where.

Steps are looked at where they are known not to be digital, or where a person types what is digital already. What law
binds is left as it is; only what goes on after it may be freed from its paper. Cost: linear in the model.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from mediabruch.analysis import Analysis
from mediabruch.analyzed import Step
from mediabruch.maturity.administration import read_administration
from mediabruch.maturity.parties import Parties
from mediabruch.maturity.ways_out import WayOut, way_out
from mediabruch.measures.candidate import Candidate
from mediabruch.measures.catalog import CATALOG
from mediabruch.measures.company_wording import for_companies
from mediabruch.measures.edit_maker import EditMaker
from mediabruch.measures.fitting import FittingPlace, fitting, is_other
from mediabruch.measures.measure import Measure
from mediabruch.model import FlowNodeType, MessageFlow


class BoundSteps(NamedTuple):
    """What can be done in a model, and what cannot."""

    candidates: tuple[Candidate, ...]
    bound_by_law: tuple[int, ...]
    """Keys of the steps whose paper or presence law requires."""


class StatedBeside(NamedTuple):
    """What is stated beside the media."""

    parties: Mapping[int, str] = {}
    """Who somebody is, by key of participant."""
    short: frozenset[str] = frozenset()
    """Ids of the steps of which the annotation file states `medium`, which is short for both sides."""


def bind(analysis: Analysis, catalog: Mapping[str, Measure], beside: StatedBeside) -> BoundSteps:
    """Bind the measures of a catalog to the steps of a model."""
    return _Binder(analysis, catalog, beside).found()


def parties_of(analysis: Analysis) -> Mapping[int, str]:
    """Who each participant is, as stated, else by its name."""
    if not analysis.options.inference:
        return analysis.stated_parties
    from mediabruch.infer import parties

    return {**parties(analysis.model, analysis.options.vocabulary), **analysis.stated_parties}


_MOST_APART = 4
"""Measures that change the flow of work, up to which they are proposed one by one."""
_GROUPED = frozenset({"e-file"})
"""Measures that one decision brings to all steps that hand over to each other."""
_BY_WAY = {
    WayOut.MAILBOX: "mailbox",
    WayOut.EXCHANGE: "exchange",
    WayOut.PARTNER: "exchange",
    WayOut.DELIVERY: "delivery",
}
"""The measures for what goes out, by the way."""


class _Binder:
    def __init__(self, analysis: Analysis, catalog: Mapping[str, Measure], beside: StatedBeside) -> None:
        self._analysis, self._model, self._stated, self._beside = analysis, analysis.model, catalog, beside
        self._own = [measure for id_, measure in catalog.items() if id_ not in CATALOG]
        self._sides = Parties(analysis)
        ids = Counter(node.id for node in self._model.activities)
        self._unique = {id_ for id_, count in ids.items() if id_ and count == 1}
        self._flows: dict[int, list[MessageFlow]] = defaultdict(list)
        flow_ids = Counter(flow.id for flow in self._model.message_flows)
        for flow in self._model.message_flows:
            if (
                flow.source is not None
                and flow.id
                and flow_ids[flow.id] == 1
                and is_other(analysis.messages.get(flow.key))
            ):
                self._flows[flow.source].append(flow)

    @cached_property
    def _is_administration(self) -> bool:
        return read_administration(self._analysis).holds

    @cached_property
    def _catalog(self) -> Mapping[str, Measure]:
        return self._stated if self._is_administration else for_companies(self._stated)

    def found(self) -> BoundSteps:
        """All candidates, in document order of their first steps."""
        groups, bound_by_law = self._groups()
        groups += self._messages({key for _, keys in groups for key in keys}.union(bound_by_law))
        maker = EditMaker(self._analysis, self._flows, self._beside.short)
        edited = [
            (measure, keys, maker.edits(measure, keys)) for measure, keys in sorted(groups, key=lambda one: one[1])
        ]
        candidates = (
            Candidate(id=f"M{number}", measure=measure, steps=keys, edits=edits)
            for number, (measure, keys, edits) in enumerate((one for one in edited if one[2]), 1)
        )
        return BoundSteps(tuple(candidates), tuple(bound_by_law))

    def _groups(self) -> tuple[list[tuple[Measure, tuple[int, ...]]], list[int]]:
        """Each measure with the steps that it is for at once; and the steps that law binds."""
        groups: list[tuple[Measure, tuple[int, ...]]] = []
        printed: list[int] = []
        bound_by_law: list[int] = []
        grouped: dict[str, list[int]] = defaultdict(list)
        for step in self._analysis.steps:
            if not self._is_open(step):
                continue
            if step.annotation.required_by_law:
                bound_by_law.append(step.node.key)
                if is_other(step.annotation.produces) and step.annotation.aside is None and step.id in self._unique:
                    printed.append(step.node.key)
                continue
            if step.id not in self._unique:
                continue
            measure = self._measure(step)
            if measure.id in _GROUPED:
                grouped[measure.id].append(step.node.key)
            else:
                groups.append((measure, (step.node.key,)))
            groups += [(own, (step.node.key,)) for own in self._own if set(own.mends) & self._codes(step)]
        # The process is played for each set of these, so that many of them are one measure.
        apart = [(key,) for key in printed] if len(printed) <= _MOST_APART else [tuple(printed)]
        groups += [(self._catalog["print-aside"], keys) for keys in apart]
        for id_, keys in grouped.items():
            groups += [(self._catalog[id_], part) for part in self._parts(keys)]
        return groups, bound_by_law

    def _is_open(self, step: Step) -> bool:
        """Whether there is something to mend at a step that cases come to."""
        known = step.annotation
        if step.visits_per_case <= 0:
            return False
        return is_other(known.receives) or is_other(known.produces) or bool(self._retyped(step))

    def _codes(self, step: Step) -> set[str]:
        """The codes of the media breaks at a step, or from it on."""
        found = self._analysis.breaks_of.get(step.node.key, ())
        return {one.code for one in found if one.step == step.node.key}

    def _retyped(self, step: Step) -> frozenset[str]:
        """The codes of breaks without paper or speech at a step: what is digital is typed, or loses its structure."""
        return frozenset(self._codes(step)) & {"MB105", "MB107", "MB108"}

    def _measure(self, step: Step) -> Measure:
        before = [
            self._model.node_by_key[flow.source]
            for flow in self._model.graph.incoming.get(step.node.key, ())
            if flow.source is not None
        ]
        place = FittingPlace(
            step,
            receivers=self._sides.receivers(step),
            side=self._sides.side(step.node.key),
            is_intake=any(node.type is FlowNodeType.START_EVENT and node.parent is None for node in before),
            is_administration=self._is_administration,
            house=self._analysis.options.vocabulary,
        )
        return self._catalog[fitting(place)]

    def _parts(self, keys: Sequence[int]) -> Iterator[tuple[int, ...]]:
        """The steps in parts that hand over to each other."""
        beside: dict[int, set[int]] = {key: set() for key in keys}
        for link in self._analysis.links:
            if link.sender in beside and link.receiver in beside:
                beside[link.sender].add(link.receiver)
                beside[link.receiver].add(link.sender)
        left = dict.fromkeys(keys)
        while left:
            part, waiting = set[int](), [next(iter(left))]
            while waiting:
                key = waiting.pop()
                if key in left:
                    del left[key]
                    part.add(key)
                    waiting += beside[key]
            yield tuple(sorted(part))

    def _messages(self, bound: set[int]) -> Iterator[tuple[Measure, tuple[int, ...]]]:
        """Message flows whose sender is bound to no measure."""
        for source, flows in self._flows.items():
            if source not in bound:
                for flow in flows:
                    receivers = frozenset({self._party(flow.target)})
                    way = way_out(receivers, is_administration=self._is_administration)
                    yield self._catalog[_BY_WAY[way]], (flow.key,)

    def _party(self, end: int | None) -> str | None:
        """Who stands at the end of a message flow."""
        node = self._model.node_by_key.get(end) if end is not None else None
        if node is None:
            return self._beside.parties.get(end) if end is not None else None
        pool = self._model.participant_of(node)
        known = self._analysis.annotations.get(node.key)
        stated = known.party if known is not None else None
        return stated or (self._beside.parties.get(pool.key) if pool is not None else None)
