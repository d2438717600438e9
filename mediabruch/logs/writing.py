"""Measured shares into the annotation file: beside what people state, and never in its place."""

from collections.abc import Iterator, Mapping

from mediabruch.model import Model
from mediabruch.notation.measured import MeasuredShare
from mediabruch.notation.shapes import Value
from mediabruch.statements.edit.editing import FactEdit
from mediabruch.statements.places import places_in
from mediabruch.statements.vocabulary import Section


def measured_edits(model: Model, shares: Mapping[int, MeasuredShare]) -> Iterator[FactEdit]:
    """The changes that put measured shares, by key of flow or event, into the annotation file of a model.

    What is written is rounded, and its count beside it; `statements` reads the exact share out of both.
    """
    places = places_in(model)
    for section in (Section.FLOWS, Section.EVENTS):
        for element in places[section]:
            share = shares.get(element.key)
            if share is not None and element.id:
                facts: dict[str, Value | None] = {"probability": share.written, "measured": str(share)}
                yield FactEdit(section, element.id, facts, remark=element.name)
