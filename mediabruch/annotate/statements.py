"""What the model itself states under `mediabruch:` names. Files are forgiven: what is unusable becomes a note."""

import re
from collections.abc import Iterator
from dataclasses import replace

from mediabruch.annotate.nodes import Items, MistakeError, Node, Scalar
from mediabruch.annotate.places import Element, others
from mediabruch.annotate.shapes import MEDIA
from mediabruch.annotate.sidecar import Fact, Facts, fact_of, term_of
from mediabruch.annotate.vocabulary import Section
from mediabruch.errors import Message
from mediabruch.model import Model, Note, Statement

SEPARATORS = re.compile(r"[\s,;\[\]]+")


def facts_in_model(section: Section, element: Element, notes: list[Note]) -> Facts:
    """The facts that an element states about itself; the first of two that contradict each other holds."""
    facts: dict[str, Fact] = {}
    for statement in element.statements:
        try:
            fact = _fact(section, statement)
        except MistakeError as error:
            message = Message("A statement in the model cannot be used. {reason}", reason=error.message)
            notes.append(Note("MB909", message, element.id, statement.line))
            continue
        if fact is None:
            continue
        first = facts.setdefault(fact.name, fact)
        if first.value != fact.value:
            notes.append(contradiction(element, first, fact))
    return facts


def _fact(section: Section, statement: Statement) -> Fact | None:
    key = Scalar(statement.name, line=statement.line)
    term = term_of(section, key)
    value = statement.value.strip()
    node: Node = Scalar(value, plain=True, line=statement.line)
    if term.shape is MEDIA and value:
        words = [word for word in SEPARATORS.split(value) if word]
        node = Items(tuple(Scalar(word, plain=True, line=statement.line) for word in words), statement.line)
    fact = fact_of(term, node)
    return fact and replace(fact, words=" ".join(value.split()), source="model")


def contradiction(element: Element, held: Fact, beaten: Fact) -> Note:
    """The note on two statements about one thing, of which one holds."""
    if held.source == beaten.source:
        template = 'The model states "{held}" and, in line {line}, "{beaten}"; the former holds.'
    else:
        template = (
            'The model states "{beaten}" in line {line}, the annotation file "{held}"; the annotation file holds.'
        )
    message = Message(template, held=words_of(held), beaten=words_of(beaten), line=beaten.line)
    return Note("MB902", message, element.id, beaten.line)


def words_of(fact: Fact) -> str:
    """The fact as it was stated."""
    return f"{fact.name}: {fact.words}"


def misplaced(model: Model) -> Iterator[Note]:
    """Notes on statements about elements of which nothing can be stated."""
    for element in others(model):
        for statement in element.statements:
            message = Message("{name} has no meaning here and is ignored.", name=f"mediabruch:{statement.name}")
            yield Note("MB909", message, element.id, statement.line)
