"""Whatever people do to a log: one sentence that says what to do, or a log; never anything else, and nobody's name."""

import gzip
import io
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabruch.errors import LogError
from mediabruch.i18n import translator
from mediabruch.logs.matching import match_activities, no_match
from mediabruch.logs.reading import read_log
from tests.support.models import build

HEADER = "Vorgang;Schritt;Zeit;Kanal;Bearbeiter\n"
SECRET = ("Meier", "AZ-")


def rows(n: int = 40, time: Callable[[int], str] = lambda i: f"{1 + i % 28:02d}.03.2025 10:{i % 60:02d}") -> str:
    steps = ("Prüfen", "Senden")
    return "".join(f"AZ-{i // 2};{steps[i % 2]};{time(i)};online;Meier\n" for i in range(n))


GOOD = HEADER + rows()
LINE = "AZ-99;Senden;{};online;Meier\n"

MISTAKES: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", "The event log is empty."),
    "blank": ("\n \n", "The event log is empty."),
    "no header": (rows(), "1: The table has no header"),
    "header only": (HEADER, "1: The table has a header and no rows below it."),
    "two forms of days": (GOOD + LINE.format("2025-03-01 10:00"), "day.month.year, line 2) and 2025-03-01"),
    "day and month both ways": (
        HEADER + rows(time=lambda _: "13/02/2025") + LINE.format("02/13/2025"),
        "13/02/2025 (day.month.year, line 2) and 02/13/2025 (month/day/year, line 42)",
    ),
    "no case numbers": (GOOD.replace("AZ-", "").replace("\n1", "\n"), "--case"),
    "some case numbers are missing": (
        GOOD + LINE.format("01.03.2025").replace("AZ-99", ""),
        "42: The column",
    ),
    "columns in quotes": ("".join(f'"{line}"\n' for line in GOOD.splitlines()), "All columns stand in one"),
    "another separator": (GOOD.replace(";", "#"), "The table has one column only"),
    "binary": (bytes(range(256)) * 40, "This is no table"),
    "zeros": (GOOD.encode().replace(b"M", b"\0"), "This is no table"),
    "PDF": (b"%PDF-1.4 ", "This is a PDF document, and not an event log."),
    "web page": ("<!doctype html><html>", "This is a web page"),
    "damaged workbook": (b"PK\x03\x04" + bytes(50), "This is no workbook that spreadsheets save"),
    "Excel's numbers": (
        HEADER + rows(time=lambda i: f"4574{i % 10},5"),
        "1: The column “Zeit” holds numbers such as 4",
    ),
    "no times": (HEADER + rows(time=lambda _: "gestern"), "--time"),
    "a day that is none": (HEADER + rows(time=lambda _: "31.02.2025"), "The column “Zeit” holds no times"),
    "a day that stands for none": (
        GOOD + LINE.format("31.12.9999"),
        "42: The column “Zeit” holds no time that can be read",
    ),
    "the first day of all": (GOOD + LINE.format("01.01.0001"), "42: The column “Zeit” holds no time that can be read"),
    "equal titles": (GOOD.replace("Kanal", "Zeit"), "Several columns are called “Zeit” (3, 4)"),
    "open quotation mark": (GOOD + 'AZ-7;"Prüfen;1.3.2025;a;b\n' + rows(), "42: A quotation mark opens here"),
    "a cell without end": (GOOD + f"AZ-7;{'x' * 200_000};1.3.2025;a;b\n", "42: A cell of this line is longer than 131"),
    "stray separator": (GOOD + "AZ-7;Prü;fen;1.3.2025;a;b\n", "42: This row has more cells than the header"),
    "XML in an encoding that nobody has": (
        "<?xml version='1.0' encoding='UTF-88'?><log/>",
        "1: The log names an encoding",
    ),
    "XML in an encoding of many bytes": (
        "<?xml version='1.0' encoding='gb2312'?><log/>",
        "1: The log names an encoding",
    ),
    "a model": (
        "<?xml version='1.0'?><definitions/>",
        "This XML is no event log in XES",
    ),
    "document type": ('<!DOCTYPE log [<!ENTITY a "b">]><log/>', "The log declares a document type"),
    "cut off": ("<log><trace><event>", "The log is no well-formed XML"),
    "no case": ("<log></log>", "The log has no case"),
    "packed and cut off": (gzip.compress(GOOD.encode())[:60], "The packed file is damaged"),
    "packed bomb": (
        gzip.compress(b"<log>" + (b"<trace>" + bytes([32]) * 10**6 + b"</trace>") * 110),
        "The packed file unpacks to more",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake(name: str) -> None:
    content, sentence = MISTAKES[name]
    with pytest.raises(LogError) as caught:
        read_log(content if isinstance(content, bytes) else content.encode())
    assert sentence in str(caught.value)
    german = translator("de").message(caught.value.message)
    assert german != str(caught.value.message)
    assert not any(secret in told for secret in SECRET for told in (str(caught.value), german))


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({"case": "Vorgnag"}, "There is no column “Vorgnag” for --case. Did you mean “Vorgang”?"),
        ({"channel": "Weg"}, "There is no column “Weg” for --channel"),
        ({"time": "Kanal"}, "The column “Kanal” holds no times"),
        ({"step": "Bearbeiter"}, "“Bearbeiter” says who did something, and names of people are shown nowhere"),
        ({"channel": "bearbeiter"}, "--channel names another"),
    ],
)
def test_wrong_column(columns: dict[str, str], sentence: str) -> None:
    with pytest.raises(LogError) as caught:
        read_log(GOOD.encode(), **columns)  # type: ignore[arg-type]  # the names are those of the options
    assert sentence in str(caught.value)


def test_numbers_of_cases_are_shown_in_no_refusal_of_a_column_that_was_taken_for_another() -> None:
    model = build("Pruefen > Senden").model
    mapping = match_activities(model, dict.fromkeys(("AZ-2025/17", "AZ-2025/18", "Ablegen"), 1))
    assert "The log has: Ablegen. " in str(no_match(mapping, model))


def test_a_workbook_of_one_column_or_with_numbers_for_days() -> None:
    with pytest.raises(LogError, match="All columns stand in one, with “;”"):
        read_log(workbook([[line] for line in GOOD.splitlines()]))
    with pytest.raises(LogError, match=r"numbers such as 45700\.5, days as Excel counts them"):
        read_log(workbook([["Vorgang", "Schritt", "Zeit"], *([i, "Prüfen", 45700.5] for i in range(9))]))


def workbook(table: list[list[object]]) -> bytes:
    library = pytest.importorskip("xlsxwriter")
    file = io.BytesIO()
    book = library.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate(table):
        sheet.write_row(number, 0, row)
    book.close()
    return file.getvalue()


XES = b"""<log><trace><string key="concept:name" value="AZ-1"/><event><string key="concept:name" value="a"/>
<date key="time:timestamp" value="2025-01-01T10:00:00Z"/><string key="org:resource" value="Meier"/></event></trace>
</log>"""


@given(
    st.sampled_from([GOOD.encode(), GOOD.encode("utf-16"), GOOD.encode("cp1252"), XES, gzip.compress(XES)]),
    st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 30), st.binary(max_size=12)), min_size=1, max_size=6),
)
def test_a_mutated_log_is_read_or_refused(content: bytes, cuts: list[tuple[int, int, bytes]]) -> None:
    for place, length, other in cuts:
        at = place % len(content) if content else 0
        content = content[:at] + other + content[at + length :]
    with suppress(LogError):
        assert read_log(content).case_count > 0
