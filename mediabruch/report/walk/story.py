"""Tells of each stop of the walk: what happens there, in which medium, what breaks, and how it goes on."""

from collections.abc import Iterator
from typing import NamedTuple

from mediabruch.analysis import Analysis
from mediabruch.errors import Message
from mediabruch.i18n import Translator
from mediabruch.i18n.terms import NODE_TYPES
from mediabruch.model import FlowNode, FlowNodeType, Process
from mediabruch.report.names import Names
from mediabruch.report.walk.next_steps import NextSteps, Way
from mediabruch.report.walk.route import Route, Stop
from mediabruch.report.walk.sentences import Sentences
from mediabruch.report.walk.terms import JOIN, TITLES

__all__ = ["Chapter", "Passage", "Way", "tell"]


class Passage(NamedTuple):
    """What is told of one stop."""

    number: int
    level: int
    key: int
    title: str
    aside: str
    """What kind of step it is, and where it stands."""
    sentences: tuple[str, ...]
    ways: tuple[Way, ...]
    """How it goes on, where the next number does not simply follow."""


class Chapter(NamedTuple):
    """The walk through one process."""

    title: str
    remarks: tuple[str, ...]
    passages: tuple[Passage, ...]


def tell(analysis: Analysis, words: Translator) -> tuple[Chapter, ...]:
    """The walk through all processes of a model; none where it has no steps."""
    teller = _Teller(analysis, words)
    return tuple(chapter for process in analysis.model.processes if (chapter := teller.chapter(process)).passages)


class _Teller:
    def __init__(self, analysis: Analysis, words: Translator) -> None:
        self._model = analysis.model
        self._words = words
        self._names = Names(analysis.model, words)
        self._route = Route(analysis.model)
        self._sentences = Sentences(analysis, self._names, self._route)
        self._onward = NextSteps(analysis, self._names, self._route)

    def chapter(self, process: Process) -> Chapter:
        """The walk through one process."""
        pool = self._model.participant_by_process.get(process.key)
        named = (place.name.strip() for place in (pool, process) if place)
        title = next((name for name in named if name), self._words.text("Process without a name"))
        stops = self._route.stops[process.key]
        return Chapter(title, tuple(self._remarks(process)), tuple(self._passage(stop) for stop in stops))

    def _passage(self, stop: Stop) -> Passage:
        node = stop.node
        return Passage(
            number=stop.number,
            level=stop.level,
            key=node.key,
            title=self._title(node),
            aside=", ".join(filter(None, (self._kind(node), self._place(node)))),
            sentences=tuple(self._sentences.of(node)),
            ways=tuple(self._onward.ways(stop)),
        )

    def _title(self, node: FlowNode) -> str:
        if node.is_activity:
            return self._names.node(node)
        title = self._words.message(self._role(node))
        name = node.name.strip()
        return f"{title}: {self._names.node(node)}" if name else title

    def _role(self, node: FlowNode) -> Message:
        is_join = node.type in _JOINS and len(self._route.next_keys(node.key)) == 1
        return JOIN if is_join else TITLES[node.type]

    def _kind(self, node: FlowNode) -> str:
        return self._words.message(NODE_TYPES[node.type]) if node.is_activity else ""

    def _place(self, node: FlowNode) -> str:
        """The lane, since the pool is the chapter."""
        lane = self._model.lane_of(node)
        return self._names.place(node.key) if lane and lane.name.strip() else ""

    def _remarks(self, process: Process) -> Iterator[str]:
        callers = [key for key, called in self._route.compiled.played_calls.items() if called == process.key]
        for key in callers:
            if key in self._route.number_of:
                yield self._words.text("Step {number} calls this process.", number=self._route.number_of[key])


_JOINS = frozenset({FlowNodeType.PARALLEL_GATEWAY, FlowNodeType.INCLUSIVE_GATEWAY})
