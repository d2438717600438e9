"""Tables that people fill in: a round trip changes nothing, and what they do to them costs no answer."""

import csv
import io
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from mediabruch.bpmn import read, read_bytes
from mediabruch.errors import MediabruchError, Message, UnreadableError
from mediabruch.exchange.answers import RowTrouble, Taken, Target, spelled, take
from mediabruch.exchange.columns import COLUMNS
from mediabruch.exchange.rows import AnnotationTable, TableSource
from mediabruch.exchange.rows import table as table_of
from mediabruch.exchange.separated import csv_bytes, guarded, unguarded
from mediabruch.exchange.sheets import read_lines
from mediabruch.exchange.workbook import xlsx_bytes
from mediabruch.i18n import translator
from mediabruch.media import Medium
from mediabruch.model import Model
from mediabruch.statements.edit.editing import FactEdit, edited, stated_in
from mediabruch.statements.reading import parse_sidecar, read_sidecar
from mediabruch.statements.sidecar import Sidecar, sidecar_from_mapping
from mediabruch.statements.vocabulary import Section
from tests.exchange.stating import stated_for
from tests.support.models import analyze, build
from tests.support.patience import PATIENCE
from tests.support.shared import CORPUS, PROJECT, needs_shared

EXAMPLES = sorted((PROJECT / "examples").glob("*/*.bpmn"))
MODELS = [path for path in sorted(CORPUS.rglob("*")) if path.suffix in {".bpmn", ".bpmn2", ".xml"} and path.is_file()]
HOSTILE = [
    "=1+1",
    "+49 30 1",
    "-5 Tage",
    "@SUM(A1)",
    "\t=1",
    "'=1",
    "=cmd|'/c calc'!A1",
    'a;b,"c"\nd',
    "007",
    "1e5",
    "Ü✓ €",
]
FORMATS: dict[str, Callable[..., bytes]] = {"xlsx": xlsx_bytes, "csv": csv_bytes}
DE, EN = translator("de"), translator("en")
Known = Sequence[tuple[str, Model, Sidecar | None]]
"""Models by the names of their files, each with its annotation file."""


def table(path: Path, models: Known, language: str = "de") -> Path:
    words = translator(language)
    sources = [TableSource(file, analyze(model, annotations={}), sidecar) for file, model, sidecar in models]
    path.write_bytes(FORMATS[path.suffix[1:]](table_of(sources, words), words))
    return path


def taken(path: Path, models: Known) -> Taken:
    targets = {file: Target(model, sidecar, Path(f"{file}.media.yaml")) for file, model, sidecar in models}

    def find(file: str) -> Target | Message:
        return targets.get(file, Message("There is none."))

    return take(read_lines(path, lambda lines: spelled(lines, find)), find, DE)


def steps(found: Taken, file: str = "a.bpmn") -> dict[str, dict[str, object]]:
    """What the table says anew, by the ids of the steps."""
    changes = found.changes.get(Path(f"{file}.media.yaml"), [])
    return {one.id: dict(one.facts) for one in changes if one.section is Section.STEPS}


@pytest.fixture
def antrag() -> Known:
    model = build("Antrag > Pruefen > Bescheid > Ablage").model
    return [("a.bpmn", model, sidecar_from_mapping({"steps": {"Pruefen": {"medium": "paper", "note": "=1+1"}}}))]


def written(path: Path, *lines: list[str], sheet: str = "Tabelle1") -> Path:
    """A table as someone may have left it."""
    if path.suffix == ".csv":
        file = io.StringIO(newline="")
        csv.writer(file, delimiter=";").writerows(lines)
        path.write_bytes(file.getvalue().encode("utf-8"))
        return path
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False})
    page = book.add_worksheet(sheet)
    for number, line in enumerate(lines):
        for place, text in enumerate(line):
            page.write_string(number, place, text)
    book.close()
    return path


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("model", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_an_example_comes_back_as_it_went(model: Path, format_: str, language: str, tmp_path: Path) -> None:
    known = [(str(model), read(model), read_sidecar(model.with_suffix(".media.yaml")))]
    found = taken(table(tmp_path / f"t.{format_}", known, language), known)
    assert (found.changes, found.remarks) == ({}, [])


@pytest.mark.corpus
@needs_shared("corpus")
@pytest.mark.parametrize("format_", FORMATS)
def test_hundreds_of_real_models_come_back_as_they_went(format_: str, tmp_path: Path) -> None:
    known: list[tuple[str, Model, Sidecar | None]] = []
    for path in MODELS[:: max(1, len(MODELS) // 230)]:
        try:
            model = read(path)
        except UnreadableError:
            continue
        known.append((str(path), model, sidecar_from_mapping(stated_for(model))))
    assert len(known) >= 200
    found = taken(table(tmp_path / f"t.{format_}", known), known)
    assert found.changes == {}
    assert found.remarks == []


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_models_make_the_same_bytes(format_: str, antrag: Known, tmp_path: Path) -> None:
    one, other = (table(tmp_path / f"{name}.{format_}", antrag).read_bytes() for name in "ab")
    assert one == other


@pytest.mark.parametrize("format_", FORMATS)
def test_hostile_texts_stay_texts(format_: str, tmp_path: Path) -> None:
    model = read_bytes(build("A > B > C").xml.replace(b'name="B"', b'name="=HYPERLINK(1)"'), "a.bpmn")
    for text in HOSTILE:
        known = [("a.bpmn", model, sidecar_from_mapping({"steps": {"A": {"note": text, "system": text}}}))]
        path = table(tmp_path / f"t.{format_}", known)
        found = taken(path, known)
        assert (found.changes, found.remarks) == ({}, []), text
        fresh = [("a.bpmn", model, None)]
        facts = steps(taken(path, fresh))["A"]
        assert str(facts["note"]).split() == text.split()
    if format_ == "csv":
        cells = [cell for line in csv.reader(path.read_text("utf-8-sig").splitlines(), delimiter=";") for cell in line]
        assert "'=HYPERLINK(1)" in cells
    else:
        sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
        assert "=HYPERLINK(1)" in [cell for line in sheet for cell in line]
        assert b"<f>" not in path.read_bytes()


@pytest.mark.parametrize("text", HOSTILE)
def test_guarding_is_undone(text: str) -> None:
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("format_", FORMATS)
def test_whatever_people_do_to_the_table(format_: str, antrag: Known, tmp_path: Path) -> None:
    path = written(
        tmp_path / f"t.{format_}",
        ["Unsere Liste", "Stand: heute"],
        [],
        ["Farbe", "GIBT WEITER:", "Anmerkung von uns", "takes in", "Schritt-ID", "Minuten", "von hand", "Bemerkung"],
        ["rot", " PAPIER ", "ja?", "Daten + E-Mail", "Antrag", "12,5", "X", "neu"],
        ["", "mündlich", "", "", "Bescheid", "", "", ""],
        ["", "", "", "", "", "", "", ""],
        ["", "telefonisch", "", "telefonisch", "Ablage", "5 min", "Nein", ""],
    )
    name, model, sidecar = antrag[0]
    found = take(read_lines(path), lambda _: Target(model, sidecar, Path(f"{name}.media.yaml")), DE)
    assert found.remarks == []
    said = steps(found)
    both = frozenset({Medium.DATA, Medium.DOCUMENT})
    assert said["Antrag"] == {
        "medium": None,
        "receives": both,
        "produces": frozenset({Medium.PAPER}),
        "minutes": 12.5,
        "by_hand": True,
        "note": "neu",
    }
    assert said["Bescheid"] == {"medium": None, "receives": None, "produces": frozenset({Medium.ORAL})}
    assert said["Ablage"]["medium"] == frozenset({Medium.ORAL})
    assert said["Ablage"]["by_hand"] is False
    assert found.steps == 3


WORDS = {
    "Papier": "paper",
    "paper": "paper",
    "auf Papier": "paper",
    "Dokument": "document",
    "Digitales  Dokument": "document",
    "PDF": "document",
    "Daten": "data",
    "DATA": "data",
    "mündlich": "oral",
    "telefonisch": "oral",
    "spoken": "oral",
    "elektronisch": "digital",
    "Papier und Daten": "data paper",
    "paper, data": "data paper",
    "Daten/Dokument": "data document",
    "Gegenstand oder Person": "",
    "physical": "",
}


@pytest.mark.parametrize("word", WORDS)
def test_media_in_the_words_of_people(word: str, antrag: Known, tmp_path: Path) -> None:
    path = written(tmp_path / "t.csv", ["Modell", "ID", "Medium"], ["a.bpmn", "Antrag", word])
    found = taken(path, antrag)
    assert found.remarks == []
    assert steps(found)["Antrag"]["medium"] == frozenset(map(Medium, WORDS[word].split()))


def test_refused_cells_are_named_and_the_others_kept(antrag: Known, tmp_path: Path) -> None:
    path = written(
        tmp_path / "t.xlsx",
        ["Datei", "ID", "Eingang", "Ausgang", "Minuten", "Von Hand"],
        ["a.bpmn", "Antrag", "Papir", "Daten", "viele", "vielleicht"],
        ["a.bpmn", "Bescheid", "Papier + Person", "Papier", "-3", ""],
        sheet="Schritte",
    )
    found = taken(path, antrag)
    assert [(one.trouble, one.place) for one in found.remarks] == [
        (RowTrouble.REFUSED, f"Schritte!{place}") for place in ("C2", "F2", "E2", "C3", "E3")
    ]
    assert DE.message(found.remarks[0].message).startswith("„Papir“ ist kein Medium; ist Papier gemeint?")
    assert steps(found)["Antrag"] == {"medium": None, "receives": None, "produces": frozenset({Medium.DATA})}
    assert steps(found)["Bescheid"]["produces"] == frozenset({Medium.PAPER})


def test_rows_whose_step_is_gone_or_has_changed_are_listed(antrag: Known, tmp_path: Path) -> None:
    path = written(
        tmp_path / "t.csv",
        ["Datei", "ID", "Schritt", "Eingang"],
        ["a.bpmn", "Weg", "Weg", "Papier"],
        ["a.bpmn", "Alt", "Ablage", "Papier"],
        ["b.bpmn", "Antrag", "Antrag", "Papier"],
        ["a.bpmn", "Antrag", "Antrag stellen", "Papier"],
        ["a.bpmn", "", "bescheid", "Papier"],
        ["a.bpmn", "", "Unbekanntes", "Papier"],
    )
    found = taken(path, antrag)
    assert [(one.trouble, one.place) for one in found.remarks] == [
        (RowTrouble.GONE, "2"),
        (RowTrouble.GONE, "3"),
        (RowTrouble.GONE, "4"),
        (RowTrouble.CHANGED, "5"),
        (RowTrouble.GONE, "7"),
    ]
    assert "Eingang: Papier" in str(found.remarks[0].message)
    assert "is Ablage now" in str(found.remarks[1].message)
    assert steps(found).keys() == {"Antrag", "Bescheid"}


def test_blank_cells_keep_what_was_stated_and_only_a_word_takes_it_away(antrag: Known, tmp_path: Path) -> None:
    path = written(
        tmp_path / "t.csv", ["ID", "Datei", "Eingang", "Bemerkung"], ["Pruefen", "a.bpmn", "", "nicht bekannt"]
    )
    found = taken(path, antrag)
    assert [(one.trouble, one.place) for one in found.remarks] == [(RowTrouble.BLANK, "C2")]
    assert steps(found) == {"Pruefen": {"note": None}}
    before = 'steps:\n  Pruefen: {medium: paper, note: "=1+1"}  # so\n'
    changes = [one for one in found.changes[Path("a.bpmn.media.yaml")] if one.section is Section.STEPS]
    assert edited(before, "a.media.yaml", changes) == "steps:\n  Pruefen: {medium: paper}  # so\n"


def test_one_side_of_a_stated_medium_can_change(antrag: Known, tmp_path: Path) -> None:
    path = written(tmp_path / "t.csv", ["ID", "Datei", "Ausgang"], ["Pruefen", "a.bpmn", "Daten"])
    changes = [FactEdit(Section.STEPS, name, facts) for name, facts in steps(taken(path, antrag)).items()]  # type: ignore[arg-type]
    after = stated_in(parse_sidecar(edited("steps: {Pruefen: {medium: paper}}", "x.yaml", changes), "x.yaml"))
    assert after[Section.STEPS, "Pruefen"] == {
        "receives": frozenset({Medium.PAPER}),
        "produces": frozenset({Medium.DATA}),
    }


def test_two_rows_of_one_step(antrag: Known, tmp_path: Path) -> None:
    path = written(
        tmp_path / "t.csv",
        ["Datei", "ID", "Medium"],
        ["a.bpmn", "Antrag", "Papier"],
        ["a.bpmn", "Antrag", "paper"],
        ["a.bpmn", "Antrag", "Daten"],
    )
    found = taken(path, antrag)
    assert [one.place for one in found.remarks] == ["C2", "C4"]
    assert not found.changes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_csv_in_any_encoding_and_with_any_delimiter(
    encoding: str, delimiter: str, antrag: Known, tmp_path: Path
) -> None:
    lines = [["Datei", "ID", "Eingang", "Bemerkung"], ["a.bpmn", "Antrag", "mündlich", "„so“ ist’s; ja, oder"]]
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows(lines)
    text = f"sep={delimiter}\r\n{file.getvalue()}"
    path = tmp_path / "t.csv"
    path.write_bytes(text.encode(encoding))
    found = steps(taken(path, antrag))["Antrag"]
    assert found["receives"] == frozenset({Medium.ORAL})
    assert found["note"] == "„so“ ist’s; ja, oder"


@pytest.mark.parametrize(
    "content", [b"", b"a;b\n1;2\n", b"PK\x03\x04nonsense", b"\xd0\xcf\x11\xe0old", b"\0\1\2", b"\xff\xfe\0"]
)
def test_what_is_no_table_is_refused_in_one_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(content)
    with pytest.raises(MediabruchError):
        read_lines(path)


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    with pytest.raises(MediabruchError, match=r"pip install 'mediabruch\[excel\]'"):
        xlsx_bytes(AnnotationTable(), DE)


def test_the_workbook_guides_whoever_fills_it_in(antrag: Known, tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(table(tmp_path / "t.xlsx", antrag)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert '<pane xSplit="1" ySplit="1"' in sheet
    assert 'orientation="landscape"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert "<autoFilter " in sheet
    assert "<sheetProtection " in sheet
    assert sheet.count("<dataValidation ") == 8
    assert "Papier" in sheet[sheet.index("<dataValidation") :]
    names = CalamineWorkbook.from_path(tmp_path / "t.xlsx").sheet_names
    assert names == ["Schritte", "Prozess", "Erläuterung"]


def test_the_columns_of_a_table_are_all_recognized() -> None:
    from mediabruch.exchange.columns import column_of
    from mediabruch.exchange.rows import titles

    for words in (DE, EN):
        assert {column_of(title): name for name, title in titles(COLUMNS, words).items()} == {
            column.name: column.name for column in COLUMNS
        }


def _forked() -> Known:
    model = build("Antrag > xor1 > Pruefen; xor1 > Nachfordern").model
    return [("a.bpmn", model, None)]


@pytest.mark.parametrize(
    ("said", "share"), [("30 %", 0.3), ("30", 0.3), ("0,3", 0.3), ("33,3 %", 0.333), ("100%", 1.0)]
)
def test_shares_of_branches_are_answered_too(said: str, share: float, tmp_path: Path) -> None:
    known = _forked()
    flow = next(flow for flow in known[0][1].sequence_flows if flow.target == known[0][1].activities[1].key)
    path = written(tmp_path / "t.csv", ["Datei", "ID", "Anteil der Fälle"], ["a.bpmn", flow.id or "", said])
    found = taken(path, known)
    assert found.remarks == []
    (change, *_) = found.changes[Path("a.bpmn.media.yaml")]
    assert (change.section, change.id, dict(change.facts)) == (Section.FLOWS, flow.id, {"probability": share})


@pytest.mark.parametrize("said", ["viele", "130 %", "-5"])
def test_what_is_no_share_is_refused(said: str, tmp_path: Path) -> None:
    known = _forked()
    flow = known[0][1].sequence_flows[-1]
    path = written(tmp_path / "t.csv", ["Datei", "ID", "Anteil"], ["a.bpmn", flow.id or "", said])
    found = taken(path, known)
    assert [one.trouble for one in found.remarks] == [RowTrouble.REFUSED]
    assert "30 %" in DE.message(found.remarks[0].message)


def test_branches_stand_on_a_sheet_of_their_own(tmp_path: Path) -> None:
    path = table(tmp_path / "t.xlsx", _forked())
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_name("Verzweigungen").to_python()
    assert sheet[0][:3] == ["Verzweigung", "Bisher bekannt", "Anteil der Fälle"]
    assert [row[:3] for row in sheet[1:]] == [
        ["→ Pruefen (nach Antrag)", "50\xa0% (angenommen)", ""],
        ["→ Nachfordern (nach Antrag)", "50\xa0% (angenommen)", ""],
    ]


def test_steps_say_how_much_is_known_and_what_the_answer_decides(tmp_path: Path) -> None:
    known: Known = [
        (
            "a.bpmn",
            read_bytes(build("A(user) > B > C").xml.replace(b'name="B"', b'name="Brief drucken"'), "a.bpmn"),
            None,
        )
    ]
    head, *lines = CalamineWorkbook.from_path(table(tmp_path / "t.xlsx", known)).get_sheet_by_index(0).to_python()
    assert head[:8] == [
        "Schritt", "Ort", "Stand", "Entscheidet über Punkte von 100", "Bisher bekannt: Eingang", "Eingang",
        "Bisher bekannt: Ausgang", "Ausgang",
    ]  # fmt: skip
    rows = {str(line[0]): dict(zip(head, line, strict=True)) for line in lines}
    assert rows["A"]["Stand"] == "offen"
    assert isinstance(rows["A"]["Entscheidet über Punkte von 100"], float)
    assert rows["Brief drucken"]["Bisher bekannt: Ausgang"] == "Papier"
    assert "Task" not in str(lines)


OFFICE = shutil.which("soffice")
CSV = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,1"
needs_office = pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice: apt-get install libreoffice-calc")
EDITS = {
    "<text:p>alt</text:p>": "<text:p>neu, und = länger</text:p>",
    "<text:p>Papier</text:p>": "<text:p>TELEFONISCH</text:p>",
    "<text:p>Bemerkung</text:p>": "<text:p>BEMERKUNG:</text:p>",
    "<text:p>Datenbank</text:p>": "<text:p/>",
}
ROW = "<table:table-row><table:table-cell office:value-type='string'><text:p>Bitte!</text:p></table:table-cell>"


def office(folder: Path, *arguments: object) -> None:
    command = [str(OFFICE), "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    subprocess.run([*command, *map(str, arguments)], check=True, capture_output=True, timeout=PATIENCE)


@pytest.mark.tool
@needs_office
@pytest.mark.parametrize(("source", "result"), [("xlsx", "xlsx"), ("xlsx", "ods"), ("csv", "csv"), ("xlsx", "csv")])
def test_a_table_that_libreoffice_has_saved(source: str, result: str, tmp_path: Path) -> None:
    model = EXAMPLES[0]
    known = [(str(model), read(model), read_sidecar(model.with_suffix(".media.yaml")))]
    path = table(tmp_path / f"t.{source}", known)
    reading = ["--infilter=CSV:59,34,76,1"] if source == "csv" else []
    writing = CSV if result == "csv" else result
    office(tmp_path, *reading, "--convert-to", writing, "--outdir", tmp_path / "out", path)
    found = taken(next((tmp_path / "out").iterdir()), known)
    assert (found.changes, found.remarks) == ({}, [])


@pytest.mark.tool
@needs_office
@pytest.mark.parametrize("result", ["xlsx", "ods"])
def test_a_table_that_was_edited_in_libreoffice(result: str, tmp_path: Path) -> None:
    model = read(EXAMPLES[0])
    first = model.activities[0].id or ""
    facts = {"receives": "paper", "produces": "data", "note": "alt", "system": "Datenbank", "minutes": 7.5}
    sidecar = sidecar_from_mapping({"steps": {first: facts}})
    table(tmp_path / "t.xlsx", [("a.bpmn", model, sidecar)])
    office(tmp_path, "--convert-to", "fods", "--outdir", tmp_path, tmp_path / "t.xlsx")
    text = (tmp_path / "t.fods").read_text("utf-8")
    for before, after in EDITS.items():
        assert before in text
        text = text.replace(before, after)
    text = text.replace("<table:table-row ", f"{ROW}</table:table-row><table:table-row ", 1)
    (tmp_path / "t.fods").write_text(text, encoding="utf-8")
    office(tmp_path, "--convert-to", result, "--outdir", tmp_path / "out", tmp_path / "t.fods")
    target = Target(model, sidecar, Path("a.bpmn.media.yaml"))
    found = take(read_lines(tmp_path / "out" / f"t.{result}"), lambda _: target, DE)
    assert steps(found)[first] == {
        "medium": None,
        "receives": frozenset({Medium.ORAL}),
        "produces": frozenset({Medium.DATA}),
        "note": "neu, und = länger",
    }
    assert [one.trouble for one in found.remarks] == [RowTrouble.BLANK]
