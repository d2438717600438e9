"""How facts are written into BPMN files: as attributes of an element of our own, or as an engine's properties.

All names that other programs see come from here and from the vocabulary of annotation files.
"""

from collections.abc import Mapping
from enum import StrEnum

from mediabruch.bpmn.namespaces import CAMUNDA, NAMESPACE, ZEEBE
from mediabruch.figures import written_number
from mediabruch.media import ordered
from mediabruch.notation.shapes import Value
from mediabruch.statements.vocabulary import VOCABULARY, Section, Term

PREFIX = "mediabruch"
ELEMENT = "annotation"
"""The element of our own: `<mediabruch:annotation receives="paper" produces="data"/>`."""


class FactForm(StrEnum):
    """How facts stand in a model."""

    OWN = "own"
    """As an element of our own namespace, which every tool keeps."""
    CAMUNDA = "camunda"
    """As properties of Camunda 7, which Camunda Modeler shows."""
    ZEEBE = "zeebe"
    """As properties of Camunda 8."""


SPACES: Mapping[FactForm, tuple[str, str]] = {
    FactForm.OWN: (NAMESPACE, PREFIX),
    FactForm.CAMUNDA: (CAMUNDA, "camunda"),
    FactForm.ZEEBE: (ZEEBE, "zeebe"),
}
"""The namespace of each form, and its usual prefix."""


def terms() -> dict[str, Term]:
    """All facts that a model can state, by the names of annotation files."""
    found: dict[str, Term] = {}
    for section, facts in VOCABULARY.items():
        if section is not Section.REMEMBERED:
            found.update((name, term) for name, term in facts.items() if name not in found)
    return found


def written_name(name: str) -> str:
    """A fact's name in XML.

    >>> written_name("by_hand")
    'byHand'
    """
    head, *others = name.split("_")
    return head + "".join(word.capitalize() for word in others)


def written(value: Value) -> str:
    """A fact's value in XML.

    >>> written(frozenset()), written(5.0), written(True)
    ('physical', '5', 'true')
    """
    match value:
        case bool():
            return "true" if value else "false"
        case float() | int():
            return written_number(value)
        case frozenset():
            return " ".join(ordered(value)) or "physical"
        case tuple():
            return ", ".join(value)
        case str():
            return value
