"""The official gates, judged by what the model shows: met, not met, or not decidable, and then what to ask."""

from collections.abc import Callable, Iterable, Sequence

from mediabruch.analysis import Analysis
from mediabruch.breaks.link import LinkState
from mediabruch.errors import Message
from mediabruch.figures import TINY
from mediabruch.maturity.contacts import Contact, Contacts
from mediabruch.maturity.gate import GateName, GateState, GateVerdict
from mediabruch.maturity.naming import listed
from mediabruch.maturity.zone import Zone, Zones

_NEEDED = {
    Zone.APPLICATION: Message("How does the application come in?"),
    Zone.PROCESSING: Message("What is done with the application?"),
    Zone.NOTICE: Message("How does the outcome reach the applicant?"),
    Zone.FILING: Message("Where is the case filed: in an electronic record?"),
}
"""The zones that the official meaning of end to end names, and what to ask where a model lacks one."""


def judge_gates(analysis: Analysis, zones: Zones) -> tuple[GateVerdict, ...]:
    """All gates, in the order of their names. Cost: linear in the model."""
    contacts = Contacts(analysis, zones)
    return tuple(judge(contacts) for judge in _JUDGES)


def _end_to_end(contacts: Contacts) -> GateVerdict:
    """Nothing known is not digital, all is known, and no zone is missing."""
    gate, analysis, zones = GateName.END_TO_END, contacts.analysis, contacts.zones
    links = [link for link in analysis.links if link.per_case > TINY]
    other = [link for link in links if link.state is LinkState.OTHER]
    if other:
        steps = _ordered(link.receiver for link in other)
        bound = [key for key in steps if key in contacts.steps and contacts.steps[key].annotation.required_by_law]
        told = [key for key in steps if key in contacts.steps] or list(steps)
        reasons = [Message("Not digital: {steps}.", steps=listed(analysis.model, told))]
        if bound:
            reasons.append(Message("Required by law: {steps}.", steps=listed(analysis.model, bound)))
        return GateVerdict(gate=gate, state=GateState.NOT_MET, steps=steps, reasons=tuple(reasons))
    open_ = _ordered(link.receiver for link in links if link.state is LinkState.UNKNOWN)
    there = {zones.of_link(link) for link in links}
    asks = [ask for zone, ask in _NEEDED.items() if zone not in there]
    if open_:
        asks.insert(0, _ask_medium(contacts, open_))
    if asks:
        return GateVerdict(gate=gate, state=GateState.NOT_DECIDABLE, steps=open_, asks=tuple(asks))
    reason = Message("Application, processing, notice and filing are digital, without a media break.")
    return GateVerdict(gate=gate, state=GateState.MET, reasons=(reason,))


def _submission(contacts: Contacts) -> GateVerdict:
    """Article 6(2)(a): all that users do is electronic, at a distance."""
    gate, model = GateName.SDG_SUBMISSION, contacts.analysis.model
    ways = contacts.applications
    offered = [way for way in ways if way.is_digital is not False]
    others = [way for way in contacts.handed_in if way.law is None]
    barred = [way for way in others if way.is_digital is False and way.side != frozenset()]
    if ways and not offered:
        barred = [*(way for way in ways if way.law is None), *barred]
    if barred:
        steps = _ordered(way.element for way in barred)
        reason = Message("Not electronic, or not at a distance: {steps}.", steps=listed(model, steps))
        return GateVerdict(gate=gate, state=GateState.NOT_MET, steps=steps, reasons=(reason,))
    open_ = [way for way in (*offered, *others) if way.is_digital is None]
    asks = [] if ways else [_NEEDED[Zone.APPLICATION]]
    if open_:
        asks.append(_ask_medium(contacts, _ordered(way.element for way in open_)))
    if not contacts.identifies_digitally:
        asks.append(Message("How do applicants identify themselves: electronically, at a distance?"))
    steps = _ordered(way.element for way in (open_ or ways))
    if asks:
        return GateVerdict(gate=gate, state=GateState.NOT_DECIDABLE, steps=steps, asks=tuple(asks))
    reason = Message("Identification, data, evidence and submission are electronic.")
    return GateVerdict(gate=gate, state=GateState.MET, steps=steps, reasons=(reason,))


def _receipt(contacts: Contacts) -> GateVerdict:
    """Article 6(2)(b): the receipt is acknowledged automatically."""
    gate, model = GateName.SDG_RECEIPT, contacts.analysis.model
    for step in contacts.receipts:
        is_digital = contacts.made(step).is_digital
        if is_digital and step.is_automatic:
            reason = Message("Acknowledged automatically: {steps}.", steps=listed(model, (step.node.key,)))
            return GateVerdict(gate=gate, state=GateState.MET, steps=(step.node.key,), reasons=(reason,))
    if contacts.applications and all(way.is_digital is False for way in contacts.applications):
        steps = _ordered(way.element for way in contacts.applications)
        reason = Message("The application does not come in electronically: {steps}.", steps=listed(model, steps))
        return GateVerdict(gate=gate, state=GateState.NOT_MET, steps=steps, reasons=(reason,))
    keys = tuple(step.node.key for step in contacts.receipts)
    ask = (
        Message("Is the receipt acknowledged automatically and electronically at {steps}?", steps=listed(model, keys))
        if keys
        else Message("Do applicants get an automatic acknowledgement of receipt, or the outcome at once?")
    )
    return GateVerdict(gate=gate, state=GateState.NOT_DECIDABLE, steps=keys, asks=(ask,))


def _output(contacts: Contacts) -> GateVerdict:
    """Article 6(2)(c): the output is delivered electronically, or physically where law requires."""
    gate, model = GateName.SDG_OUTPUT, contacts.analysis.model
    ways = [way for way in contacts.outputs if way.law is None]
    digital, other, open_ = _by_state(ways)
    if other and not digital and not open_:
        steps = _ordered(way.element for way in other)
        reason = Message("Not delivered electronically: {steps}.", steps=listed(model, steps))
        return GateVerdict(gate=gate, state=GateState.NOT_MET, steps=steps, reasons=(reason,))
    if not contacts.outputs:
        return GateVerdict(gate=gate, state=GateState.NOT_DECIDABLE, asks=(_NEEDED[Zone.NOTICE],))
    asks: list[Message] = []
    if open_:
        asks.append(_ask_medium(contacts, _ordered(way.element for way in open_)))
    if other:
        steps = _ordered(way.element for way in other)
        asks.append(
            Message(
                "Do applicants choose it themselves where the outcome is not delivered electronically ({steps})?",
                steps=listed(model, steps),
            )
        )
    if asks:
        steps = _ordered(way.element for way in (*other, *open_))
        return GateVerdict(gate=gate, state=GateState.NOT_DECIDABLE, steps=steps, asks=tuple(asks))
    if not contacts.is_output_sent:
        steps = _ordered(way.element for way in contacts.outputs)
        return GateVerdict(gate=gate, state=GateState.NOT_DECIDABLE, steps=steps, asks=(_NEEDED[Zone.NOTICE],))
    bound = _ordered(way.element for way in contacts.outputs if way.law is not None)
    steps = _ordered(way.element for way in digital) or bound
    reasons = []
    if digital:
        reasons.append(Message("Delivered electronically: {steps}.", steps=listed(model, steps)))
    if bound:
        reasons.append(Message("Required by law: {steps}.", steps=listed(model, bound)))
    return GateVerdict(gate=gate, state=GateState.MET, steps=steps, reasons=tuple(reasons))


def _completion(contacts: Contacts) -> GateVerdict:
    """Article 6(2)(d): users learn electronically that the procedure is completed."""
    gate, output = GateName.SDG_COMPLETION, _output(contacts)
    digital, _, _ = _by_state(contacts.outputs)
    if output.state is GateState.MET and digital:
        return GateVerdict(gate=gate, state=GateState.MET, steps=output.steps, reasons=output.reasons)
    ways = contacts.applications
    if output.state is GateState.NOT_MET and ways and all(way.is_digital is False for way in ways):
        steps = output.steps
        return GateVerdict(gate=gate, state=GateState.NOT_MET, steps=steps, reasons=output.reasons)
    ask = Message("Do applicants learn electronically that the procedure is completed?")
    return GateVerdict(gate=gate, state=GateState.NOT_DECIDABLE, steps=output.steps, asks=(ask,))


_JUDGES: Sequence[Callable[[Contacts], GateVerdict]] = (_end_to_end, _submission, _receipt, _output, _completion)


def _by_state(ways: Iterable[Contact]) -> tuple[list[Contact], list[Contact], list[Contact]]:
    """Those that are digital, those that are not, and those of which that is not known."""
    ways = list(ways)
    return (
        [way for way in ways if way.is_digital is True],
        [way for way in ways if way.is_digital is False],
        [way for way in ways if way.is_digital is None],
    )


def _ordered(keys: Iterable[int]) -> tuple[int, ...]:
    """Keys in document order, each once."""
    return tuple(sorted(set(keys)))


def _ask_medium(contacts: Contacts, keys: Sequence[int]) -> Message:
    return Message("In which medium: {steps}?", steps=listed(contacts.analysis.model, keys))
