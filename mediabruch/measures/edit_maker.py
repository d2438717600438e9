"""What a measure changes at the steps and message flows that it is bound to, as edits of the annotation file."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from mediabruch.analysis import Analysis
from mediabruch.measures.candidate import EditFacts, Edits
from mediabruch.measures.fitting import is_other
from mediabruch.measures.measure import Measure
from mediabruch.media import DIGITAL_MEDIA, Annotation, Medium, Side, ordered
from mediabruch.model import MessageFlow
from mediabruch.statements.facts import SIDES


class EditMaker:
    """Makes the edits of measures in one model."""

    def __init__(self, analysis: Analysis, flows: Mapping[int, Sequence[MessageFlow]], short: Collection[str]) -> None:
        self._analysis, self._model = analysis, analysis.model
        self._flows = flows
        """The message flows that are known not to be digital, by the step that they leave."""
        self._short = short
        """Ids of the steps of which `medium` is stated, which is short for both sides."""

    def edits(self, measure: Measure, keys: Sequence[int]) -> Edits:
        """What a measure changes at these steps and message flows."""
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
        is_short = self._model.node_by_key[key].id in self._short
        facts: dict[str, object] = {"medium": None} if is_short else {}
        for side in SIDES:
            media: Side = getattr(known, side)
            into = _digital(media, measure.into)
            if media is not None and (is_short or is_other(media)):
                facts[side] = into
        if measure.id == "interface" and not facts.keys() & set(SIDES):
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
