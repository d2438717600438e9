"""What is stated of a process as a whole, in tables: there and back without a changed byte, and as people write it."""

from pathlib import Path

import pytest
import xlsxwriter

from mediabruch.exchange.answers import RowTrouble, Taken, Target, take
from mediabruch.exchange.columns import PROCESS_STATED
from mediabruch.exchange.rows import TableSource
from mediabruch.exchange.rows import table as table_of
from mediabruch.exchange.separated import csv_bytes
from mediabruch.exchange.sheets import read_lines
from mediabruch.exchange.workbook import xlsx_bytes
from mediabruch.i18n import translator
from mediabruch.model import Model
from mediabruch.notation.shapes import Value
from mediabruch.statements.edit.editing import WHOLE, edited, stated_in
from mediabruch.statements.reading import parse_sidecar
from mediabruch.statements.vocabulary import PROCESS_TERMS
from tests.support.models import analyze, build

MODEL = build("Antrag > Pruefen > Bescheid").model
TEXT = """# Kopf bleibt
schema: mediabruch/annotations/1
title:   "Hund: anmelden"   # so heißt es
leika_key: "99102001104000"
cases: 1150.5
reifegrad: {model: "2.0", level: 3}
administration: true

steps:
  Pruefen: {medium: paper}   # bleibt
"""
FORMATS = {"xlsx": xlsx_bytes, "csv": csv_bytes}
DE = translator("de")


def taken(table: Path, text: str, model: Model = MODEL) -> Taken:
    target = Target(model, parse_sidecar(text, "a.media.yaml"), Path("a.media.yaml"))
    return take(read_lines(table), lambda _: target, DE)


def after(table: Path, text: str) -> str:
    """The annotation file with what a table says."""
    found = taken(table, text)
    return edited(text, "a.media.yaml", found.changes.get(Path("a.media.yaml"), []))


def table(path: Path, text: str, language: str = "de") -> Path:
    words = translator(language)
    source = TableSource("a.bpmn", analyze(MODEL, annotations={}), parse_sidecar(text, "a.media.yaml"))
    path.write_bytes(FORMATS[path.suffix[1:]](table_of([source], words), words))
    return path


def sheet(path: Path, *rows: tuple[str | float, ...]) -> Path:
    """A workbook that somebody else made."""
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False})
    made = book.add_worksheet("Liste")
    for number, row in enumerate(rows):
        made.write_row(number, 0, row)
    book.close()
    return path


def test_all_that_can_be_stated_of_the_whole_has_a_column() -> None:
    assert set(PROCESS_STATED) == set(PROCESS_TERMS)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("text", [TEXT, "steps:\n  Pruefen: {medium: paper}\n", ""])
def test_a_round_trip_changes_no_byte(tmp_path: Path, ending: str, language: str, text: str) -> None:
    written = table(tmp_path / f"a.{ending}", text, language)
    found = taken(written, text)
    assert (found.changes, found.remarks, found.processes) == ({}, [], 0)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("ending", FORMATS)
def test_what_a_table_says_comes_into_a_file_that_says_nothing(tmp_path: Path, ending: str, language: str) -> None:
    result = after(table(tmp_path / f"a.{ending}", TEXT, language), "")
    assert stated_in(parse_sidecar(result, ""))[WHOLE] == stated_in(parse_sidecar(TEXT, ""))[WHOLE]


@pytest.mark.parametrize("ending", FORMATS)
def test_one_cell_changes_one_place(tmp_path: Path, ending: str) -> None:
    """All else of the file stays as it is, byte by byte."""
    said = TEXT.replace("1150.5", "12000").replace("level: 3", "level: 4")
    assert after(table(tmp_path / f"a.{ending}", said), TEXT) == said


@pytest.mark.parametrize(
    ("title", "cell", "name", "value"),
    [
        ("Fälle im Jahr", 1150, "cases", 1150.0),
        ("Fälle im Jahr", "1.150", "cases", 1150.0),
        ("Cases per year", "12 000", "cases", 12000.0),
        ("Fallzahl", "7,5", "cases", 7.5),
        ("LeiKa-Schlüssel", 99102001104000, "leika_key", "99102001104000"),
        ("Leistungsschlüssel", "99 102 001 104 000", "leika_key", "99102001104000"),
        ("FIM-Stufe", "Referenzprozess", "fim_tier", "referenz"),
        ("Amt", "Ordnungsamt", "department", "Ordnungsamt"),
        ("Abteilung", "32 – Ordnung", "department", "32 – Ordnung"),
        ("Ansprechpartnerin", "=K. Behrend", "contact", "=K. Behrend"),
        ("OZG-Reifegrad", "Modell 2.0, Stufe 3", "reifegrad", ("2.0", "3")),
        ("Reifegrad", "1.1: 4", "reifegrad", ("1.1", "4")),
    ],
)
def test_lists_of_processes_that_others_keep_are_read(
    tmp_path: Path, title: str, cell: str | float, name: str, value: Value
) -> None:
    found = taken(sheet(tmp_path / "a.xlsx", ("Prozess", title, "Datei"), ("Hund", cell, "a.bpmn")), "")
    assert found.remarks == []
    (change,) = found.changes[Path("a.media.yaml")]
    assert ((change.section, change.id), change.facts) == (WHOLE, {name: value})


@pytest.mark.parametrize(
    ("title", "cell", "reason"),
    [
        ("Fälle im Jahr", "viele", "viele"),
        ("Fälle im Jahr", "0", "0"),
        ("Leistungsschlüssel", "9,9102E+13", "9,9102E+13"),
        ("FIM-Stufe", "Landesprozess", "Landesprozess"),
        ("Reifegrad", "hoch", "2.0: 3"),
        ("Reifegrad", "2.0: 9", "7"),
    ],
)
def test_what_cannot_be_taken_over_is_named_by_its_cell(tmp_path: Path, title: str, cell: str, reason: str) -> None:
    found = taken(sheet(tmp_path / "a.xlsx", (title, "Datei"), (cell, "a.bpmn")), TEXT)
    (remark,) = found.remarks
    assert (remark.trouble, remark.place, found.changes) == (RowTrouble.REFUSED, "Liste!A2", {})
    assert reason in DE.message(remark.message)


def test_not_known_takes_a_fact_away_and_a_blank_leaves_it(tmp_path: Path) -> None:
    file = sheet(tmp_path / "a.xlsx", ("Titel", "Fälle im Jahr", "Datei"), ("nicht bekannt", "", "a.bpmn"))
    assert after(file, TEXT) == TEXT.replace('title:   "Hund: anmelden"   # so', "# so")
    assert [remark.trouble for remark in taken(file, TEXT).remarks] == [RowTrouble.BLANK]


def test_two_rows_that_say_different_things_of_one_process_change_nothing(tmp_path: Path) -> None:
    file = sheet(tmp_path / "a.xlsx", ("Amt", "Datei"), ("Bauamt", "a.bpmn"), ("Ordnungsamt", "a.bpmn"))
    found = taken(file, TEXT)
    assert found.changes == {}
    assert [remark.place for remark in found.remarks] == ["Liste!A2", "Liste!A3"]


def test_an_office_beside_a_step_is_not_that_of_the_process(tmp_path: Path) -> None:
    file = sheet(
        tmp_path / "a.xlsx", ("Schritt", "Amt", "Eingang"), ("Pruefen", "Bauamt", "Papier"), ("", "Bauamt", "")
    )
    (change, *_) = taken(file, "").changes[Path("a.media.yaml")]
    assert (change.id, set(change.facts)) == ("Pruefen", {"medium", "receives", "produces"} & set(change.facts))
    assert not any(one.section is None for one in taken(file, "").changes[Path("a.media.yaml")])
