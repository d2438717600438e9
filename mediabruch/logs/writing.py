"""What was counted into the annotation file: beside what people state, and never in its place."""

from collections.abc import Iterator, Mapping

from mediabruch.logs.cases import EventLog
from mediabruch.model import Model
from mediabruch.notation.measured import MeasuredShare
from mediabruch.notation.shapes import Value
from mediabruch.statements.edit.editing import WHOLE, FactEdit
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


def cases_edit(log: EventLog, per_year: float) -> FactEdit:
    """The change that states how many cases a year a log shows, in whole cases from ten on."""
    written = float(round(per_year)) if per_year >= _WHOLE else round(per_year, 1)
    period = f", {log.begin.date()} to {log.end.date()}" if log.begin is not None and log.end is not None else ""
    return FactEdit(*WHOLE, {"cases": written}, remark=f"counted: {log.case_count}{period}")


_WHOLE = 10.0
