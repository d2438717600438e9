"""Tells of one case from its beginning to its end, a sentence or two for each place it comes to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mediabruch.analysis import Analysis
from mediabruch.breaks.crossed import crossed_sentence
from mediabruch.breaks.media_break import MediaBreak
from mediabruch.errors import Message
from mediabruch.media import UNKNOWN
from mediabruch.model import GATEWAYS, FlowNode, FlowNodeType
from mediabruch.one_case import CaseKind, CaseStop, SingleCase
from mediabruch.report.names import Names


@dataclass(frozen=True, slots=True)
class StorySentence:
    """What is said of one place."""

    text: str
    element: str | None
    """The id of the node in the file."""
    key: int
    flows: tuple[int, ...]
    """Keys of the sequence flows that the case comes by."""
    is_break: bool
    """A medium breaks here."""


NO_CASE: Mapping[CaseKind, Message] = {
    CaseKind.LIKELIEST: Message("No case comes to an end in this model."),
    CaseKind.WORST: Message("No case comes to an end in this model."),
    CaseKind.BREAK_FREE: Message("No case goes without a media break."),
}
"""What is said where there is no such case."""


def tell_case(case: SingleCase, analysis: Analysis, names: Names) -> Iterator[StorySentence]:
    """The story, place by place."""
    teller = _CaseTeller(analysis, names)
    for stop in case.stops:
        text = teller.text(stop)
        if text:
            node = names.model.node_by_key[stop.node]
            yield StorySentence(text, node.id, stop.node, stop.came_by, bool(stop.breaks))


def case_words(case: SingleCase, analysis: Analysis, names: Names) -> str:
    """How many cases go exactly so, and how often the medium breaks in one of them."""
    words = names.words
    share = words.percent(case.probability)
    taken = words.text("{share} of all cases take exactly this way.", share=share)
    if case.break_count:
        broken = words.plural("The medium breaks once.", "The medium breaks {n} times.", case.break_count)
    elif analysis.score.coverage == 1:
        broken = words.text("The medium does not break.")
    else:
        broken = words.text("As far as the media are known, none breaks.")
    return f"{taken} {broken}"


class _CaseTeller:
    def __init__(self, analysis: Analysis, names: Names) -> None:
        self._analysis = analysis
        self._names = names
        self._words = names.words
        self._flows = {flow.key: flow for flow in names.model.sequence_flows}

    def text(self, stop: CaseStop) -> str:
        """What is said of a place; empty where nothing happens that is worth a sentence."""
        node = self._names.model.node_by_key[stop.node]
        if not stop.is_entered:
            return ""
        return " ".join(part for part in (*self._parts(node, stop), *map(self._break, stop.breaks)) if part)

    def _parts(self, node: FlowNode, stop: CaseStop) -> Iterator[str]:
        if node.type in GATEWAYS:
            yield self._parting(node, stop)
            return
        if stop.is_again:
            yield self._words.text("Once more:")
        yield self._step(node) if node.is_activity else self._event(node)

    def _step(self, node: FlowNode) -> str:
        words, names = self._words, self._names
        known = self._analysis.annotations.get(node.key, UNKNOWN)
        place = names.place(node.key)
        step = f"{names.quoted(node.key)} ({place})" if place else names.quoted(node.key)
        if not known.is_known:
            return words.text("{step}: the medium is not known.", step=step)
        takes, gives = names.intake(known), names.side(known.produces)
        if takes == gives:
            return words.text("{step}: works with {media}.", step=step, media=takes)
        return words.text(
            "{step}: takes in {receives}, hands on {produces}.", step=step, receives=takes, produces=gives
        )

    def _event(self, node: FlowNode) -> str:
        words = self._words
        name = node.name.strip()
        called = words.text("“{name}”", name=self._names.node(node)) if name else ""
        match node.type:
            case FlowNodeType.START_EVENT:
                return words.text("It begins: {name}.", name=called) if name else words.text("It begins.")
            case FlowNodeType.END_EVENT:
                return words.text("It ends: {name}.", name=called) if name else words.text("It ends.")
            case FlowNodeType.BOUNDARY_EVENT:
                return words.text("This happens meanwhile: {name}.", name=called or self._names.node(node))
            case _:
                return words.text("This happens: {name}.", name=called) if name else ""

    def _parting(self, node: FlowNode, stop: CaseStop) -> str:
        """Which way is taken where ways part; nothing where they only join."""
        words = self._words
        if len(self._names.model.graph.outgoing.get(node.key, ())) < 2 or not stop.goes_by:  # noqa: PLR2004 - to part
            return ""
        asked = words.text("“{name}”", name=node.name.strip()) if node.name.strip() else ""
        if len(stop.goes_by) > 1:
            return words.text("From here on, {n} ways run side by side.", n=len(stop.goes_by))
        flow = self._flows[stop.goes_by[0]]
        target = self._names.model.node_by_key.get(flow.target) if flow.target is not None else None
        answer = flow.name.strip() or (self._names.node(target) if target else "")
        said = words.text("“{name}”", name=answer)
        share = self._analysis.share_of.get(flow.key)
        if share is None:
            return f"{asked} → {said}" if asked else f"→ {said}"
        facts = {"answer": said, "share": words.percent(share)}
        if asked:
            return words.text(
                "{question} It goes on with {answer}, as in {share} of the cases.", question=asked, **facts
            )
        return words.text("It goes on with {answer}, as in {share} of the cases.", **facts)

    def _break(self, found: MediaBreak) -> str:
        said = self._words.text(
            "Media break: {before} → {after} ({kind}).",
            before=self._names.medium(found.before),
            after=self._names.medium(found.after),
            kind=self._names.kind(found.code),
        )
        unknown = [self._names.quoted(key) for key in found.across]
        return f"{said} {self._words.message(crossed_sentence(unknown))}" if unknown else said
