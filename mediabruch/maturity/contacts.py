"""Where the applicant and the office meet, and in which medium: handing in, answering, receiving the outcome."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from mediabruch.analysis import Analysis
from mediabruch.analyzed import Step
from mediabruch.maturity.beginnings import first_nodes
from mediabruch.maturity.parties import Parties, PartySide
from mediabruch.maturity.signs import Sign, signs_of
from mediabruch.maturity.zone import Zone, Zones
from mediabruch.media import DIGITAL_MEDIA, PHYSICAL, Origin, Purpose, Side
from mediabruch.model import ACTIVITIES, FlowNodeType, MessageFlow


class Contact(NamedTuple):
    """Something that passes between applicant and office."""

    element: int
    """Key of the step that decides its medium; of the message flow where there is none."""
    side: Side
    """Its media; `None` where they are not known, empty for a thing or a person."""
    signs: frozenset[Sign]
    """What the words of step and message tell of the way."""
    law: str | None
    """The rule that asks for this medium."""
    per_case: float

    @property
    def is_digital(self) -> bool | None:
        """Whether it is digital; `None` where that is not known."""
        return None if self.side is None else bool(self.side) and self.side <= DIGITAL_MEDIA


class Contacts:
    """What applicants hand in and get, as far as the model shows it."""

    def __init__(self, analysis: Analysis, zones: Zones) -> None:
        self.analysis, self.zones = analysis, zones
        self.model, self.graph = analysis.model, analysis.model.graph
        self.parties = Parties(analysis)
        self.steps = {step.node.key: step for step in analysis.steps}

    # -- what there is -----------------------------------------------------------------------------

    @cached_property
    def applications(self) -> tuple[Contact, ...]:
        """The ways on which an application comes in for the first time; what an office sends out is none."""
        sent = [flow for flow in self._from_applicant if self.zones.zone(flow.key) is Zone.APPLICATION]
        first = [flow for flow in sent if self._begins(flow)] or sent
        if first:
            return tuple(map(self._sent, first))
        taking = [step for step in self._in(Zone.APPLICATION) if not self._sends_out(step)]
        entries = [step for step in taking if step.node.key in self._first and not self._has_step_before(step)]
        named = [step for step in taking if self._is_named(step)]
        return tuple(map(self._taken_in, entries or named[:1]))

    @cached_property
    def handed_in(self) -> tuple[Contact, ...]:
        """All that applicants tell and hand in after that: data that lacked, evidence, appearance."""
        first = {contact.element for contact in self.applications}
        flows = [flow for flow in self._from_applicant if self.zones.zone(flow.key) in _TOLD]
        sent = [contact for contact in map(self._sent, flows) if contact.element not in first]
        theirs = [step for step in self._in(*_TOLD) if self.is_applicants(step.node.key)]
        own = [self.made(step) for step in theirs if first or self._is_named(step)]
        known = first | {contact.element for contact in sent}
        return (*sent, *(contact for contact in own if contact.element not in known))

    @cached_property
    def evidence(self) -> tuple[Contact, ...]:
        """All that is done about evidence: asked for, handed in, retrieved."""
        flows = [flow for flow in self.model.message_flows if self.zones.zone(flow.key) is Zone.EVIDENCE]
        steps = [self.made(step) for step in self._in(Zone.EVIDENCE)]
        known = {contact.element for contact in steps}
        return (*steps, *(contact for contact in map(self._sent, flows) if contact.element not in known))

    @cached_property
    def is_evidence_handed_in(self) -> bool:
        """Whether applicants hand in evidence themselves, if only when asked."""
        flows = any(self.zones.zone(flow.key) is Zone.EVIDENCE for flow in self._from_applicant)
        return flows or any(self.is_applicants(step.node.key) for step in self._in(Zone.EVIDENCE))

    @cached_property
    def outputs(self) -> tuple[Contact, ...]:
        """What the applicant gets in the end, things aside; what a process begins with is no outcome of it."""
        flows = [
            flow
            for flow in self.model.message_flows
            if self.parties.side(flow.target) is PartySide.APPLICANT and self.zones.zone(flow.key) is Zone.NOTICE
        ]
        found = tuple(map(self._sent, flows)) or tuple(map(self.made, self._last(Zone.NOTICE)))
        return tuple(contact for contact in found if contact.side != frozenset())

    @cached_property
    def is_output_sent(self) -> bool:
        """Whether the model shows that the outcome reaches the applicant, and not only that it is made."""
        told = [flow for flow in self.model.message_flows if self.parties.side(flow.target) is PartySide.APPLICANT]
        if any(self.zones.zone(flow.key) not in _TOLD for flow in told):  # what lacks may be asked for, too
            return True
        made = [self.steps[one.element] for one in self.outputs if one.element in self.steps]
        return any(
            step.annotation.is_dispatch
            or step.node.type is FlowNodeType.SEND_TASK
            or Sign.ONLINE in self._signs(step.node.key)
            for step in made
        )

    @cached_property
    def receipts(self) -> tuple[Step, ...]:
        """The steps that acknowledge the receipt of an application."""
        return tuple(step for step in self.analysis.steps if Sign.RECEIPT in self._signs(step.node.key))

    @cached_property
    def appearances(self) -> tuple[Step, ...]:
        """The steps in which an applicant comes in person, by their words; what is known to be digital is none."""
        return tuple(
            step
            for step in self.analysis.steps
            if Sign.PRESENCE in self._signs(step.node.key) and self.is_applicants(step.node.key)
            if not self.made(step).is_digital
        )

    @cached_property
    def identifies_digitally(self) -> bool:
        """Whether the model says that applicants identify themselves digitally."""
        told = [node.name for node in self.model.nodes if node.type not in ACTIVITIES]
        told += [flow.name for flow in self.model.message_flows]
        told += [step.name for step in self.analysis.steps if self.made(step).is_digital]
        return any(Sign.IDENTIFICATION in signs_of(name) for name in told)

    # -- in which medium ---------------------------------------------------------------------------

    def _sent(self, flow: MessageFlow) -> Contact:
        """The medium of a message: as stated, else as it is made, else as it is taken in."""
        source, target = self._step(flow.source), self._step(flow.target)
        side: Side = self.analysis.messages.get(flow.key)
        deciding = [step for step in (source, target) if step is not None]
        if side is None and source is not None:
            side = source.produces
        if side is None and target is not None:
            side = _taken(target)
        if side is None and (taker := self._taker(flow.target)) is not None:
            side, deciding = taker.receives, [*deciding, taker]
        office = [step for step in deciding if not self.is_applicants(step.node.key)]
        is_applicants = source is not None and self.is_applicants(source.node.key)
        chosen = source if is_applicants else next(iter(office or deciding), None)
        element = flow.key if chosen is None else chosen.node.key
        signs = signs_of(flow.name).union(*(self._signs(step.node.key) for step in deciding))
        law = chosen.annotation.required_by_law if chosen is not None else None
        return Contact(element, side, signs, law, chosen.visits_per_case if chosen is not None else 1.0)

    def made(self, step: Step) -> Contact:
        """What a step passes on."""
        return self._at(step, step.produces if step.produces is not None else step.receives)

    def _taken_in(self, step: Step) -> Contact:
        side = _taken(step)
        return self._at(step, side if side is not None else step.produces)

    def _at(self, step: Step, side: Side) -> Contact:
        key = step.node.key
        return Contact(key, side, self._signs(key), step.annotation.required_by_law, step.visits_per_case)

    def _signs(self, key: int) -> frozenset[Sign]:
        return signs_of(self.steps[key].name) if self.analysis.options.inference else frozenset()

    # -- where it is -------------------------------------------------------------------------------

    def _in(self, *zones: Zone) -> list[Step]:
        return [step for step in self.analysis.steps if self.zones.zone(step.node.key) in zones]

    def _step(self, key: int | None) -> Step | None:
        return self.steps.get(key) if key is not None else None

    def is_applicants(self, key: int) -> bool:
        """Whether an applicant does this step."""
        return self.parties.side(key) is PartySide.APPLICANT

    @cached_property
    def _from_applicant(self) -> tuple[MessageFlow, ...]:
        side = self.parties.side
        return tuple(
            flow
            for flow in self.model.message_flows
            if side(flow.source) is PartySide.APPLICANT and side(flow.target) is not PartySide.APPLICANT
        )

    def _begins(self, flow: MessageFlow) -> bool:
        """Whether a message starts a process."""
        return flow.target is not None and flow.target in self.model.node_by_key and flow.target not in self._entered

    @cached_property
    def _entered(self) -> frozenset[int]:
        return frozenset(flow.target for flow in self.model.sequence_flows if flow.target is not None)

    def _taker(self, event: int | None) -> Step | None:
        """The step that takes what an event brings.

        Where it takes from others as well, only a digital medium tells: paper may have been printed on arrival.
        """
        if event is None or event in self.steps or event not in self.model.node_by_key:
            return None
        key, ways, seen = event, 1, {event}
        while key not in self.steps:
            following = [flow.target for flow in self.graph.outgoing.get(key, ()) if flow.target is not None]
            if len(following) != 1 or following[0] in seen:
                return None
            key = following[0]
            seen.add(key)
            ways = max(ways, len(self.graph.incoming.get(key, ())))
        taker = self.steps[key]
        return taker if ways == 1 or (taker.receives and taker.receives <= DIGITAL_MEDIA) else None

    @cached_property
    def _taking(self) -> frozenset[int]:
        return frozenset(
            link.receiver for link in self.analysis.links if not link.is_working and link.sender is not None
        )

    def _sends_out(self, step: Step) -> bool:
        return step.annotation.is_dispatch and not self.is_applicants(step.node.key)

    def _is_named(self, step: Step) -> bool:
        """Whether a person or its own words tell its zone: the order alone makes no application in mid-process."""
        reading = self.zones.readings[step.node.key]
        return reading.origin is Origin.STATED or any(one.source == "label" for one in reading.evidence)

    @cached_property
    def _first(self) -> frozenset[int]:
        """The nodes that processes begin with; a step that sends out hands on nothing, and is one before the next."""
        return first_nodes(self.model)

    def _has_step_before(self, step: Step) -> bool:
        return step.node.key in self._taking

    def _has_step_after(self, step: Step) -> bool:
        key = step.node.key
        return any(link.sender == key and not link.is_working for link in self.analysis.links_of.get(key, ()))

    def _last(self, zone: Zone) -> Iterator[Step]:
        """The steps of a zone that send or hand over, else those after which the zone is left."""
        from mediabruch.infer.steps.purposes import purposes_of

        house = self.analysis.options.vocabulary
        found = [step for step in self._in(zone) if self._has_step_before(step) or not self._has_step_after(step)]
        sending = [step for step in found if step.annotation.aside or Purpose.SENDING in purposes_of(step.name, house)]
        if sending:
            yield from sending
            return
        keys = {step.node.key for step in found}
        for step in found:
            links = self.analysis.links_of.get(step.node.key, ())
            if not any(link.sender == step.node.key and link.receiver in keys for link in links):
                yield step


_TOLD = (Zone.APPLICATION, Zone.EVIDENCE)


def _taken(step: Step) -> Side:
    """What a step takes in: where that is nothing from the steps before, it hands on what came from outside."""
    return step.produces if step.receives == PHYSICAL and step.produces else step.receives
