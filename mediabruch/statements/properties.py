"""An organization's own attributes ("Medium" = "Papier") as statements of the elements that bear them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from mediabruch.model import FlowNode, MessageFlow, Model, Participant, Properties, SequenceFlow, Statement
from mediabruch.notation.letters import comparable
from mediabruch.notation.words import UNKNOWN_WORDS
from mediabruch.options import CustomProperty
from mediabruch.statements.vocabulary import VOCABULARY, Section

E = TypeVar("E", FlowNode, SequenceFlow, MessageFlow, Participant)


def stating(model: Model, properties: Iterable[CustomProperty]) -> Model:
    """The model in which elements state what the house's attributes say, after what they state themselves."""
    known = {one.name: one for one in properties}
    return replace(
        model,
        nodes=tuple(_with(node, known, Section.STEPS if node.is_activity else Section.EVENTS) for node in model.nodes),
        sequence_flows=tuple(_with(flow, known, Section.FLOWS) for flow in model.sequence_flows),
        message_flows=tuple(_with(flow, known, Section.MESSAGES) for flow in model.message_flows),
        participants=tuple(_with(pool, known, Section.PARTICIPANTS) for pool in model.participants),
    )


def _with(element: E, known: Mapping[str, CustomProperty], section: Section) -> E:
    added: list[Statement] = []
    for name, value in _filled_in(element.properties):
        one = known.get(comparable(name))
        if one is not None and one.fact in VOCABULARY[section]:
            added.append(Statement(one.fact, dict(one.values).get(comparable(value), value), element.line))
    return element._replace(statements=(*element.statements, *added)) if added else element


def _filled_in(properties: Properties) -> Properties:
    """Those of which something is known: what a form leaves open is not stated."""
    return tuple((name, value) for name, value in properties if comparable(value) not in {"", "-", "–", *UNKNOWN_WORDS})
