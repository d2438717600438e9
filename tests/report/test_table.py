"""The report as CSV: steps and breaks as rows, in the language's own form, with nothing that runs."""

import csv
import io

from mediabruch.bpmn import read_bytes
from mediabruch.report.table import COLUMNS
from tests.support.models import analyze, build
from tests.support.reports import reported

LINE = "A(data) > B(paper, law=BGB) > C(paper:document); B ~paper~> [Citizen]"


def rows(data: bytes, delimiter: str) -> list[dict[str, str]]:
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), list(COLUMNS), delimiter=delimiter))[1:]


def test_each_step_and_each_break_is_a_row() -> None:
    found = rows(reported("csv", build(LINE).analysis()), ",")
    assert [(row["row"], row["step"], row["code"]) for row in found[:4]] == [
        ("step", "A", ""),
        ("step", "B", ""),
        ("media break", "B", "MB102"),
        ("step", "C", ""),
    ]
    assert (found[2]["from"], found[2]["to"]) == ("data", "paper")
    assert (found[2]["senders"], found[2]["required_by_law"], found[2]["per_case"]) == ("A", "BGB", "1.0000")


def test_german_spreadsheets_take_it() -> None:
    found = rows(reported("csv", build(LINE).analysis(), language="de"), ";")
    assert (found[2]["row"], found[2]["to"], found[2]["per_case"]) == ("Medienbruch", "Papier", "1,0000")


def test_nothing_in_it_runs() -> None:
    xml = build("A(data) > B(paper)").xml.replace(b'name="B"', b'name="=HYPERLINK(1)"')
    found = rows(reported("csv", analyze(read_bytes(xml, "a.bpmn"))), ",")
    assert any(row["step"] == "'=HYPERLINK(1)" for row in found)


def test_many_models_stand_in_one_table() -> None:
    one = build("A(data) > B(paper)").analysis()
    assert len(rows(reported("csv", one, one), ",")) == 6
