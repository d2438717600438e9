"""One line into a model: a case is one line, and a table of cases is the specification.

    build("Antrag(paper) > Erfassen(?:data) > Bescheid(digital); Erfassen > Ablage(paper)")

`tests.support.notation` says what else a line can hold.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from mediabruch.analysis import Analysis, analyze_annotated
from mediabruch.annotation import annotate
from mediabruch.bpmn import read_bytes
from mediabruch.breaks.carriers import Carriers, carriers
from mediabruch.media import RuleSet
from mediabruch.model import Model
from mediabruch.playout import CompiledModel, Game
from mediabruch.statements.annotations import Annotations
from mediabruch.statements.sidecar import sidecar_from_mapping
from tests.support.notation import Reader


@dataclass(frozen=True)
class Built:
    """A model and what is stated of it."""

    xml: bytes
    model: Model
    annotations: Annotations

    def analysis(self, rules: str = "standard") -> Analysis:
        """The analysis of what is stated, without inference."""
        return analyze_annotated(self.model, self.annotations, RuleSet(rules))

    @cached_property
    def compiled(self) -> CompiledModel:
        return CompiledModel(self.model, self.annotations.probabilities)

    @cached_property
    def carriers(self) -> Carriers:
        return carriers(self.compiled, self.annotations.steps, self.annotations.messages)

    def game(self) -> Game:
        """The game that follows the information of all carriers."""
        return self.compiled.game(self.carriers.followed)

    @cached_property
    def keys(self) -> dict[str | None, int]:
        """Keys of nodes and message flows by their ids."""
        nodes = {node.id: node.key for node in self.model.nodes}
        return nodes | {flow.id: flow.key for flow in self.model.message_flows}


def build(text: str, *, ends: bool = True) -> Built:
    """The model that a line describes, in the notation of this module."""
    reader = Reader()
    reader.read(text)
    if ends:
        reader.draw_ends()
    reader.draw_messages()
    return built(reader.drawing.to_bytes(), reader.stated)


def built(xml: bytes, stated: dict[str, dict[str, Any]]) -> Built:
    """A model from its file and the content of its annotation file."""
    model = read_bytes(xml, "built.bpmn")
    return Built(xml, model, annotate(model, sidecar=sidecar_from_mapping(stated), infer=False))
