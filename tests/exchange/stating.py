"""Statements about every other element of a model, the same for the same model."""

from typing import Any

from mediabruch.model import Model
from mediabruch.statements.places import places_in
from mediabruch.statements.vocabulary import Section

STEPS: tuple[dict[str, Any], ...] = (
    {"medium": "paper"},
    {"receives": "paper", "produces": ["data", "document"], "by_hand": True, "system": 'A & B <"Fachverfahren"> Ö'},
    {"medium": "physical", "note": "erste Zeile\nzweite Zeile – mit „Zeichen“"},
    {"produces": "digital", "minutes": 7.5, "required_by_law": "§ 3a VwVfG"},
    {"medium": "oral", "party": "citizen", "required_by_law": True},
    {"receives": ["document", "oral"], "automatic": False, "aside": "sent"},
)
OTHERS: dict[Section, dict[str, Any]] = {
    Section.FLOWS: {"probability": 0.25},
    Section.MESSAGES: {"medium": "document"},
    Section.EVENTS: {"probability": 0.5, "note": "=1+1"},
    Section.PARTICIPANTS: {"party": "external"},
}


def stated_for(model: Model) -> dict[str, Any]:
    """The content of an annotation file."""
    stated: dict[str, Any] = {}
    for section, elements in places_in(model).items():
        ids = list(dict.fromkeys(element.id for element in elements if element.id))
        chosen = ids if section is Section.STEPS else ids[::2]
        stated[str(section)] = {
            identifier: STEPS[number % len(STEPS)] if section is Section.STEPS else OTHERS[section]
            for number, identifier in enumerate(chosen)
            if number % 7 != 6
        }
    return stated
