"""Measured shares into the annotation file: beside what people state, and never in its place."""

from collections.abc import Iterator, Mapping

from mediabruch.model import Model
from mediabruch.notation.measured import MeasuredShare
from mediabruch.notation.shapes import Value
from mediabruch.statements.annotations import Annotations
from mediabruch.statements.edit.editing import FactEdit
from mediabruch.statements.places import places_in
from mediabruch.statements.vocabulary import Section


def measured_edits(model: Model, known: Annotations, shares: Mapping[int, MeasuredShare]) -> Iterator[FactEdit]:
    """The changes that put measured shares, by key of flow or event, into the annotation file of a model.

    `known` is what is stated of it so far; elements of which a person states the probability are left as they are.
    """
    places = places_in(model)
    for section in (Section.FLOWS, Section.EVENTS):
        for element in places[section]:
            share = shares.get(element.key)
            is_stated = element.key in known.probabilities and element.key not in known.measured
            if share is not None and element.id and not is_stated:
                facts: dict[str, Value | None] = {"probability": share.written, "measured": str(share)}
                yield FactEdit(section, element.id, facts, remark=element.name)
