"""How a walk goes on from a stop, where the next number does not simply follow."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from mediabruch.analysis import Analysis
from mediabruch.media import Origin
from mediabruch.model import FlowNode, FlowNodeType, SequenceFlow
from mediabruch.notation.letters import shortened
from mediabruch.report.names import Names
from mediabruch.report.walk.route import Route, Stop
from mediabruch.report.walk.terms import CHOICES, OCCASIONS


class Way(NamedTuple):
    """One way to go on."""

    text: str
    number: int | None = None
    """Where it leads."""
    is_branch: bool = False
    """One of several, to be shown in a list."""


class NextSteps:
    """Tells how it goes on from the nodes of one model."""

    def __init__(self, analysis: Analysis, names: Names, route: Route) -> None:
        self._model = analysis.model
        self._names = names
        self._words = names.words
        self._route = route
        self._branches = {branch.element: branch for branch in analysis.branches}

    def ways(self, stop: Stop) -> Iterator[Way]:
        """The ways on from a stop: its boundary events, then its own ways."""
        node = stop.node
        for event in self._route.compiled.boundary_events.get(node.key, ()):
            yield self._exception(event, stop)
        leaving = self._route.compiled.outgoing.get(node.key, [])
        if len(leaving) > 1:
            yield Way(self._choice(node, [flow for flow, _ in leaving]))
            for flow, (target, _) in leaving:
                yield self._branch(flow, target, stop)
        elif leaving:
            yield from self._single(stop, leaving[0][1][0])
        elif node.type is not FlowNodeType.END_EVENT and not node.triggered_by_event:
            yield Way(self._words.text("This way ends here."))

    def _single(self, stop: Stop, target: int) -> Iterator[Way]:
        number = self._route.landing(target)
        has_content = self._route.inside(stop.node.key) is not None
        if number is None or (number == stop.number + 1 and not has_content):
            return
        text = self._to(number, stop)
        if has_content:
            text = self._words.text("When all of it is done: {way}", way=text)
        yield Way(_sentence(text), number)

    def _choice(self, node: FlowNode, flows: list[SequenceFlow | None]) -> str:
        words = self._words
        if node.type in CHOICES:
            return words.message(CHOICES[node.type])
        if any(flow is not None and flow.condition is not None for flow in flows):
            return words.text("Then those of these ways are taken whose conditions hold:")
        return words.text("Then all of this happens side by side:")

    def _branch(self, flow: SequenceFlow | None, target: int, stop: Stop) -> Way:
        number = self._route.landing(target)
        label = self._label(flow, target, stop.node)
        share = self._share(flow.key) if flow is not None else ""
        onward = self._named(number, stop) if number is not None else self._words.text("this way ends here")
        head = " ".join(part for part in (label, share) if part)
        return Way(_sentence(f"{head}: {onward}" if head else onward), number, is_branch=True)

    def _label(self, flow: SequenceFlow | None, target: int, node: FlowNode) -> str:
        words = self._words
        if flow is not None and flow.name.strip():
            return words.text("“{name}”", name=shortened(flow.name))
        if node.type is FlowNodeType.PARALLEL_GATEWAY:
            return ""
        if node.type is FlowNodeType.EVENT_BASED_GATEWAY:
            event = self._model.node_by_key[target]
            return words.text("“{name}”", name=self._names.node(event))
        return words.text("otherwise") if flow is not None and flow.is_default else words.text("without a label")

    def _share(self, key: int) -> str:
        branch = self._branches.get(key)
        if branch is None:
            return ""
        share = self._words.percent(branch.probability)
        if branch.origin is Origin.ASSUMED:
            return self._words.text("({share}, assumed)", share=share)
        return f"({share})"

    def _exception(self, event: FlowNode, stop: Stop) -> Way:
        words = self._words
        following = self._route.next_keys(event.key)
        number = self._route.landing(following[0]) if following else None
        facts = {
            "event": self._occasion(event),
            "share": self._share(event.key),
            "way": self._named(number, stop) if number is not None else words.text("this way ends here"),
        }
        if event.interrupting:
            text = words.text("If {event} meanwhile {share}, the step is broken off: {way}", **facts)
        else:
            text = words.text("If {event} meanwhile {share}, this is done as well: {way}", **facts)
        return Way(_sentence(text.replace(" ,", ",")), number)

    def _occasion(self, event: FlowNode) -> str:
        if event.name.strip():
            return self._words.text("“{name}” happens", name=self._names.node(event))
        known = (OCCASIONS.get(definition.kind) for definition in event.event_definitions)
        occasion = next((message for message in known if message), None)
        return self._words.message(occasion) if occasion else self._words.text("the attached event happens")

    def _to(self, number: int, stop: Stop) -> str:
        words = self._words
        if number <= stop.number:
            return words.text("back to step {number}", number=number)
        return words.text("continue with step {number}", number=number)

    def _named(self, number: int, stop: Stop) -> str:
        return f"{self._to(number, stop)}, {self._name(number)}"

    def _name(self, number: int) -> str:
        node = self._nodes[number]
        return (
            self._words.text("“{name}”", name=self._names.node(node)) if node.name.strip() else self._names.node(node)
        )

    @cached_property
    def _nodes(self) -> dict[int, FlowNode]:
        return {stop.number: stop.node for stops in self._route.stops.values() for stop in stops}


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "!", "?")) else ".")
