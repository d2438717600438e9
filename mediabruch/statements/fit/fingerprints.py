"""What elements look like beside their ids, kept in annotation files so that they are found again when ids change."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields

from mediabruch.model import FlowNode, MessageFlow, Model, Participant, SequenceFlow
from mediabruch.notation.nodes import brief
from mediabruch.notation.shapes import Value
from mediabruch.statements.edit.editing import FactEdit
from mediabruch.statements.places import Element, places_in
from mediabruch.statements.sidecar import Sidecar
from mediabruch.statements.vocabulary import Section

_MOST_NEIGHBORS = 6
_FARTHEST = 6
"""Unlabeled nodes that a look around passes at most."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What an element looks like."""

    type: str = ""
    label: str = ""
    lane: str = ""
    pool: str = ""
    before: tuple[str, ...] = ()
    """The labels of what leads to it; of what has none, the type."""
    after: tuple[str, ...] = ()
    """The labels of what it leads to."""


def fingerprints(model: Model) -> dict[Section, dict[str, Fingerprint]]:
    """What all elements look like of which something can be stated, by id; of those that share an id, the first."""
    around = _Around(model)
    found: dict[Section, dict[str, Fingerprint]] = {}
    for section, elements in places_in(model).items():
        found[section] = {}
        for element in elements:
            if element.id is not None and element.id not in found[section]:
                found[section][element.id] = around.look(element)
    return found


def remembered(sidecar: Sidecar) -> dict[str, Fingerprint]:
    """What an annotation file remembers, by id."""
    known = {field.name for field in fields(Fingerprint)}
    return {
        entry.id: Fingerprint(**{name: fact.value for name, fact in entry.facts.items() if name in known})  # type: ignore[arg-type]
        for entry in sidecar.entries.get(Section.REMEMBERED, {}).values()
    }


def remembering(seen: Mapping[Section, Mapping[str, Fingerprint]], ids: Iterable[str]) -> Iterator[FactEdit]:
    """The changes by which an annotation file remembers what the elements of these ids look like now."""
    by_id = {identifier: look for found in seen.values() for identifier, look in found.items()}
    for identifier in ids:
        if look := by_id.get(identifier):
            values: dict[str, Value | None] = {
                field.name: getattr(look, field.name) or None for field in fields(Fingerprint)
            }
            yield FactEdit(Section.REMEMBERED, identifier, values)


class _Around:
    """What stands around the elements of a model."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.pools = {pool.key: pool for pool in model.participants}
        self.into: dict[int, list[int]] = defaultdict(list)
        self.out_of: dict[int, list[int]] = defaultdict(list)
        for flow in model.sequence_flows:
            if flow.source is not None and flow.target is not None:
                self.into[flow.target].append(flow.source)
                self.out_of[flow.source].append(flow.target)
        for node in model.nodes:
            if node.attached_to is not None:
                self.into[node.key].append(node.attached_to)

    def look(self, element: Element) -> Fingerprint:
        """What an element looks like."""
        match element:
            case FlowNode():
                lane = None if element.lane is None else self.model.lane_by_key.get(element.lane)
                pool = self.model.participant_by_process.get(element.process)
                return Fingerprint(
                    type=" ".join((element.type, *(definition.kind for definition in element.event_definitions))),
                    label=_text(element.name),
                    lane=_text(lane.name if lane else ""),
                    pool=_text(pool.name if pool else ""),
                    before=self._labels(self.into, element.key),
                    after=self._labels(self.out_of, element.key),
                )
            case SequenceFlow() | MessageFlow():
                return Fingerprint(
                    type="sequenceFlow" if isinstance(element, SequenceFlow) else "messageFlow",
                    label=_text(element.name or getattr(element, "message", "")),
                    before=self._end(element.source, self.into),
                    after=self._end(element.target, self.out_of),
                )
            case Participant():
                return Fingerprint(type="participant", label=_text(element.name), after=tuple(self._content(element)))
            case _:
                return Fingerprint(label=_text(element.name))

    def _end(self, key: int | None, ways: Mapping[int, list[int]]) -> tuple[str, ...]:
        """Where a flow ends: the node or pool by its label; one without a label by what stands behind it."""
        if key is None:
            return ()
        node = self.model.node_by_key.get(key)
        if node is None:
            return (_text(self.pools[key].name),) if key in self.pools else ()
        return (_text(node.name),) if _text(node.name) else (str(node.type), *self._labels(ways, key))

    def _content(self, pool: Participant) -> Iterator[str]:
        inside = (node.name for node in self.model.nodes if node.process == pool.process and node.is_activity)
        for _, name in zip(range(_MOST_NEIGHBORS), filter(None, map(_text, inside)), strict=False):
            yield name

    def _labels(self, ways: Mapping[int, list[int]], start: int) -> tuple[str, ...]:
        """The nearest labels on the ways from a node, past nodes without one; at the end of a way, the type."""
        labels: dict[str, None] = {}
        seen, edge = {start}, [start]
        for _ in range(_FARTHEST):
            following: list[int] = []
            for key in dict.fromkeys(other for one in edge for other in ways.get(one, ())):
                node = self.model.node_by_key.get(key)
                if node is None or key in seen:
                    continue
                seen.add(key)
                if _text(node.name) or not ways.get(key):
                    labels[_text(node.name) or str(node.type)] = None
                else:
                    following.append(key)
            edge = following
        return tuple(labels)[:_MOST_NEIGHBORS]


def _text(name: str) -> str:
    return brief(name)
