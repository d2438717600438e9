"""Whether an annotation file still fits its model: models change, and annotations must follow.

An entry whose id is gone is matched with elements that nothing is stated of, by what the file remembers of it (or an
older copy of the model shows). So is an entry whose id now stands for something that looks quite different.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mediabruch.errors import Message
from mediabruch.model import AUTOMATIC_TASKS, FlowNodeType, Model
from mediabruch.notation.letters import comparable
from mediabruch.statements.combine import combine
from mediabruch.statements.edit.editing import Place
from mediabruch.statements.fit.fingerprints import Fingerprint, fingerprints, remembered
from mediabruch.statements.fit.matching_ids import IdMatch, match_ids
from mediabruch.statements.places import place_mistake, places_in
from mediabruch.statements.sidecar import Sidecar, SidecarEntry
from mediabruch.statements.vocabulary import Section

_BY_PEOPLE = frozenset({FlowNodeType.USER_TASK, FlowNodeType.MANUAL_TASK})


class MisfitKind(StrEnum):
    """What can be wrong with an entry."""

    GONE = "gone"
    """The model has no such element, and none that looks like it."""
    MOVED = "moved"
    """Another id stands where this one stood."""
    RELABELED = "relabeled"
    """The element has another label than when something was stated of it."""
    CONTRADICTS = "contradicts"
    """The model says otherwise."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """Something that does not fit."""

    trouble: MisfitKind
    section: Section
    id: str
    line: int | None
    message: Message
    match: IdMatch | None = None
    """For what moved: where to."""


def find_misfits(model: Model, sidecar: Sidecar, was: Model | None = None) -> tuple[Misfit, ...]:
    """What does not fit any more, in the order of the file. `was` is an older copy of the model with the former ids."""
    former = remembered(sidecar)
    if was is not None:
        former |= {identifier: look for found in fingerprints(was).values() for identifier, look in found.items()}
    now = fingerprints(model)
    found: list[Misfit] = []
    for section in places_in(model):
        found += _in_section(section, model, (sidecar, former), now[section])
    found += _contradictions(model, sidecar)
    return tuple(sorted(found, key=lambda finding: (finding.line or 0, finding.id)))


def moves_of(found: Iterable[Misfit], sidecar: Sidecar) -> dict[Place, str]:
    """The moves that these findings propose, what is remembered included; none to where another entry stays."""
    moves: dict[Place, str] = {}
    for finding in found:
        if finding.match is not None:
            moves[finding.section, finding.id] = finding.match.to
            moves[Section.REMEMBERED, finding.id] = finding.match.to
    places = {(section, identifier) for section, entries in sidecar.entries.items() for identifier in entries}
    moves = {place: to for place, to in moves.items() if place in places}
    while blocked := [place for place, to in moves.items() if (place[0], to) in places - moves.keys()]:
        for place in blocked:
            del moves[place]
    return moves


def _in_section(
    section: Section, model: Model, stated: tuple[Sidecar, Mapping[str, Fingerprint]], now: Mapping[str, Fingerprint]
) -> Iterator[Misfit]:
    sidecar, former = stated
    entries = sidecar.entries.get(section, {})
    strays = {key: entry for key, entry in entries.items() if key not in now}
    others = {key: entry for key, entry in entries.items() if key in now and _is_other(former.get(key), now[key])}
    loose = {**strays, **others}
    free = {identifier: look for identifier, look in now.items() if identifier not in entries or identifier in others}
    known = {identifier: former[identifier] for identifier in loose if identifier in former}
    matches = {match.id: match for match in match_ids(known, free)}
    for identifier, entry in loose.items():
        match = matches.get(identifier)
        look = former.get(identifier, Fingerprint())
        if match is not None and match.to != identifier:
            yield _moved(section, entry, match, (look, now[match.to]))
        elif identifier in others:
            yield _relabeled(section, entry, look, now[identifier])
        else:
            yield Misfit(MisfitKind.GONE, section, identifier, entry.line, place_mistake(section, identifier, model))


def _is_other(former: Fingerprint | None, now: Fingerprint) -> bool:
    """Whether an id stands for something that has another label than before."""
    return former is not None and comparable(former.label) != comparable(now.label)


def _moved(section: Section, entry: SidecarEntry, match: IdMatch, seen: tuple[Fingerprint, Fingerprint]) -> Misfit:
    before, after = seen
    message = (
        Message("“{id}” has become “{to}”: {label}.", id=entry.id, to=match.to, label=after.label)
        if before.label == after.label and after.label
        else Message(
            "“{id}” ({before}) seems to have become “{to}” ({after}).",
            id=entry.id,
            before=before.label or before.type,
            to=match.to,
            after=after.label or after.type,
        )
    )
    return Misfit(MisfitKind.MOVED, section, entry.id, entry.line, message, match)


def _relabeled(section: Section, entry: SidecarEntry, before: Fingerprint, now: Fingerprint) -> Misfit:
    message = Message(
        "“{id}” was called “{before}” when this was stated, and now is “{after}”.",
        id=entry.id,
        before=before.label,
        after=now.label,
    )
    return Misfit(MisfitKind.RELABELED, section, entry.id, entry.line, message)


def _contradictions(model: Model, sidecar: Sidecar) -> Iterator[Misfit]:
    """Where the model states otherwise, or has a type of task that does not go with what is stated."""
    ids = {section: {element.id for element in elements} for section, elements in places_in(model).items()}
    fitting = {
        section: {key: entry for key, entry in entries.items() if key in ids.get(section, ())}
        for section, entries in sidecar.entries.items()
    }
    entries = {(section, key): entry for section, found in fitting.items() for key, entry in found.items()}
    for note in combine(model, sidecar._replace(entries=fitting), ()).notes:
        places = [place for place in entries if place[1] == note.element and place[0] is not Section.REMEMBERED]
        if note.code == "MB902" and places:
            section, identifier = places[0]
            entry = entries[places[0]]
            yield Misfit(MisfitKind.CONTRADICTS, section, identifier, entry.line, note.message)
    for node in model.activities:
        facts = fitting.get(Section.STEPS, {}).get(node.id or "", SidecarEntry("", {})).facts
        for name, types in (("by_hand", AUTOMATIC_TASKS), ("automatic", _BY_PEOPLE)):
            if name in facts and facts[name].value is True and node.type in types:
                message = Message("{fact} is stated of a {type}.", fact=str(facts[name]), type=str(node.type))
                yield Misfit(MisfitKind.CONTRADICTS, Section.STEPS, node.id or "", facts[name].line, message)
