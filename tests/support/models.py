"""One line into a model: a case is one line, and a table of cases is the specification.

    build("Antrag(paper) > Erfassen(?:data) > Bescheid(digital); Erfassen > Ablage(paper)")

`tests.support.notation` says what else a line can hold.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from mediabruch.analysis import Analysis, analyze_annotated, analyze_model
from mediabruch.annotation import annotate
from mediabruch.bpmn import read, read_bytes
from mediabruch.breaks.carriers import Carriers, carriers
from mediabruch.media import BreakDefinition
from mediabruch.model import Model
from mediabruch.options import NO_VOCABULARY, Options, Vocabulary
from mediabruch.playout import CompiledModel, Game
from mediabruch.statements.annotations import Annotations
from mediabruch.statements.sidecar import sidecar_from_mapping
from tests.support.notation import Reader

STATED = Options(inference=False)
"""Only what is stated counts."""


@dataclass(frozen=True)
class Built:
    """A model and what is stated of it."""

    xml: bytes
    model: Model
    annotations: Annotations

    def analysis(self, rules: str = "standard", *, house: Vocabulary = NO_VOCABULARY) -> Analysis:
        """The analysis of what is stated, without inference."""
        options = Options(definition=BreakDefinition(rules), vocabulary=house)
        return analyze_annotated(self.model, self.annotations, options)

    def assuming(self, *names: str) -> Analysis:
        """The analysis in which what is stated of these steps is only assumed, as by a default."""
        keys = {node.key for node in self.model.activities if node.name in names}
        steps = {
            key: known._replace(assumed=frozenset({"receives", "produces"})) if key in keys else known
            for key, known in self.annotations.steps.items()
        }
        return analyze_annotated(self.model, self.annotations._replace(steps=steps))

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

    @cached_property
    def keys_of_flows(self) -> dict[str | None, int]:
        """Keys of sequence flows by their ids."""
        return {flow.id: flow.key for flow in self.model.sequence_flows}


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
    return Built(xml, model, annotate(model, sidecar=sidecar_from_mapping(stated), options=STATED))


def analyze(
    source: str | os.PathLike[str] | Model,
    *,
    annotations: str | os.PathLike[str] | Mapping[str, object] | None = None,
    rules: str = "standard",
    inference: bool = True,
    house: Vocabulary = NO_VOCABULARY,
) -> Analysis:
    """The analysis of a file or model, in the values of the stages."""
    file = None if annotations is None or isinstance(annotations, Mapping) else os.fspath(annotations)
    options = Options(definition=BreakDefinition(rules), inference=inference, vocabulary=house, annotations=file)
    model = source if isinstance(source, Model) else read(source, diagram=options.needs_diagram)
    sidecar = sidecar_from_mapping(annotations) if isinstance(annotations, Mapping) else None
    return analyze_model(model, options, sidecar=sidecar)
