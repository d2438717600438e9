"""What happens at a stop of the walk, in sentences."""

from collections import defaultdict
from collections.abc import Iterator

from mediabruch.analysis import Analysis
from mediabruch.breaks.crossed import crossed_sentence
from mediabruch.breaks.media_break import MediaBreak
from mediabruch.errors import Message
from mediabruch.figures import TINY, is_one
from mediabruch.media import UNKNOWN, Annotation, Medium, ordered
from mediabruch.model import FlowNode, FlowNodeType, MessageFlow
from mediabruch.notation.letters import shortened
from mediabruch.report.arriving import arriving
from mediabruch.report.names import Names
from mediabruch.report.walk.route import Route
from mediabruch.report.walk.terms import EVENTS, OBJECTS


class Sentences:
    """Tells what happens at the nodes of one model."""

    def __init__(self, analysis: Analysis, names: Names, route: Route) -> None:
        self._analysis = analysis
        self._names = names
        self._words = names.words
        self._route = route
        self._visits = {step.node.key: step.visits_per_case for step in analysis.steps}
        self._breaks: dict[int, list[MediaBreak]] = defaultdict(list)
        for found in analysis.breaks:
            self._breaks[found.step].append(found)
        self._sent: dict[int | None, list[MessageFlow]] = defaultdict(list)
        self._received: dict[int | None, list[MessageFlow]] = defaultdict(list)
        for flow in analysis.model.message_flows:
            self._sent[flow.source].append(flow)
            self._received[flow.target].append(flow)
        self._chances = {branch.element: branch for branch in analysis.branches}

    def of(self, node: FlowNode) -> Iterator[str]:
        """All sentences on a node, but for how it goes on."""
        yield from self._event(node)
        yield from self._messages(self._received[node.key], Message("Receives from {name}: {message}."), is_sent=False)
        if node.is_activity:
            yield from self._step(node)
        yield from map(self._break, self._breaks[node.key])
        yield from self._messages(self._sent[node.key], Message("Sends to {name}: {message}."), is_sent=True)
        for flow in self._sent[node.key]:
            yield from map(self._break, self._breaks[flow.key])

    def _event(self, node: FlowNode) -> Iterator[str]:
        for definition in node.event_definitions:
            if sentence := EVENTS.get((node.type, definition.kind)):
                yield self._words.message(sentence)
        chance = self._chances.get(node.key)
        if node.type is FlowNodeType.START_EVENT and chance:
            yield self._words.text("{share} of the cases begin here.", share=self._words.percent(chance.probability))

    def _step(self, node: FlowNode) -> Iterator[str]:
        words = self._words
        yield self._media(node)
        if node.triggered_by_event:
            yield words.text("Can be triggered while the rest is going on.")
        if node.is_for_compensation:
            yield words.text("Happens only where something is undone.")
        visits = self._visits.get(node.key, 0.0)
        if visits < TINY:
            yield words.text("No case comes here.")
        elif not is_one(visits):
            yield words.text("Happens {rate} times per case.", rate=self._names.words.rate(visits))
        inside = self._route.inside(node.key)
        if inside:
            yield words.text("Consists of steps {first} to {last}.", first=inside[0], last=inside[1])
        called = self._route.compiled.played_calls.get(node.key)
        stops = self._route.stops.get(called, ()) if called is not None else ()
        if stops:
            yield words.text("Calls the process that begins at step {number}.", number=stops[0].number)

    def _media(self, node: FlowNode) -> str:
        words = self._words
        known = self._analysis.annotations.get(node.key, UNKNOWN)
        if not known.is_known:
            return words.text("The medium is not known.")
        if not known.is_carrier:
            return words.text("This is about a thing or a person, not about information.")
        if known.receives is None or known.produces is None:
            return self._half(node.key, known)
        takes, gives = self._objects(known.receives), self._objects(known.produces)
        if known.receives == known.produces:
            return words.text("Uses {media}.", media=takes)
        if not known.receives:
            return words.text("Takes nothing from the steps before and hands on {gives}.", gives=gives)
        return words.text("Takes in {takes} and hands on {gives}.", takes=takes, gives=gives)

    def _half(self, key: int, known: Annotation) -> str:
        words, takes, gives = self._words, self._objects(known.receives), self._objects(known.produces)
        if known.receives is not None:
            return words.text("Takes in {media}; what it hands on is not known.", media=takes)
        if arrives := arriving(self._analysis, key):
            facts = {"media": gives, "arriving": self._objects(frozenset(arrives))}
            return words.text("Hands on {media}; what it takes in is not stated, what arrives is {arriving}.", **facts)
        return words.text("Hands on {media}; what it takes in is not known.", media=gives)

    def _objects(self, side: frozenset[Medium] | None) -> str:
        if not side:
            return self._words.text("nothing but a thing or a person")
        return self._words.text(" and ").join(self._words.message(OBJECTS[medium]) for medium in ordered(side))

    def _break(self, found: MediaBreak) -> str:
        facts = {
            "before": self._names.medium(found.before),
            "after": self._names.medium(found.after),
            "kind": self._names.kind(found.code),
            "code": found.code,
            "rate": self._names.words.rate(found.per_case),
        }
        words = self._words
        if found.is_inside:
            said = words.text(
                "Media break inside the step: {before} before, {after} after ({kind}, {code}; {rate} per case).",
                **facts,
            )
        else:
            said = words.text(
                "Media break on the way from {sender}: {before} before, {after} after "
                "({kind}, {code}; {rate} per case).",
                sender=words.text(" and ").join(map(self._carrier, found.senders)),
                **facts,
            )
        if found.across:
            said = f"{said} {words.message(crossed_sentence(list(map(self._carrier, found.across))))}"
        if found.required_by_law:
            return f"{said} {words.text('Required by law: {law}.', law=shortened(found.required_by_law))}"
        return said

    def _carrier(self, key: int) -> str:
        number = self._route.number_of.get(key)
        if number is None:
            return self._names.quoted(key)
        return self._words.text("step {number}", number=number)

    def _messages(self, flows: list[MessageFlow], template: Message, *, is_sent: bool) -> Iterator[str]:
        for flow in flows:
            end = self._end(flow.target if is_sent else flow.source)
            if end:
                yield self._words.text(template.template, name=end, message=self._names.carrier(flow.key))

    def _end(self, key: int | None) -> str:
        """The far end of a message: a step by its number, a pool by its name."""
        number = None if key is None else self._route.number_of.get(key)
        if number is not None:
            return self._words.text("step {number}", number=number)
        pool = next((pool for pool in self._analysis.model.participants if pool.key == key), None)
        name = pool.name.strip() if pool else ""
        return self._words.text("“{name}”", name=shortened(name)) if name else ""
