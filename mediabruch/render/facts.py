"""What an analysis knows of each element that a picture shows, ready to be drawn and said."""

from collections.abc import Mapping
from functools import cached_property

from mediabruch.analysis import Analysis
from mediabruch.breaks.media_break import MediaBreak
from mediabruch.figures import TINY
from mediabruch.i18n import Translator
from mediabruch.media import UNKNOWN, Annotation
from mediabruch.model import SequenceFlow
from mediabruch.render.flow_weights import FlowWeights, carried


class Facts:
    """Answers questions about one analysis, by the keys of elements."""

    def __init__(self, analysis: Analysis, words: Translator) -> None:
        self.analysis = analysis
        self.words = words
        self.visits: Mapping[int, float] = {step.node.key: step.visits_per_case for step in analysis.steps}

    def annotation(self, key: int) -> Annotation:
        """What is known of a step's media."""
        return self.analysis.annotations.get(key, UNKNOWN)

    @cached_property
    def _assumed(self) -> Mapping[int, Annotation]:
        return {step.node.key: step.assumed for step in self.analysis.steps if step.assumed is not None}

    def assumed(self, key: int) -> Annotation | None:
        """What is known of a step together with what is assumed of it; `None` where nothing is."""
        return self._assumed.get(key)

    @cached_property
    def breaks(self) -> tuple[tuple[int, MediaBreak], ...]:
        """The breaks with their places in the analysis, from 1."""
        return tuple(enumerate(self.analysis.breaks, start=1))

    @cached_property
    def breaks_at(self) -> Mapping[int, list[tuple[int, MediaBreak]]]:
        """The breaks by the key of the step or message flow that takes the information."""
        found: dict[int, list[tuple[int, MediaBreak]]] = {}
        for index, one in self.breaks:
            found.setdefault(one.step, []).append((index, one))
        return found

    @cached_property
    def carried(self) -> FlowWeights:
        """What is carried along the lines."""
        return carried(self.analysis)

    @cached_property
    def heaviest(self) -> float:
        """The greatest weight of a line; 0 where nothing is carried."""
        return max(self.carried.weights.values(), default=0.0)

    def weight(self, key: int) -> float:
        """The weight of a line, 0 to 1."""
        return self.carried.weights.get(key, 0.0) / self.heaviest if self.heaviest > TINY else 0.0

    @cached_property
    def _measured(self) -> Mapping[int, float]:
        return {one.element: one.probability for one in self.analysis.branches if one.measured is not None}

    def flow_words(self, flow: SequenceFlow) -> str:
        """What stands at a sequence flow: its label, and its share where that was measured."""
        share = self._measured.get(flow.key)
        if share is None:
            return flow.name
        said = self.words.text("{share} measured", share=self.words.percent(share))
        return f"{flow.name.strip()} {said}".strip()
