"""The degree of digitization, 0 to 6, by the table of the Normenkontrollrat Baden-Württemberg.

A grade asks something of the application, the evidence, the processing and the notice; a process has the highest grade
all of whose demands are met. Where a way is not known, the grade is a range.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from mediabruch.analysis import Analysis
from mediabruch.breaks.link import LinkState
from mediabruch.errors import Message
from mediabruch.figures import TINY
from mediabruch.maturity.contacts import Contact, Contacts
from mediabruch.maturity.naming import listed
from mediabruch.maturity.signs import Sign
from mediabruch.maturity.zone import Zone, Zones
from mediabruch.media import DIGITAL_MEDIA, Medium

HIGHEST_GRADE = 6
_MET, _UNMET, _OPEN = True, False, None


class GradeRange(NamedTuple):
    """The grade, as far as the model tells it."""

    low: int
    """What is certain."""
    high: int
    """What it is if all that is not known turns out well."""
    derivation: tuple[Message, ...]
    """What each zone's media say, in sentences."""
    missing: tuple[Message, ...]
    """What stands between `low` and the next grade: to do, or, where the grade is open, to find out."""
    steps: tuple[int, ...] = ()
    """Keys of the steps and message flows that stand in the way of the grade above `high`."""


class _Demand(NamedTuple):
    """Something that grades ask of a process."""

    is_met: bool | None
    """`None` where that is not known."""
    says: Message
    """How it is."""
    lacks: Message
    """What is to be done, or found out, where it is not met."""
    steps: tuple[int, ...] = ()


_ROWS: Mapping[int, tuple[str, ...]] = {
    1: ("print",),
    2: ("mail",),
    3: ("online",),
    4: ("online", "identified", "evidence"),
    5: ("online", "evidence", "processing", "notice"),
    6: ("online", "evidence", "processing", "notice", "once"),
}
"""What each grade asks for; grade 0 asks for nothing."""


def find_grade(analysis: Analysis, zones: Zones) -> GradeRange:
    """The grade that the media of the zones make. Cost: linear in the model."""
    contacts = Contacts(analysis, zones)
    demands = {name: demand(contacts) for name, demand in _DEMANDS.items()}
    low = max((grade for grade, row in _ROWS.items() if all(demands[name].is_met for name in row)), default=0)
    high = max(
        (grade for grade, row in _ROWS.items() if all(demands[name].is_met is not False for name in row)), default=0
    )
    high = max(low, high)
    next_ = _ROWS.get(low + 1, ())
    barring = _ROWS.get(high + 1, ())
    return GradeRange(
        low=low,
        high=high,
        derivation=tuple(dict.fromkeys(demand.says for demand in demands.values())),
        missing=tuple(dict.fromkeys(demands[name].lacks for name in next_ if not demands[name].is_met)),
        steps=tuple(sorted({key for name in barring for key in demands[name].steps if demands[name].is_met is False})),
    )


def _reach(way: Contact) -> tuple[int, int]:
    """How far a way in reaches at least and at most: nothing, 1 a file to print, 2 one to mail, 3 filled in online."""
    if way.side is None:
        return 0, 3
    if not way.side & DIGITAL_MEDIA:
        if Sign.PRINT in way.signs and Sign.PRESENCE not in way.signs:
            return 1, 1
        return (0, 0)
    if Medium.DATA in way.side or Sign.ONLINE in way.signs:
        return 3, 3
    return (2, 2) if Sign.MAIL in way.signs else (2, 3)


def _application(wanted: int, lacks: Message) -> Callable[[Contacts], _Demand]:
    def demand(contacts: Contacts) -> _Demand:
        ways = contacts.applications
        steps = tuple(sorted({way.element for way in ways}))
        if not ways:
            asks = Message("How does the application come in?")
            return _Demand(_OPEN, Message("The model does not show how the application comes in."), asks)
        least = max(_reach(way)[0] for way in ways)
        most = max(_reach(way)[1] for way in ways)
        is_met = True if least >= wanted else None if most >= wanted else False
        needs = lacks if is_met is False else Message("How does the application come in?")
        named = listed(contacts.analysis.model, steps)
        says = Message("Application: {how} ({steps}).", how=_HOW[least, most], steps=named)
        return _Demand(is_met, says, needs, steps)

    return demand


_HOW = {
    (0, 0): Message("analog"),
    (1, 1): Message("a file to print"),
    (2, 2): Message("a file, returned by e-mail"),
    (3, 3): Message("filled in online"),
    (2, 3): Message("a file by e-mail, or filled in online"),
    (1, 3): Message("not known"),
    (0, 3): Message("not known"),
}


def _identified(contacts: Contacts) -> _Demand:
    lacks = Message("How do applicants identify themselves: online?")
    if contacts.identifies_digitally:
        return _Demand(_MET, Message("Identification: online."), lacks)
    return _Demand(_OPEN, Message("Identification: not known."), lacks)


def _evidence(contacts: Contacts) -> _Demand:
    ways = [way for way in contacts.evidence if way.law is None and way.side != frozenset()]
    lacks = Message("Evidence digital, from the applicant or from a register")
    other = [way.element for way in ways if way.is_digital is False]
    open_ = [way.element for way in ways if way.is_digital is None]
    model = contacts.analysis.model
    if other:
        steps = tuple(sorted(set(other)))
        return _Demand(_UNMET, Message("Evidence: not digital ({steps}).", steps=listed(model, steps)), lacks, steps)
    if open_:
        steps = tuple(sorted(set(open_)))
        asks = Message("In which medium: {steps}?", steps=listed(model, steps))
        return _Demand(_OPEN, Message("Evidence: not known ({steps}).", steps=listed(model, steps)), asks, steps)
    if ways:
        return _Demand(_MET, Message("Evidence: digital."), lacks)
    return _Demand(_MET, Message("Evidence: the model shows none."), lacks)


def _once(contacts: Contacts) -> _Demand:
    lacks = Message("Evidence retrieved from registers and not asked for (once only)")
    if contacts.is_evidence_handed_in:
        steps = tuple(sorted({way.element for way in contacts.evidence}))
        named = listed(contacts.analysis.model, steps)
        return _Demand(_UNMET, Message("Evidence: handed in by the applicant ({steps}).", steps=named), lacks, steps)
    if contacts.evidence:
        return _Demand(_MET, Message("Evidence: retrieved."), lacks)
    asks = Message("Do applicants hand in evidence, or is it retrieved from registers?")
    return _Demand(_OPEN, Message("Evidence: the model shows none."), asks)


def _processing(contacts: Contacts) -> _Demand:
    inside = (Zone.PROCESSING, Zone.INTER_AGENCY)
    model, zones = contacts.analysis.model, contacts.zones
    links = [link for link in contacts.analysis.links if link.per_case > TINY and zones.of_link(link) in inside]
    work = [link for link in links if link.is_working]
    lacks = Message("Processing digital, case handling included")

    def among(state: LinkState) -> tuple[int, ...]:
        found = {link.receiver for link in work if link.state is state}
        return tuple(sorted(key for key in found if not contacts.steps[key].annotation.required_by_law))

    other, open_ = among(LinkState.OTHER), among(LinkState.UNKNOWN)
    if other:
        says = Message("Processing: not digital ({steps}).", steps=listed(model, other))
        return _Demand(_UNMET, says, lacks, other)
    if open_:
        asks = Message("In which medium: {steps}?", steps=listed(model, open_))
        return _Demand(_OPEN, Message("Processing: not known ({steps}).", steps=listed(model, open_)), asks, open_)
    if work:
        return _Demand(_MET, Message("Processing: digital."), lacks)
    return _Demand(_OPEN, Message("Processing: the model shows none."), Message("What is done with the application?"))


def _notice(contacts: Contacts) -> _Demand:
    model = contacts.analysis.model
    ways = [way for way in contacts.outputs if way.law is None] or list(contacts.outputs)
    lacks = Message("Notice over a digital return channel")
    digital = [way.element for way in ways if way.is_digital]
    other = tuple(sorted({way.element for way in ways if way.is_digital is False}))
    open_ = tuple(sorted({way.element for way in ways if way.is_digital is None}))
    if digital and other:
        says = Message("Notice: digital, but not in all cases ({steps}).", steps=listed(model, other))
        return _Demand(_MET, says, lacks)
    if digital and not open_:
        return _Demand(_MET, Message("Notice: digital."), lacks)
    if open_:
        asks = Message("In which medium: {steps}?", steps=listed(model, open_))
        return _Demand(_OPEN, Message("Notice: not known ({steps}).", steps=listed(model, open_)), asks, open_)
    if other:
        return _Demand(_UNMET, Message("Notice: not digital ({steps}).", steps=listed(model, other)), lacks, other)
    return _Demand(
        _OPEN, Message("Notice: the model shows none."), Message("How does the outcome reach the applicant?")
    )


_DEMANDS: Mapping[str, Callable[[Contacts], _Demand]] = {
    "print": _application(1, Message("A form to print")),
    "mail": _application(2, Message("A form that can be returned by e-mail")),
    "online": _application(3, Message("An application that is filled in online")),
    "identified": _identified,
    "evidence": _evidence,
    "processing": _processing,
    "notice": _notice,
    "once": _once,
}
