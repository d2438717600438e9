"""Which zone each step and message falls into: by words, by who exchanges with whom, by the order of the case.

What is stated beats all. Of words, a thing that belongs to one zone alone (a notice, a payment) beats what is done with
it; checking, capturing and deciding beat the application and its evidence. Where nothing tells, it is processing.
Cost: linear in the model.
"""

from collections.abc import Iterable, Iterator, Mapping

from mediabruch.analysis import Analysis
from mediabruch.analyzed import Step
from mediabruch.maturity.beginnings import first_nodes
from mediabruch.maturity.parties import Parties, PartySide
from mediabruch.maturity.words import SILENT, Said, said_by
from mediabruch.maturity.zone import Zone, ZoneReading, Zones
from mediabruch.media import Evidence, Origin
from mediabruch.model import ACTIVITIES, FlowNode, MessageFlow

_STRONG = (Zone.INTER_AGENCY, Zone.PAYMENT, Zone.NOTICE)
"""Zones whose things are theirs whatever is done with them."""
_ACTS = (Zone.PAYMENT, Zone.NOTICE, Zone.PROCESSING, Zone.EVIDENCE)
"""Zones that what is done tells, the strongest first."""
_SOMEONE = "external"
"""How evidence calls an applicant, as parties are called."""
_BY_WORD, _BY_PARTNER, _BY_ORDER, _LEFT = 0.8, 0.85, 0.6, 0.3


def read_zones(analysis: Analysis) -> Zones:
    """The zone of every step and message flow, with what it rests on."""
    return _Reader(analysis).zones()


class _Reader:
    def __init__(self, analysis: Analysis) -> None:
        self.analysis, self.model, self.graph = analysis, analysis.model, analysis.model.graph
        self.parties = Parties(analysis)
        self.said: Mapping[int, Said] = {}
        if analysis.options.inference:
            named: tuple[FlowNode | MessageFlow, ...] = (*self.model.activities, *self.model.message_flows)
            self.said = {element.key: said_by(element.name, analysis.options.vocabulary) for element in named}
        self.read: dict[int, ZoneReading] = {}

    def zones(self) -> Zones:
        steps = self.analysis.steps
        worked_on = self._downstream(step.node.key for step in steps if Zone.PROCESSING in self._said(step).acts)
        for step in steps:
            found = self._stated(step) or self._of_step(step, is_early=step.node.key not in worked_on)
            if found is not None:
                self.read[step.node.key] = found
        self._by_order(worked_on)
        self._of_applicants()
        for step in steps:
            self.read.setdefault(step.node.key, _reading(Zone.PROCESSING, Origin.ASSUMED, _LEFT))
        for flow in self.model.message_flows:
            self.read[flow.key] = self._of_message(flow)
        return Zones(readings=self.read, parties=self.parties.known)

    def _said(self, step: Step) -> Said:
        return self.said.get(step.node.key, SILENT)

    def _stated(self, step: Step) -> ZoneReading | None:
        zone = step.annotation.zone
        return None if zone is None else _reading(Zone(zone), Origin.STATED, 1.0)

    # -- steps -------------------------------------------------------------------------------------

    def _of_step(self, step: Step, *, is_early: bool) -> ZoneReading | None:
        key, words = step.node.key, self._said(step)
        match self.parties.side(key):
            case PartySide.OTHER_AUTHORITY:
                return _inferred(Zone.INTER_AGENCY, _BY_PARTNER, "participant", self.parties.known.get(key, ""))
            case PartySide.APPLICANT:
                return None  # read last: what they do depends on what was sent to them
            case _:
                return self._of_office(key, words, is_early=is_early)

    def _of_office(self, key: int, words: Said, *, is_early: bool) -> ZoneReading | None:
        """By the first sign that fits."""
        zone = next(_by_words(words, self._partners(key), is_early=is_early), None)
        if zone is not None:
            is_by_partner = zone is Zone.INTER_AGENCY and words.thing is not zone
            return (
                _inferred(zone, _BY_PARTNER, "message", str(PartySide.OTHER_AUTHORITY))
                if is_by_partner
                else _inferred(zone, _BY_WORD, "label", words.word)
            )
        if words.is_sent and not words.is_asked and self._answers(key, PartySide.APPLICANT):
            return _inferred(Zone.NOTICE, _BY_ORDER, "message", _SOMEONE)
        return None

    def _partners(self, key: int) -> set[PartySide | None]:
        """With whom a step exchanges messages."""
        partners = {self.parties.side(flow.target) for flow in self.graph.messages_out.get(key, ())}
        return partners | {self.parties.side(flow.source) for flow in self.graph.messages_in.get(key, ())}

    def _answers(self, key: int, side: PartySide) -> bool:
        """Whether a step sends to this side and hears nothing from it."""
        sends = any(self.parties.side(flow.target) is side for flow in self.graph.messages_out.get(key, ()))
        return sends and not any(self.parties.side(flow.source) is side for flow in self.graph.messages_in.get(key, ()))

    def _of_applicants(self) -> None:
        """What applicants do: apply, hand in evidence, and, after the outcome has reached them, go on with it.

        Where the office begins, and its message sets their process going, they apply for nothing: that message is the
        outcome.
        """
        begin = first_nodes(self.model)
        informed = [
            flow.target
            for flow in self.model.message_flows
            if flow.target is not None
            and self.parties.side(flow.target) is PartySide.APPLICANT
            and (self._of_message(flow).zone is Zone.NOTICE or flow.target in begin)
        ]
        has_outcome = self._downstream(informed).union(informed)
        for step in self.analysis.steps:
            key = step.node.key
            if key not in self.read and self.parties.side(key) is PartySide.APPLICANT:
                words = self._said(step)
                zone = _of_applicant(words)
                if zone is not None:
                    self.read[key] = _inferred(zone, _BY_WORD, "label", words.word)
                else:
                    zone = Zone.NOTICE if key in has_outcome else Zone.APPLICATION
                    self.read[key] = _inferred(zone, _BY_ORDER, "participant", self.parties.known.get(key, ""))

    def _by_order(self, worked_on: set[int]) -> None:
        """Steps without a sign of their own: before the first check, and between two steps of one notice."""
        taken_in = {key for flow in self._applications() for key in self._first_steps(flow.target)}
        before, after = self._neighbors()
        for step in self.analysis.steps:
            key = step.node.key
            if key in self.read or self.parties.side(key) is PartySide.APPLICANT:
                continue
            if key in taken_in and key not in worked_on:
                self.read[key] = _inferred(Zone.APPLICATION, _BY_ORDER, "order", "")
            elif self._are_notice(before.get(key, ())) and self._are_notice(after.get(key, ())):
                self.read[key] = _inferred(Zone.NOTICE, _BY_ORDER, "order", "")

    def _applications(self) -> Iterator[MessageFlow]:
        """What applicants send to the office."""
        for flow in self.model.message_flows:
            ends = (self.parties.side(flow.source), self.parties.side(flow.target))
            if ends == (PartySide.APPLICANT, PartySide.OFFICE):
                yield flow

    def _first_steps(self, key: int | None) -> set[int]:
        """The steps that take what arrives at a node: itself, or the next ones."""
        found: set[int] = set()
        edge, seen = [key], {key}
        while edge:
            node = self.model.node_by_key.get(edge.pop() or 0)
            if node is None:
                continue
            if node.type in ACTIVITIES:
                found.add(node.key)
                continue
            new = [flow.target for flow in self.graph.outgoing.get(node.key, ()) if flow.target not in seen]
            seen.update(new)
            edge += new
        return found

    def _are_notice(self, keys: Iterable[int]) -> bool:
        return any(key in self.read and self.read[key].zone is Zone.NOTICE for key in keys)

    def _neighbors(self) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
        before: dict[int, set[int]] = {}
        after: dict[int, set[int]] = {}
        for link in self.analysis.links:
            if not link.is_working and link.sender is not None:
                before.setdefault(link.receiver, set()).add(link.sender)
                after.setdefault(link.sender, set()).add(link.receiver)
        for source, target in self._pairs():
            before.setdefault(target, set()).add(source)
            after.setdefault(source, set()).add(target)
        return before, after

    def _pairs(self) -> Iterator[tuple[int, int]]:
        for flow in self.model.sequence_flows:
            if flow.source is not None and flow.target is not None:
                yield flow.source, flow.target

    def _downstream(self, keys: Iterable[int]) -> set[int]:
        """What follows these nodes in their processes, themselves aside unless a way leads back."""
        found: set[int] = set()
        edge = list(keys)
        while edge:
            key = edge.pop()
            following = [flow.target for flow in self.graph.outgoing.get(key, ()) if flow.target is not None]
            following += [event.key for event in self.graph.boundary_events.get(key, ())]
            new = [after for after in following if after not in found]
            found.update(new)
            edge += new
        return found

    # -- messages ----------------------------------------------------------------------------------

    def _of_message(self, flow: MessageFlow) -> ZoneReading:
        words = self.said.get(flow.key, SILENT)
        sides = (self.parties.side(flow.source), self.parties.side(flow.target))
        if PartySide.OTHER_AUTHORITY in sides:
            return _inferred(Zone.INTER_AGENCY, _BY_PARTNER, "message", str(PartySide.OTHER_AUTHORITY))
        zone = _of_words(words)
        if zone is not None:
            return _inferred(zone, _BY_WORD, "message", words.word)
        for end in (flow.source, flow.target):
            if end in self.read:
                return self.read[end]
        if PartySide.APPLICANT in sides:
            zone = Zone.APPLICATION if sides[0] is PartySide.APPLICANT else Zone.NOTICE
            return _inferred(zone, _BY_ORDER, "message", _SOMEONE)
        return _reading(Zone.PROCESSING, Origin.ASSUMED, _LEFT)


def _by_words(words: Said, partners: set[PartySide | None], *, is_early: bool) -> Iterator[Zone]:
    """The zones that the words of an office's step speak for, the strongest sign first."""
    if Zone.FILING in words.acts:
        yield Zone.FILING
    if words.thing in _STRONG and not _is_wanted(words):
        yield words.thing
    if PartySide.OTHER_AUTHORITY in partners:
        yield Zone.INTER_AGENCY
    yield from (zone for zone in _ACTS if zone in words.acts)
    if _is_wanted(words):
        yield Zone.EVIDENCE
    if words.thing in (Zone.EVIDENCE, Zone.FILING):
        yield words.thing
    is_way_in = is_early or PartySide.APPLICANT in partners
    if Zone.APPLICATION in (words.thing, *words.acts) and is_way_in:
        yield Zone.APPLICATION


def _is_wanted(words: Said) -> bool:
    """Whether an outcome is asked for, and not given: it proves something here."""
    return words.thing is Zone.NOTICE and words.is_asked


def _of_words(words: Said) -> Zone | None:
    """The zone that a message's name tells."""
    if _is_wanted(words):
        return Zone.EVIDENCE
    if words.thing in _STRONG or words.thing is Zone.EVIDENCE:
        return words.thing
    return Zone.APPLICATION if Zone.APPLICATION in (words.thing, *words.acts) else None


def _of_applicant(words: Said) -> Zone | None:
    if words.thing is Zone.EVIDENCE or (words.thing in _STRONG and Zone.APPLICATION not in words.acts):
        return words.thing
    for zone in (Zone.PAYMENT, Zone.EVIDENCE, Zone.APPLICATION):
        if zone in words.acts:
            return zone
    return words.thing if words.thing is Zone.APPLICATION else None


def _reading(zone: Zone, origin: Origin, confidence: float) -> ZoneReading:
    return ZoneReading(zone=zone, origin=origin, confidence=confidence)


def _inferred(zone: Zone, confidence: float, source: str, text: str) -> ZoneReading:
    evidence = Evidence(source, text, argues=f"zone={zone}", weight=confidence)
    return ZoneReading(zone=zone, origin=Origin.INFERRED, confidence=confidence, evidence=(evidence,))
