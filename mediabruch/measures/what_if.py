"""What if this were so: assignments such as `Task_1.medium=digital` as edits of the annotation file."""

import re
from collections.abc import Sequence
from math import isfinite

from mediabruch.errors import MediabruchError, Message
from mediabruch.measures.candidate import Edits
from mediabruch.model import Model
from mediabruch.notation.nearest import hint
from mediabruch.notation.nodes import brief
from mediabruch.notation.shapes import NUMBER
from mediabruch.statements.places import place_mistake, places_in
from mediabruch.statements.vocabulary import VOCABULARY, Section, sections_of

_WORDS = {"true": True, "yes": True, "false": False, "no": False}
_STATED = (Section.STEPS, Section.FLOWS, Section.MESSAGES, Section.EVENTS, Section.PARTICIPANTS)


def edits_of(assignments: Sequence[str], model: Model) -> Edits:
    """The edits that assignments make. Raises `MediabruchError` with the nearest right id or key.

    What the values mean is checked when the edits are stated, as in an annotation file.
    """
    found: dict[str, dict[str, dict[str, object]]] = {}
    for text in assignments:
        place, equals, value = text.partition("=")
        id_, dot, key = (part.strip() for part in place.rpartition("."))
        if not (equals and dot and id_ and key and value.strip()):
            message = Message(
                "“{text}” is no assignment such as {step} or {flow}.",
                text=brief(text),
                step="STEP.medium=digital",
                flow="FLOW.probability=0.9",
            )
            raise MediabruchError(message)
        stated = found.setdefault(str(_section(id_, key, model)), {}).setdefault(id_, {})
        if key in stated:
            raise MediabruchError(Message("“{name}” is stated twice; which one counts?", name=f"{id_}.{key}"))
        stated[key] = _value(value.strip())
    return found


def _section(id_: str, key: str, model: Model) -> Section:
    """Where the element stands. Raises `MediabruchError` for ids and keys that nobody knows."""
    homes = sections_of(key)
    if not any(home in _STATED for home in homes):
        known = tuple(dict.fromkeys(name for section in _STATED for name in VOCABULARY[section]))
        raise MediabruchError(Message("Unknown key “{word}”. {hint}", word=brief(key), hint=hint(key, known)))
    places = places_in(model)
    for section in _STATED:
        if any(element.id == id_ for element in places[section]):
            return section
    home = next(home for home in homes if home in _STATED)
    raise MediabruchError(place_mistake(home, id_, model))


def _value(text: str) -> object:
    if NUMBER.fullmatch(text) and isfinite(float(text)):
        return float(text)
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    media = [part.strip() for part in re.split(r"[+,]", text.strip("[]"))]
    return media if len(media) > 1 else text
