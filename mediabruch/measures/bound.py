"""Which measure fits a step: the first line of a table whose condition holds.

Steps are looked at where they are known not to be digital, or where a person types what is digital already. What law
binds is left as it is; only what goes on after it may be freed from its paper. Cost: linear in the model.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mediabruch.analysis import Analysis, Step
from mediabruch.maturity.parties import Parties, PartySide
from mediabruch.measures.candidate import Candidate, EditFacts, Edits
from mediabruch.measures.catalog import CATALOG
from mediabruch.measures.measure import Measure
from mediabruch.media import DIGITAL_MEDIA, Annotation, Aside, Medium, Purpose, Side, ordered
from mediabruch.model import FlowNodeType, MessageFlow
from mediabruch.options import Vocabulary
from mediabruch.rules.purposes import is_for

_APPLICANTS = frozenset({"citizen", "company"})
_PARTNERS = frozenset({"other_authority", "provider", "external"})
_SIDES = ("receives", "produces")


class BoundSteps(NamedTuple):
    """What can be done in a model, and what cannot."""

    candidates: tuple[Candidate, ...]
    bound_by_law: tuple[int, ...]
    """Keys of the steps whose paper or presence law requires."""


class StatedBeside(NamedTuple):
    """What is stated beside the media."""

    parties: Mapping[int, str] = {}
    """Who somebody is, by key of participant."""
    short: frozenset[str] = frozenset()
    """Ids of the steps of which the annotation file states `medium`, which is short for both sides."""


def bind(analysis: Analysis, catalog: Mapping[str, Measure], beside: StatedBeside) -> BoundSteps:
    """Bind the measures of a catalog to the steps of a model."""
    return _Binder(analysis, catalog, beside).found()


def parties_of(analysis: Analysis) -> Mapping[int, str]:
    """Who each participant is, as stated, else by its name."""
    if not analysis.options.inference:
        return analysis.stated_parties
    from mediabruch.infer import parties

    return {**parties(analysis.model, analysis.options.vocabulary), **analysis.stated_parties}


@dataclass(frozen=True, slots=True)
class _Place:
    """A step with all that the table asks."""

    step: Step
    receivers: frozenset[str | None]
    """The parties that its messages go to."""
    side: PartySide | None
    """Whose step it is, seen from the office."""
    is_intake: bool
    """A case begins with it."""
    house: Vocabulary

    @property
    def known(self) -> Annotation:
        return self.step.annotation

    def is_for(self, *purposes: Purpose) -> bool:
        return is_for(self.step.name.strip(), *purposes, house=self.house)

    @property
    def takes_other(self) -> bool:
        return is_other(self.known.receives)

    @property
    def makes_other(self) -> bool:
        return is_other(self.known.produces)

    @property
    def is_hybrid(self) -> bool:
        """All that is not digital is kept digitally as well."""
        sides = [side for side in (self.known.receives, self.known.produces) if is_other(side)]
        return all(side & DIGITAL_MEDIA for side in sides if side)

    @property
    def is_spoken(self) -> bool:
        return any(Medium.ORAL in (side or ()) for side in (self.known.receives, self.known.produces))

    @property
    def captures(self) -> bool:
        """Takes in what is not digital, and makes data of it."""
        made = self.known.produces or frozenset()
        return self.takes_other and bool(made & {Medium.DATA}) and not self.makes_other

    @property
    def sends_out(self) -> bool:
        return self.makes_other and (self.known.is_dispatch or bool(self.receivers))


def is_other(side: Side) -> bool:
    """Whether a side is known to be not digital."""
    return bool(side) and not (side or frozenset()) <= DIGITAL_MEDIA


_Condition = Callable[[_Place], bool]

_TABLE: Sequence[tuple[str, _Condition]] = (
    ("interface", lambda place: not place.takes_other and not place.makes_other),
    ("one-record", lambda place: place.is_hybrid),
    ("online-service", lambda place: place.side is PartySide.APPLICANT),
    ("signature", lambda place: place.is_for(Purpose.SIGNING)),
    ("exchange", lambda place: bool(place.receivers & _PARTNERS) and not place.receivers & _APPLICANTS),
    ("exchange", lambda place: place.side is PartySide.OTHER_AUTHORITY or place.is_for(Purpose.INTER_AGENCY)),
    ("register", lambda place: place.is_for(Purpose.EVIDENCE) and place.takes_other and not place.captures),
    ("portal-request", lambda place: place.is_spoken),
    ("mailbox", lambda place: place.sends_out),
    ("online-form", lambda place: place.is_intake and place.takes_other),
    ("e-payment", lambda place: place.is_for(Purpose.PAYMENT)),
    ("online-form", lambda place: place.captures and place.is_for(Purpose.APPLICATION)),
    ("interface", lambda place: place.captures),
    ("e-record", lambda place: place.makes_other and place.is_for(Purpose.FILING)),
    ("e-record", lambda place: place.known.aside is Aside.FILED),
    ("e-file", lambda _: True),
)
"""The measures in the order in which they are tried, and when each fits."""

_MOST_APART = 4
"""Measures that change the flow of work, up to which they are proposed one by one."""
_GROUPED = frozenset({"e-file"})
"""Measures that one decision brings to all steps that hand over to each other."""


class _Binder:
    def __init__(self, analysis: Analysis, catalog: Mapping[str, Measure], beside: StatedBeside) -> None:
        self._analysis, self._model, self._catalog, self._beside = analysis, analysis.model, catalog, beside
        self._own = [measure for id_, measure in catalog.items() if id_ not in CATALOG]
        self._sides = Parties(analysis)
        ids = Counter(node.id for node in self._model.activities)
        self._unique = {id_ for id_, count in ids.items() if id_ and count == 1}
        self._flows: dict[int, list[MessageFlow]] = defaultdict(list)
        flow_ids = Counter(flow.id for flow in self._model.message_flows)
        for flow in self._model.message_flows:
            if (
                flow.source is not None
                and flow.id
                and flow_ids[flow.id] == 1
                and is_other(analysis.messages.get(flow.key))
            ):
                self._flows[flow.source].append(flow)

    def found(self) -> BoundSteps:
        """All candidates, in document order of their first steps."""
        groups: list[tuple[Measure, tuple[int, ...]]] = []
        printed: list[int] = []
        bound_by_law: list[int] = []
        grouped: dict[str, list[int]] = defaultdict(list)
        for step in self._analysis.steps:
            if not self._is_open(step):
                continue
            if step.annotation.required_by_law:
                bound_by_law.append(step.node.key)
                if is_other(step.annotation.produces) and step.annotation.aside is None and step.id in self._unique:
                    printed.append(step.node.key)
                continue
            if step.id not in self._unique:
                continue
            measure = self._measure(step)
            if measure.id in _GROUPED:
                grouped[measure.id].append(step.node.key)
            else:
                groups.append((measure, (step.node.key,)))
            groups += [(own, (step.node.key,)) for own in self._own if set(own.mends) & self._codes(step)]
        # The process is played for each set of these, so that many of them are one measure.
        apart = [(key,) for key in printed] if len(printed) <= _MOST_APART else [tuple(printed)]
        groups += [(self._catalog["print-aside"], keys) for keys in apart]
        for id_, keys in grouped.items():
            groups += [(self._catalog[id_], part) for part in self._parts(keys)]
        groups += self._messages({key for _, keys in groups for key in keys}.union(bound_by_law))
        edited = [
            (measure, keys, self._edits(measure, keys)) for measure, keys in sorted(groups, key=lambda one: one[1])
        ]
        edited = [one for one in edited if one[2]]
        return BoundSteps(
            tuple(
                Candidate(id=f"M{number}", measure=measure, steps=keys, edits=edits)
                for number, (measure, keys, edits) in enumerate(edited, 1)
            ),
            tuple(bound_by_law),
        )

    def _is_open(self, step: Step) -> bool:
        """Whether there is something to mend at a step that cases come to."""
        known = step.annotation
        if step.visits_per_case <= 0:
            return False
        return is_other(known.receives) or is_other(known.produces) or bool(self._retyped(step))

    def _codes(self, step: Step) -> set[str]:
        """The codes of the media breaks at a step, or from it on."""
        found = self._analysis.breaks_of.get(step.node.key, ())
        return {one.code for one in found if one.step == step.node.key}

    def _retyped(self, step: Step) -> frozenset[str]:
        """The codes of breaks without paper or speech at a step: what is digital is typed, or loses its structure."""
        return frozenset(self._codes(step)) & {"MB105", "MB107", "MB108"}

    def _measure(self, step: Step) -> Measure:
        flows = self._model.graph.messages_out.get(step.node.key, ())
        before = [
            self._model.node_by_key[flow.source]
            for flow in self._model.graph.incoming.get(step.node.key, ())
            if flow.source is not None
        ]
        place = _Place(
            step,
            receivers=frozenset(self._party(flow.target) for flow in flows),
            side=self._sides.side(step.node.key),
            is_intake=any(node.type is FlowNodeType.START_EVENT and node.parent is None for node in before),
            house=self._analysis.options.vocabulary,
        )
        return self._catalog[next(id_ for id_, holds in _TABLE if holds(place))]

    def _parts(self, keys: Sequence[int]) -> Iterator[tuple[int, ...]]:
        """The steps in parts that hand over to each other."""
        beside: dict[int, set[int]] = {key: set() for key in keys}
        for link in self._analysis.links:
            if link.sender in beside and link.receiver in beside:
                beside[link.sender].add(link.receiver)
                beside[link.receiver].add(link.sender)
        left = dict.fromkeys(keys)
        while left:
            part, waiting = set[int](), [next(iter(left))]
            while waiting:
                key = waiting.pop()
                if key in left:
                    del left[key]
                    part.add(key)
                    waiting += beside[key]
            yield tuple(sorted(part))

    def _messages(self, bound: set[int]) -> Iterator[tuple[Measure, tuple[int, ...]]]:
        """Message flows whose sender is bound to no measure."""
        for source, flows in self._flows.items():
            if source not in bound:
                for flow in flows:
                    is_partner = self._party(flow.target) in _PARTNERS
                    yield self._catalog["exchange" if is_partner else "mailbox"], (flow.key,)

    def _party(self, end: int | None) -> str | None:
        """Who stands at the end of a message flow."""
        node = self._model.node_by_key.get(end) if end is not None else None
        if node is None:
            return self._beside.parties.get(end) if end is not None else None
        pool = self._model.participant_of(node)
        known = self._analysis.annotations.get(node.key)
        stated = known.party if known is not None else None
        return stated or (self._beside.parties.get(pool.key) if pool is not None else None)

    def _edits(self, measure: Measure, keys: Sequence[int]) -> Edits:
        steps, messages = self._model.node_by_key, self._model.message_flow_by_key
        edits: dict[str, dict[str, EditFacts]] = defaultdict(dict)
        for key in keys:
            if key in messages:
                edits["messages"][messages[key].id or ""] = self._of_message(messages[key], measure)
                continue
            if facts := self._of_step(key, measure):
                edits["steps"][steps[key].id or ""] = facts
            if measure.id != "print-aside":
                for flow in self._flows.get(key, ()):
                    edits["messages"][flow.id or ""] = self._of_message(flow, measure)
        return dict(edits)

    def _of_message(self, flow: MessageFlow, measure: Measure) -> EditFacts:
        return {"medium": _digital(self._analysis.messages[flow.key], measure.into)}

    def _of_step(self, key: int, measure: Measure) -> EditFacts:
        if measure.id == "print-aside":
            return dict(measure.also)
        known = self._analysis.annotations[key]
        is_short = self._model.node_by_key[key].id in self._beside.short
        facts: dict[str, object] = {"medium": None} if is_short else {}
        for side in _SIDES:
            media: Side = getattr(known, side)
            into = _digital(media, measure.into)
            if media is not None and (is_short or is_other(media)):
                facts[side] = into
        if measure.id == "interface" and not facts.keys() & set(_SIDES):
            facts |= _structured(known)
        if known.by_hand:
            facts |= measure.also
        return facts


def _digital(media: Side, into: Medium) -> list[str]:
    """The media of a side with digital ones only."""
    if not is_other(media):
        return [str(medium) for medium in ordered(media or frozenset())]
    return [str(medium) for medium in ordered((media or frozenset()) & DIGITAL_MEDIA) or (into,)]


def _structured(known: Annotation) -> EditFacts:
    """What a step that loses structure hands on instead: data beside the document."""
    if known.by_hand or known.receives != frozenset({Medium.DATA}) or known.produces != frozenset({Medium.DOCUMENT}):
        return {}
    return {"produces": [str(Medium.DATA), str(Medium.DOCUMENT)]}
