"""What elements look like beside their ids, kept in annotation files so that they are found again when ids change."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from mediabruch.model import FlowNode, MessageFlow, Model, Participant, SequenceFlow
from mediabruch.model.graph import Neighbors
from mediabruch.notation.nodes import brief
from mediabruch.notation.shapes import Value
from mediabruch.statements.places import Element, places_in
from mediabruch.statements.sidecar import Sidecar
from mediabruch.statements.vocabulary import Section

if TYPE_CHECKING:
    from mediabruch.statements.edit.editing import FactEdit

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


def remembering(seen: Mapping[Section, Mapping[str, Fingerprint]], ids: Iterable[str]) -> Iterator["FactEdit"]:
    """The changes by which an annotation file remembers what the elements of these ids look like now."""
    from mediabruch.statements.edit.editing import FactEdit  # most commands change no file

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
        self.before = {node.key: _before(node, model) for node in model.nodes}
        self.after = {key: _ends(flow.target for flow in flows) for key, flows in model.graph.outgoing.items()}

    def look(self, element: Element) -> Fingerprint:
        """What an element looks like."""
        match element:
            case FlowNode():
                lane, pool = self.model.lane_of(element), self.model.participant_of(element)
                return Fingerprint(
                    type=" ".join((element.type, *(definition.kind for definition in element.event_definitions))),
                    label=_text(element.name),
                    lane=_text(lane.name if lane else ""),
                    pool=_text(pool.name if pool else ""),
                    before=self._labels(self.before, element.key),
                    after=self._labels(self.after, element.key),
                )
            case SequenceFlow() | MessageFlow():
                return Fingerprint(
                    type="sequenceFlow" if isinstance(element, SequenceFlow) else "messageFlow",
                    label=_text(element.name or getattr(element, "message", "")),
                    before=self._end(element.source, self.before),
                    after=self._end(element.target, self.after),
                )
            case Participant():
                return Fingerprint(type="participant", label=_text(element.name), after=tuple(self._content(element)))
            case _:
                return Fingerprint(label=_text(element.name))

    def _end(self, key: int | None, ways: Neighbors) -> tuple[str, ...]:
        """Where a flow ends: the node or pool by its label; one without a label by what stands behind it."""
        if key is None:
            return ()
        node = self.model.node_by_key.get(key)
        if node is None:
            pool = self.model.participant_by_key.get(key)
            return (_text(pool.name),) if pool else ()
        return (_text(node.name),) if _text(node.name) else (str(node.type), *self._labels(ways, key))

    def _content(self, pool: Participant) -> Iterator[str]:
        inside = (node.name for node in self.model.nodes if node.process == pool.process and node.is_activity)
        for _, name in zip(range(_MOST_NEIGHBORS), filter(None, map(_text, inside)), strict=False):
            yield name

    def _labels(self, ways: Neighbors, start: int) -> tuple[str, ...]:
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


def _before(node: FlowNode, model: Model) -> list[int]:
    """What leads to a node: over sequence flows, and the activity that a boundary event sits on."""
    return _ends([*(flow.source for flow in model.graph.incoming.get(node.key, ())), node.attached_to])


def _ends(keys: Iterable[int | None]) -> list[int]:
    return [key for key in keys if key is not None]


def _text(name: str) -> str:
    return brief(name)
