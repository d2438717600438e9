"""The columns of the tables that people fill in: one table of them for writing and for reading.

What is to be filled in stands right of the step, each yellow column beside what is known of it so far; what tells rows
apart for mediabruch stands at the end.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mediabruch.errors import Message
from mediabruch.exchange.speech import FACTS_CALLED
from mediabruch.i18n import LANGUAGES, translator
from mediabruch.i18n.terms import PROCESS_FACTS
from mediabruch.notation.letters import comparable
from mediabruch.statements.vocabulary import KEY_GLOSSARY


class ColumnKind(StrEnum):
    """What a column is for."""

    KEY = "key"
    """Tells which step a row speaks of; not to be changed."""
    CONTEXT = "context"
    STATED = "stated"
    """What people fill in."""
    KNOWN = "known"
    """What mediabruch knows or guesses so far."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    name: str
    title: Message
    kind: ColumnKind
    width: int
    """In characters."""
    is_number: bool = False


_WIDTHS = {"system": 16, "note": 28, "required_by_law": 20, "party": 18}
_SIDES = ("receives", "produces")

COLUMNS: tuple[Column, ...] = (
    Column("name", Message("step"), ColumnKind.CONTEXT, 34),
    Column("place", Message("place"), ColumnKind.CONTEXT, 18),
    Column("state", Message("state"), ColumnKind.KNOWN, 13),
    Column("decides", Message("decides on points of 100"), ColumnKind.KNOWN, 11, is_number=True),
    Column("known_receives", Message("known so far: takes in"), ColumnKind.KNOWN, 15),
    Column("receives", FACTS_CALLED["receives"], ColumnKind.STATED, 16),
    Column("known_produces", Message("known so far: hands on"), ColumnKind.KNOWN, 15),
    Column("produces", FACTS_CALLED["produces"], ColumnKind.STATED, 16),
    *(
        Column(name, title, ColumnKind.STATED, _WIDTHS.get(name, 13))
        for name, title in FACTS_CALLED.items()
        if name not in _SIDES
    ),
    Column("origin", Message("origin"), ColumnKind.KNOWN, 12),
    Column("confidence", Message("how sure"), ColumnKind.KNOWN, 9),
    Column("evidence", Message("evidence"), ColumnKind.KNOWN, 50),
    Column("before", Message("before it"), ColumnKind.CONTEXT, 24),
    Column("after", Message("behind it"), ColumnKind.CONTEXT, 24),
    Column("notes", Message("notes in the model"), ColumnKind.CONTEXT, 30),
    Column("type", Message("type of step"), ColumnKind.CONTEXT, 16),
    Column("lane", Message("lane"), ColumnKind.CONTEXT, 16),
    Column("pool", Message("pool"), ColumnKind.CONTEXT, 16),
    Column("file", Message("model file"), ColumnKind.KEY, 24),
    Column("id", Message("id"), ColumnKind.KEY, 16),
)
"""Of the table of steps."""
SHARE = "probability"
BRANCHES: tuple[Column, ...] = (
    Column("name", Message("branch"), ColumnKind.CONTEXT, 50),
    Column("known_share", Message("known so far"), ColumnKind.KNOWN, 18),
    Column(SHARE, Message("share of the cases"), ColumnKind.STATED, 14, is_number=True),
    Column("note", FACTS_CALLED["note"], ColumnKind.STATED, 40),
    Column("pool", Message("pool"), ColumnKind.CONTEXT, 20),
    Column("file", Message("model file"), ColumnKind.KEY, 24),
    Column("id", Message("id"), ColumnKind.KEY, 16),
)
"""Of the table of branches."""
_PROCESS_WIDTHS = {"title": 34, "leika_key": 18, "department": 22, "contact": 22}
PROCESSES: tuple[Column, ...] = (
    Column("process", Message("process"), ColumnKind.CONTEXT, 34),
    *(Column(name, title, ColumnKind.STATED, _PROCESS_WIDTHS.get(name, 14)) for name, title in PROCESS_FACTS.items()),
    Column("administration", Message("public administration"), ColumnKind.STATED, 14),
    Column("file", Message("model file"), ColumnKind.KEY, 24),
)
"""Of the table of processes."""
PROCESS_STATED = tuple(column.name for column in PROCESSES if column.kind is ColumnKind.STATED)
STATED = tuple(column.name for column in COLUMNS if column.kind is ColumnKind.STATED)
BOTH_SIDES = "medium"
"""A column that people may add: one medium for both sides."""

_SYNONYMS: Mapping[str, str] = {
    "file": "file, model, path, datei, modell, modelldatei, pfad",
    "id": "id, step id, schritt id, step_id, schritt_id, element_id, kennung",
    "name": "step, name, label, task, activity, schritt, bezeichnung, aufgabe, aktivität",
    "lane": "lane, bahn, rolle, swimlane",
    "pool": "pool, organisation, beteiligter",
    "receives": "nimmt auf, nimmt entgegen",
    "produces": "gibt weiter",
    SHARE: "share, probability, anteil, wahrscheinlichkeit",
    "leika_key": "leika, leika schlüssel, leistungs id, service id",
    "fim_tier": "fim, fim ebene, fim prozessebene",
    "department": "organizational unit, office, abteilung, fachbereich, dezernat, referat, organisationseinheit",
    "contact": "contact person, ansprechpartner, ansprechpartnerin, zuständig",
    "cases": "cases per year, fallzahl, fälle pro jahr, vorgänge im jahr",
    "reifegrad": "ozg reifegrad, reifegrad ozg",
}


def plain_title(text: str) -> str:
    """A title as titles are compared: by its letters and digits only.

    >>> plain_title(" Takes  in: ")
    'takes in'
    """
    return " ".join("".join(letter if letter.isalnum() else " " for letter in comparable(text)).split())


def _titles() -> dict[str, str]:
    known: dict[str, str] = {}
    for column in (*COLUMNS, *BRANCHES, *PROCESSES):
        known[plain_title(column.name)] = column.name
        for language in LANGUAGES:
            known[plain_title(translator(language).message(column.title))] = column.name
    for name, words in _SYNONYMS.items():
        for word in words.split(", "):
            known.setdefault(plain_title(word), name)
    for word, name in KEY_GLOSSARY.items():
        if name in (*STATED, BOTH_SIDES, SHARE, *PROCESS_STATED):
            known.setdefault(plain_title(word), name)
    return {**known, BOTH_SIDES: BOTH_SIDES}


def column_of(title: str) -> str | None:
    """The column that a title means, in either language, whatever its case and punctuation."""
    return TITLES.get(plain_title(title))


TITLES: Mapping[str, str] = _titles()
"""Columns by their titles in both languages, and by other words for them."""
