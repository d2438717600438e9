"""Says in words what each element of a picture is and what is known of it, for readers who hear the picture."""

from collections.abc import Iterable, Mapping

from mediabruch.breaks.crossed import crossed_sentence
from mediabruch.breaks.media_break import MediaBreak
from mediabruch.errors import Message
from mediabruch.i18n.terms import MEDIA, NODE_TYPES, ORIGINS
from mediabruch.media import PHYSICAL, Side, ordered
from mediabruch.model import (
    Association,
    DataAssociation,
    DataElement,
    DataType,
    FlowNode,
    Group,
    Lane,
    MessageFlow,
    Participant,
    SequenceFlow,
    TextAnnotation,
)
from mediabruch.notation.letters import shortened
from mediabruch.render.facts import Facts
from mediabruch.render.scene import Element, Flow
from mediabruch.rules import RULES

_DATA: Mapping[DataType, Message] = {
    DataType.OBJECT: Message("data object"),
    DataType.STORE: Message("data store"),
    DataType.INPUT: Message("data input"),
    DataType.OUTPUT: Message("data output"),
}
_KINDS: Mapping[type, Message] = {
    Participant: Message("pool"),
    Lane: Message("lane"),
    TextAnnotation: Message("note in the diagram"),
    Group: Message("group"),
    SequenceFlow: Message("sequence flow"),
    MessageFlow: Message("message flow"),
    Association: Message("association"),
    DataAssociation: Message("data flow"),
}


class Speech:
    """Titles and descriptions of elements in the language of the picture."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.words = facts.words
        self._titles: dict[int, str] = {}
        self._said: dict[tuple[object, ...], str] = {}

    def title(self, element: Element | Flow) -> str:
        """What an element is and how it is called."""
        key = id(element)
        if key not in self._titles:
            self._titles[key] = self._title(element)
        return self._titles[key]

    def text(self, msgid: str, /, **facts: object) -> str:
        """A sentence; what was said before is said again."""
        key = (msgid, *facts.values())
        if key not in self._said:
            self._said[key] = self.words.text(msgid, **facts)
        return self._said[key]

    def _title(self, element: Element | Flow) -> str:
        kind = self.text(_kind(element).template)
        name = shortened(_name(element))
        if name:
            return self.text("{type}: {name}", type=kind, name=name)
        return self.text("{type} without a name", type=kind) if isinstance(element, FlowNode) else kind

    def description(self, element: Element | Flow) -> str:
        """What is known of an element; empty where there is nothing to say."""
        if isinstance(element, FlowNode) and element.is_activity:
            return " ".join(self._step(element))
        if isinstance(element, SequenceFlow | MessageFlow):
            return " ".join(self._flow(element))
        return ""

    def media_break(self, found: Iterable[MediaBreak]) -> str:
        """The breaks of one place, one sentence for each."""
        return " ".join(self._break(one) for one in found)

    def side(self, side: Side) -> str:
        """What a step takes or gives."""
        if side is None:
            return self.text("not known")
        if not side:
            return self.text("a thing or a person, no information")
        return self.text(" and ").join(self.text(MEDIA[medium].template) for medium in ordered(side))

    def _step(self, node: FlowNode) -> Iterable[str]:
        known = self.facts.annotation(node.key)
        if known.is_known:
            is_new = known.receives == PHYSICAL and bool(known.produces)
            takes = self.text("nothing from the steps before") if is_new else self.side(known.receives)
            yield self.text("Takes in: {media}.", media=takes)
            yield self.text("Hands on: {media}.", media=self.side(known.produces))
            if known.origin:
                origin = self.words.message(ORIGINS[known.origin])
                yield self.text(
                    "Known because {origin}, {percent} sure.",
                    origin=origin,
                    percent=self.words.percent(known.confidence),
                )
        else:
            yield self.text("Its medium is not known.")
        if (assumed := self.facts.assumed(node.key)) is not None:
            yield self.text(
                "Only assumed: takes in {receives}, hands on {produces}.",
                receives=self.side(assumed.receives),
                produces=self.side(assumed.produces),
            )
        rate = self.facts.words.rate(self.facts.visits.get(node.key, 0.0))
        yield self.text("Works {rate} times per case.", rate=rate)
        if found := self.facts.breaks_at.get(node.key):
            yield self.media_break(one for _, one in found)

    def _flow(self, flow: SequenceFlow | MessageFlow) -> Iterable[str]:
        if flow.source is not None and flow.target is not None:
            ends = {"source": self._end(flow.source), "target": self._end(flow.target)}
            yield self.text("From {source} to {target}.", **ends)
        weight = self.facts.carried.weights.get(flow.key, 0.0)
        if weight > 0:
            yield self.text("Information is handed on here {rate} times per case.", rate=self.facts.words.rate(weight))

    def _break(self, found: MediaBreak) -> str:
        kind = RULES[found.code]
        facts: dict[str, object] = {
            "code": found.code,
            "kind": kind.title,
            "before": MEDIA[found.before],
            "after": MEDIA[found.after],
            "rate": self.facts.words.rate(found.per_case),
        }
        said = self.text("Media break {code}, {kind}: {before} becomes {after}, {rate} times per case.", **facts)
        if found.across:
            unknown = [self.text("“{name}”", name=self._label(key)) for key in found.across]
            said = f"{said} {self.words.message(crossed_sentence(unknown))}"
        if found.required_by_law:
            law = shortened(found.required_by_law)
            said = f"{said} {self.text('Required by law: {law}.', law=law)}"
        return said

    def _label(self, key: int) -> str:
        node = self.facts.analysis.model.node_by_key[key]
        return shortened(_name(node)) or self.title(node)

    def _end(self, key: int) -> str:
        node = self.facts.analysis.model.node_by_key.get(key)
        if node is not None:
            return self.title(node)
        pools = (pool for pool in self.facts.analysis.model.participants if pool.key == key)
        pool = next(pools, None)
        return self.title(pool) if pool else self.text("not known")


def _kind(element: Element | Flow) -> Message:
    if isinstance(element, FlowNode):
        return NODE_TYPES[element.type]
    if isinstance(element, DataElement):
        return _DATA[element.type]
    return _KINDS[type(element)]


def _name(element: Element | Flow) -> str:
    if isinstance(element, TextAnnotation):
        return element.text.strip()
    return getattr(element, "name", "").strip()
