"""Workbooks with cells that lie far off: the table is read, and what was left out is said."""

import contextlib
import io
from pathlib import Path
from zipfile import ZipFile

import pytest

from mediabruch.errors import MediabruchError
from mediabruch.exchange.sheets import SheetRow, read_lines
from mediabruch.tables.strays import thinned

xlsxwriter = pytest.importorskip("xlsxwriter", reason="the extra `excel` is not installed")
pytest.importorskip("python_calamine", reason="the extra `excel` is not installed")

HEADER = ("Model file", "Step id", "Takes in")
ANSWER = ("m.bpmn", "A", "paper")
LAST_ROW, LAST_COLUMN = 1_048_575, 16_383
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"


def workbook(path: Path, *cells: tuple[int, int]) -> Path:
    """A table with an answer, and with blanks in further cells."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Steps")
    for number, texts in enumerate((HEADER, ANSWER)):
        sheet.write_row(number, 0, texts)
    for row, column in cells:
        sheet.write_string(row, column, "x")
    book.close()
    return path


def ods(path: Path, *rows: tuple[tuple[str, ...], int, int]) -> Path:
    """A table of LibreOffice: texts of a row, how often its last cell is repeated, and how often the row is."""
    written = ""
    for texts, across, down in rows:
        cells = "".join(
            f'<table:table-cell office:value-type="string" table:number-columns-repeated="{many}">'
            f"<text:p>{text}</text:p></table:table-cell>"
            for text, many in zip(texts, [*[1] * (len(texts) - 1), across], strict=True)
        )
        written += f'<table:table-row table:number-rows-repeated="{down}">{cells}</table:table-row>'
    names = " ".join(f'xmlns:{name}="{OFFICE}{name}:1.0"' for name in ("office", "table", "text"))
    sheet = f'<office:spreadsheet><table:table table:name="Steps">{written}</table:table></office:spreadsheet>'
    content = f"<office:document-content {names}><office:body>{sheet}</office:body></office:document-content>"
    with ZipFile(path, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("content.xml", content)
        file.writestr("META-INF/manifest.xml", '<m xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>')
    return path


def said(lines: list[SheetRow]) -> list[str]:
    return [line.said("receives") for line in lines if line.remark is None]


@pytest.mark.parametrize(
    ("cell", "place"),
    [((LAST_ROW, LAST_COLUMN), "XFD1048576"), ((LAST_ROW, 0), "A1048576"), ((2, LAST_COLUMN), None)],
)
def test_a_stray_cell_of_excel(tmp_path: Path, cell: tuple[int, int], place: str | None) -> None:
    lines = read_lines(workbook(tmp_path / "t.xlsx", cell))
    assert "paper" in said(lines)
    assert [line.place for line in lines if line.remark is not None] == ([place] if place else [])


def test_what_fits_stays_as_it_is(tmp_path: Path) -> None:
    data = workbook(tmp_path / "t.xlsx", (50, 60)).read_bytes()
    whole = thinned(data)
    assert whole is not None
    assert whole.data is data
    data = b"PK\x03\x04 and no more"
    assert thinned(data) == (data, ())


@pytest.mark.parametrize(("across", "down"), [(1, 1_048_000), (16_000, 1_000), (16_000, 1_048_000)])
def test_a_repeated_row_of_libreoffice(tmp_path: Path, across: int, down: int) -> None:
    lines = read_lines(ods(tmp_path / "t.ods", (HEADER, 1, 1), (ANSWER, 1, 1), (("m.bpmn", "B", "oral"), across, down)))
    assert said(lines)[:2] == ["paper", "oral"]
    assert len(lines) < 31_000
    assert [line.place[0] for line in lines if line.remark is not None] in (["A"], ["C"])


def test_blank_rows_to_the_end_of_the_sheet_are_usual(tmp_path: Path) -> None:
    path = ods(tmp_path / "t.ods", (HEADER, 1, 1), (ANSWER, 1, 1))
    parts = {}
    with ZipFile(path) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    blank = f'<table:table-row table:number-rows-repeated="1048574">{blank}</table:table-row>'
    with ZipFile(path, "w") as file:
        for name, part in parts.items():
            file.writestr(name, part.replace("</table:table>", f"{blank}</table:table>"))
    lines = read_lines(path)
    assert said(lines) == ["paper"]
    assert len(lines) == 1


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    """A file that declares them is taken for what they are good for: it becomes as large as it likes."""
    path = ods(tmp_path / "t.ods", (HEADER, 1, 1), (ANSWER, 1, 1))
    with ZipFile(path) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]>{parts["content.xml"].replace("paper", "&l9;")}'
    with ZipFile(path, "w") as file:
        for name, part in parts.items():
            file.writestr(name, bomb if name == "content.xml" else part)
    assert thinned(path.read_bytes()) is None
    with pytest.raises(MediabruchError, match="larger than 300 MB"):
        read_lines(path)


@pytest.mark.parametrize("written", ['<c r="A{n}"/>', '<c r="A{n}" t="s"><v>1</v></c>', '<x:c s="1" r="A{n}"></x:c>'])
def test_far_cells_in_any_form(written: str) -> None:
    cells = {n: written.replace("{n}", str(n)) for n in (1, 2, 40_000, 1_000_000)}
    sheet = f'<sheet><dimension ref="A1:A1000000"></dimension>{"".join(cells.values())}</sheet>'
    packed = io.BytesIO()
    with ZipFile(packed, "w") as file:
        file.writestr("xl/worksheets/sheet1.xml", sheet)
    found = thinned(packed.getvalue(), most=1_000)
    assert found is not None
    assert found.strays == ("A40000",)
    with ZipFile(io.BytesIO(found.data)) as file:
        assert file.read("xl/worksheets/sheet1.xml").decode() == f"<sheet>{cells[1]}{cells[2]}</sheet>"


def test_what_is_far_too_large_when_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    packed = io.BytesIO()
    with ZipFile(packed, "w", 8) as file, file.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
        for _ in range(310):
            part.write(bytes(1_000_000))
    path.write_bytes(packed.getvalue())
    with pytest.raises(MediabruchError, match="larger than 300 MB"):
        read_lines(path)


@pytest.mark.parametrize("at", range(40, 400, 20))
def test_a_damaged_workbook_is_refused_or_read(tmp_path: Path, at: int) -> None:
    file = workbook(tmp_path / "a.xlsx", (1, 1))
    content = file.read_bytes()
    file.write_bytes(content[:at] + bytes(byte ^ 0x55 for byte in content[at : at + 12]) + content[at + 12 :])
    with contextlib.suppress(MediabruchError):
        read_lines(file)
