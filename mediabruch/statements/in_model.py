"""What the model itself states under `mediabruch:` names. Files are forgiven: what is unusable becomes a note."""

from collections.abc import Iterator

from mediabruch.errors import Message
from mediabruch.model import Model, Note, Statement
from mediabruch.notation.nodes import Items, MistakeError, Node, Scalar
from mediabruch.notation.shapes import MEDIA
from mediabruch.notation.words import listed_media
from mediabruch.patterns import pattern
from mediabruch.statements.facts import Fact, Facts, agree, fact_of, joined, term_of
from mediabruch.statements.places import Element, elsewhere
from mediabruch.statements.vocabulary import Section

CAMEL = pattern(r"(?<=[a-z])(?=[A-Z])|-")
"""Where XML's names (`byHand`, `by-hand`) have an underscore here."""

NO_FACTS = frozenset({"ignore"})
"""What is stated under a `mediabruch:` name and is no fact: it asks a check to leave findings (`findings.ignores`)."""


def facts_in_model(section: Section, element: Element, notes: list[Note]) -> Facts:
    """The facts that an element states about itself; the first of two that contradict each other holds."""
    facts: dict[str, Fact] = {}
    for statement in element.statements:
        if statement.name in NO_FACTS:
            continue
        try:
            fact = _fact(section, statement)
        except MistakeError as error:
            message = Message("A statement in the model cannot be used. {reason}", reason=error.message)
            notes.append(Note("MB909", message, element.id, statement.line))
            continue
        if fact is None:
            continue
        first = facts.setdefault(fact.name, fact)
        if fact.name == "note":
            facts["note"] = joined(first, fact)
        elif not agree(first, fact):
            notes.append(contradiction(element, first, fact))
    return facts


def _fact(section: Section, statement: Statement) -> Fact | None:
    key = Scalar(CAMEL.sub("_", statement.name).lower(), line=statement.line)
    term = term_of(section, key)
    text = statement.value.strip()
    node: Node = Scalar(text, plain=True, line=statement.line)
    if term.shape is MEDIA and text.startswith("["):
        words = tuple(Scalar(word, line=statement.line) for word in listed_media(text.strip("[]")))
        node = Items(words, statement.line)
    fact = fact_of(term, node)
    return fact and fact._replace(source="model")


def contradiction(element: Element, held: Fact, beaten: Fact) -> Note:
    """The note on two statements about one thing, of which one holds."""
    if held.source == beaten.source:
        message = Message(
            "The model states “{held}” and, in line {line}, “{beaten}”; the former holds.",
            held=str(held),
            beaten=str(beaten),
            line=beaten.line,
        )
    else:
        message = Message(
            "The model states “{beaten}” in line {line}, the annotation file “{held}”; the annotation file holds.",
            held=str(held),
            beaten=str(beaten),
            line=beaten.line,
        )
    return Note("MB902", message, element.id, beaten.line)


def misplaced(model: Model) -> Iterator[Note]:
    """Notes on statements about elements of which nothing can be stated."""
    for element in elsewhere(model):
        for statement in element.statements:
            if statement.name in NO_FACTS:
                continue
            message = Message("{name} has no meaning here and is ignored.", name=f"mediabruch:{statement.name}")
            yield Note("MB909", message, element.id, statement.line)
