"""Logs as people and programs write them."""

import gzip
import io
from datetime import UTC, datetime

import pytest

from mediabruch.logs.cases import EventLog
from mediabruch.logs.reading import read_log
from tests.support.shared import SHARED, needs_shared

GERMAN = (
    "Auswertung;;;\n\nVorgangs-Nr.;Bearbeitungsschritt;Zeitstempel;Eingangskanal;Bearbeiter\n"
    "4711;Antrag prüfen;01.03.2025 10:00;Post;Meier\n4712;Antrag prüfen;01.03.2025 11:00;online;Meier\n"
    "4711;Bescheid senden;02.03.2025 9:05;Post;Schulz\n4712;Bescheid senden;12.04.2025 9:05;online;Schulz\n"
)


def sequences(log: EventLog) -> dict[tuple[str, ...], int]:
    return dict(log.variants)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp850"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("is_packed", [False, True])
def test_encodings_separators_and_packing(encoding: str, separator: str, is_packed: bool) -> None:  # noqa: FBT001
    content = GERMAN.replace(";", separator).encode(encoding)
    log = read_log(gzip.compress(content) if is_packed else content)
    assert sequences(log) == {("Antrag prüfen", "Bescheid senden"): 2}
    assert log.channel_counts == {"Post": 1, "online": 1}
    assert [group.month for group in log.groups] == [(2025, 3), (2025, 3)]
    assert (log.begin, log.end) == (datetime(2025, 3, 1, 10), datetime(2025, 4, 12, 9, 5))  # noqa: DTZ001 - as written


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        (["01.02.2025", "02.02.2025"], datetime(2025, 2, 1)),  # noqa: DTZ001
        (["1.2.25 9:00", "2.2.25 10:00"], datetime(2025, 2, 1, 9)),  # noqa: DTZ001
        (["Mo, 03.02.2025 09:00 Uhr", "Di, 04.02.2025 10:00 Uhr"], datetime(2025, 2, 3, 9)),  # noqa: DTZ001
        (["2025-02-01 09:00:00.5", "2025-02-01 10:00:00"], datetime(2025, 2, 1, 9, 0, 0, 500_000)),  # noqa: DTZ001
        (["2025-02-01T09:00:00Z", "2025-02-01T10:00:00Z"], datetime(2025, 2, 1, 9, tzinfo=UTC)),
        (["2/1/2025 9:00 AM", "2/1/2025 1:00 PM"], datetime(2025, 2, 1, 9)),  # noqa: DTZ001
        (["1/2/2025", "13/2/2025"], datetime(2025, 2, 1)),  # noqa: DTZ001
        (["1. Februar 2025", "2. März 2025"], datetime(2025, 2, 1)),  # noqa: DTZ001
        (["20250201T090000", "20250202T090000"], datetime(2025, 2, 1, 9)),  # noqa: DTZ001
        (["1738396800", "1738396900"], datetime(2025, 2, 1, 8, tzinfo=UTC)),
        (["1738396800000", "1738396900000"], datetime(2025, 2, 1, 8, tzinfo=UTC)),
    ],
)
def test_forms_of_times(texts: list[str], first: datetime) -> None:
    rows = "".join(f"{case};{step};{text}\n" for case in (1, 2) for step, text in zip("ab", texts, strict=True))
    log = read_log(f"Fall;Schritt;Zeit\n{rows}".encode())
    assert (log.begin, sequences(log)) == (first, {("a", "b"): 2})


def test_rows_that_are_there_twice_count_and_are_told() -> None:
    rows = [f"{case};{step};0{day}.03.2025 10:00\n" for case in (1, 2, 3) for day, step in enumerate("ab", start=1)]
    log = read_log(
        "".join(["Fall;Schritt;Zeit\n", *(row * (1 + (index < 4)) for index, row in enumerate(rows))]).encode()
    )
    assert sequences(log) == {("a", "a", "b", "b"): 2, ("a", "b"): 1}
    assert "Cases in which a step stands several times with the same time: 2; each counts. " in " ".join(
        map(str, log.notes)
    )


def test_day_and_clock_in_two_columns() -> None:
    log = read_log("Fall;Datum;Uhrzeit;Tätigkeit\n1;01.03.2025;11:00;b\n1;01.03.2025;10:00;a\n".encode())
    assert sequences(log) == {("a", "b"): 1}


def test_offsets_count_in_the_order() -> None:
    rows = "1;a;2025-01-01T10:00:00+02:00\n1;b;2025-01-01T09:00:00+00:00\n1;c;2025-01-01T08:30:00Z\n"
    assert sequences(read_log(f"case;activity;timestamp\n{rows}".encode())) == {("a", "c", "b"): 1}


def test_steps_stand_at_their_end() -> None:
    rows = "1;01.03.2025 10:00;01.03.2025 18:00;a\n1;01.03.2025 11:00;01.03.2025 12:00;b\n"
    assert sequences(read_log(f"Fall;Beginn;Ende;Tätigkeit\n{rows}".encode())) == {("b", "a"): 1}


def test_the_end_of_the_case_is_not_that_of_a_step() -> None:
    rows = "".join(f"{c};0{n}.03.2025;31.03.2025;{step}\n" for c in range(9) for n, step in ((1, "a"), (2, "b")))
    log = read_log(f"Fall;Beginn;Enddatum;Tätigkeit\n{rows}".encode())
    assert (sequences(log), log.end) == ({("a", "b"): 9}, datetime(2025, 3, 2))  # noqa: DTZ001


def test_begun_and_completed_make_one_working() -> None:
    rows = "1,a,2025-03-01T10:00,start\n1,b,2025-03-01T11:00,start\n1,b,2025-03-01T12:00,complete\n"
    rows += "1,a,2025-03-01T13:00,COMPLETE\n1,c,2025-03-02T13:00,schedule\n1,d,2025-03-03T10:00,start\n"
    log = read_log(f"case id,activity,timestamp,lifecycle:transition\n{rows}".encode())
    assert sequences(log) == {("b", "a", "d"): 1}


def test_equal_times_keep_the_order_of_the_file_and_it_is_said() -> None:
    log = read_log(b"Fall;Schritt;Zeit\n1;b;01.03.2025\n1;a;01.03.2025\n2;a;01.03.2025\n2;b;02.03.2025\n")
    assert sequences(log) == {("a", "b"): 1, ("b", "a"): 1}
    assert "Cases in which several steps have the same time: 1; such steps count in the order of the file." in [
        str(note) for note in log.notes
    ]


def test_cases_that_go_on_at_the_end_are_told_apart() -> None:
    lines = [
        f"{case};{step};{1 + min(case, 198) % 28:02d}.{1 + case // 28:02d}.2025 {8 + number}:00"
        for case in range(200)
        for number, step in enumerate("abc" if case < 198 else "ab")
    ]
    log = read_log("\n".join(["Fall;Schritt;Zeit", *lines]).encode())
    assert (log.open_count, log.completed.case_count) == (2, 198)
    assert read_log("\n".join(["Fall;Schritt;Zeit", *lines]).encode(), complete_only=True).case_count == 198


def test_the_order_of_rows_does_not_matter() -> None:
    head, *rows = GERMAN.splitlines()[2:]
    sorted_rows = read_log("\n".join([head, *sorted(rows)]).encode())
    assert sorted_rows.groups == read_log("\n".join([head, *rows]).encode()).groups


def test_columns_that_only_their_content_tells() -> None:
    rows = "".join(f"K{i // 3};{('Prüfen', 'Senden', 'Ablage')[i % 3]};0{1 + i % 9}.03.2025\n" for i in range(30))
    log = read_log(f"A;B;C\n{rows}".encode())
    assert (log.case_count, sorted(log.activity_counts)) == (10, ["Ablage", "Prüfen", "Senden"])


def test_a_workbook_with_titles_above_the_header() -> None:
    library = pytest.importorskip("xlsxwriter")
    pytest.importorskip("python_calamine")
    file = io.BytesIO()
    book = library.Workbook(file, {"in_memory": True, "default_date_format": "dd.mm.yyyy hh:mm"})
    book.add_worksheet("Deckblatt").write(0, 0, "Auswertung")
    sheet = book.add_worksheet("Daten")
    sheet.write_row(0, 0, ["Auswertung 2025"])
    sheet.write_row(2, 0, ["Vorgang", "Schritt", "Zeit"])
    for number in range(6):
        sheet.write_row(3 + number, 0, [number // 2, "ab"[number % 2], datetime(2025, 3, 1 + number, 10)])  # noqa: DTZ001
    book.close()
    assert sequences(read_log(file.getvalue())) == {("a", "b"): 3}


def test_nothing_is_kept_of_people_and_cases() -> None:
    shown = repr(read_log(GERMAN.encode()))
    assert not any(secret in shown for secret in ("4711", "4712", "Meier", "Schulz"))


@needs_shared("logs/receipt.csv", "logs/08_receipt.xes.gz")
@pytest.mark.parametrize("name", ["receipt.csv", "08_receipt.xes.gz"])
def test_the_receipt_log(name: str) -> None:
    log = read_log(SHARED / "logs" / name)
    assert (log.case_count, log.event_count, len(log.variants)) == (1434, 8577, 116)
    assert log.channel_counts == {"Internet": 1250, "Desk": 109, "Post": 53, "e-mail": 21, "Intern": 1}
    workings = {name[:3]: count / log.case_count for name, count in log.activity_counts.items()}
    assert [round(workings[code], 4) for code in ("T02", "T05", "T15", "T20")] == [0.954, 0.9066, 0.0272, 0.0139]
