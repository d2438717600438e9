"""Tables as spreadsheets and people leave them: in other encodings, and with merged cells."""

import io
import unicodedata
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from mediabruch.bpmn import read_bytes
from mediabruch.errors import MediabruchError, Message
from mediabruch.exchange.answers import Taken, Target, spelled, take
from mediabruch.exchange.merged import blocks_in_ods, spread
from mediabruch.exchange.sheets import read_lines
from mediabruch.i18n import translator
from mediabruch.media import Medium
from mediabruch.statements.vocabulary import Section
from tests.bpmn.snippets import definitions

MODEL = definitions(
    '<process id="P"><task id="A" name="Antrag prüfen"/><task id="B" name="Bürger anhören"/>'
    '<task id="C" name="Akte führen"/><task id="D" name="Lesen"/></process>'
)
TEXT = """Modelldatei;Schritt-ID;Schritt;Nimmt auf;Bemerkung\r
m.bpmn;A;Antrag prüfen;Papier;größer als früher\r
m.bpmn;B;Bürger anhören;mündlich;\r
m.bpmn;C;Akte führen;digital;Öl\r
"""
PAPER, ORAL, DIGITAL = (frozenset({medium}) for medium in (Medium.PAPER, Medium.ORAL, Medium.DIGITAL))


def taken(path: Path) -> Taken:
    target = Target(read_bytes(MODEL, "m.bpmn"), None, path.with_name("m.media.yaml"))

    def find(file: str) -> Target | Message:
        return target if file in {"m.bpmn", ""} else Message("There is no such file.")

    return take(read_lines(path, lambda lines: spelled(lines, find)), find, translator("de"))


def facts(found: Taken) -> dict[tuple[str, str], object]:
    [changes] = found.changes.values()
    return {
        (change.id, name): value
        for change in changes
        if change.section is Section.STEPS
        for name, value in change.facts.items()
        if value is not None
    }


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "cp850", "cp437", "mac_roman"],
)
def test_every_encoding_that_excel_writes(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(TEXT.encode(encoding))
    found = taken(path)
    assert facts(found) == {
        ("A", "receives"): PAPER,
        ("A", "note"): "größer als früher",
        ("B", "receives"): ORAL,
        ("C", "receives"): DIGITAL,
        ("C", "note"): "Öl",
    }
    assert not found.remarks


def test_letters_that_were_read_in_the_wrong_encoding_and_saved_again(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(
        TEXT.replace("früher", "fru\u0308her — sagt „er“").encode().decode("cp1252", "replace"), encoding="utf-8"
    )
    assert facts(taken(path))["B", "receives"] == ORAL


def test_marks_beside_letters(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(unicodedata.normalize("NFD", TEXT), encoding="utf-8")
    found = taken(path)
    assert facts(found)["A", "note"] == "größer als früher"
    assert not found.remarks


@pytest.mark.parametrize(
    ("encoding", "note"), [("cp850", "größer"), ("mac_roman", "größer"), ("cp1252", "„größer“ – 5 €")]
)
def test_letters_by_themselves_where_no_label_tells(encoding: str, note: str, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(f"id;step;takes in;remark\r\nD;Lesen;paper;{note}\r\n".encode(encoding))
    assert facts(taken(path))["D", "note"] == note


def test_an_encoding_that_nobody_knows_takes_nothing_over(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(TEXT.translate(str.maketrans("äöüßÖ", "бгджз")).encode("cp1251"))
    with pytest.raises(MediabruchError, match="save it as CSV in UTF-8"):
        taken(path)


def test_renamed_steps_are_no_matter_of_letters(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(TEXT.replace("Antrag prüfen", "Anträge sichten").encode("cp1252"))
    found = taken(path)
    assert facts(found)["A", "receives"] == PAPER
    assert len(found.remarks) == 1


def test_a_block_of_rows_and_columns_says_the_same_of_all(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Schritte")
    sheet.write_row(0, 0, ["Modelldatei", "Schritt-ID", "Nimmt auf", "Gibt weiter"])
    for row, identifier in enumerate("ABC", 1):
        sheet.write_string(row, 1, identifier)
    sheet.merge_range(1, 0, 3, 0, "m.bpmn")
    sheet.merge_range(1, 2, 2, 3, "Papier")
    sheet.write_string(3, 2, "digital")
    book.close()
    assert facts(taken(path)) == {("A", "medium"): PAPER, ("B", "medium"): PAPER, ("C", "receives"): DIGITAL}


ODS = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 office:version="1.2"><office:body><office:spreadsheet><table:table table:name="S">{rows}</table:table>
</office:spreadsheet></office:body></office:document-content>"""


def ods(*rows: str) -> bytes:
    written = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS.format(rows=written))
        space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
        archive.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{space}"/>')
    return file.getvalue()


def cell(text: str, span: str = "") -> str:
    return f'<table:table-cell office:value-type="string"{span}><text:p>{text}</text:p></table:table-cell>'


def test_blocks_of_libreoffice(tmp_path: Path) -> None:
    down = ' table:number-rows-spanned="2" table:number-columns-spanned="1"'
    path = tmp_path / "t.ods"
    path.write_bytes(
        ods(
            cell("id") + '<table:table-cell table:number-columns-repeated="2"/>' + cell("takes in"),
            cell("A") + '<table:table-cell table:number-columns-repeated="2"/>' + cell("paper", down),
            cell("B") + '<table:table-cell table:number-columns-repeated="2"/><table:covered-table-cell/>',
        )
    )
    assert facts(taken(path)) == {("A", "receives"): PAPER, ("B", "receives"): PAPER}


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", ods("<odd/>")[:-30]])
def test_no_blocks_where_nothing_can_be_read(data: bytes) -> None:
    assert blocks_in_ods(data) == {}


def test_blocks_beyond_the_rows() -> None:
    assert spread([["a", ""]], [((0, 0), (9, 9)), ((5, 5), (6, 6))]) == [["a", "a"]]
