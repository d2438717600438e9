"""`mediabruch annotate` with tables, templates and models: files go where they should, and none is overwritten."""

from pathlib import Path
from typing import Any

import pytest

from mediabruch.exchange.in_model import into_model
from mediabruch.files.writing import replace_file
from tests.cli.conftest import Run
from tests.cli.test_startup import HEAVY, _imported
from tests.support.models import analyze

STATED = "steps:\n  Antrag: {medium: digital}\n  Pruefen: {medium: paper}\n"


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_table_goes_out_and_comes_back_without_a_trace(mediabruch: Run, folder: Path) -> None:
    before = contents(folder)
    for name in ("t.xlsx", "t.csv"):
        written = mediabruch("annotate", "--to", name[2:], "antrag.bpmn", "amt", "-o", name, "--lang", "de")
        assert written.code == 0
        assert written.err == f"Geschrieben: {name}\n"
        done = mediabruch("annotate", "--from", name, "--lang", "en")
        assert (done.code, done.out) == (0, "The table says nothing new.\n")
        Path(name).unlink()
    assert contents(folder) == before


def test_answers_come_into_the_files_beside_the_models(mediabruch: Run, folder: Path) -> None:
    mediabruch("annotate", "--to", "csv", "amt", "--lang", "de")
    table = Path("amt.media.csv")
    lines = table.read_text("utf-8-sig").splitlines()
    head = lines[0].split(";")
    rows = [line.split(";") for line in lines[1:]]
    rows[0][head.index("Eingang")] = "Papier"
    rows[1][head.index("Ausgang")] = "Papir"
    table.write_text("\n".join(";".join(row) for row in [head, *rows]), encoding="cp1252")
    done = mediabruch("annotate", "--from", str(table), "--lang", "de")
    assert done.code == 1
    assert done.out.splitlines()[0].startswith("amt.media.csv:H3: „Papir“ ist kein Medium; ist Papier gemeint?")
    assert done.out.splitlines()[-1].startswith("amt/eins.bpmn: Wert: ")
    assert " → " in done.out.splitlines()[-1]
    stated = Path("amt/eins.media.yaml").read_text("utf-8")
    assert "receives: paper" in stated
    assert not Path("amt/zwei.media.yaml").exists()
    again = mediabruch("annotate", "--from", str(table), "--lang", "en")
    assert again.out.splitlines()[-1] == "The table says nothing new."


def test_a_table_that_may_hold_answers_is_not_overwritten(mediabruch: Run) -> None:
    Path("antrag.media.csv").write_text("mine", encoding="utf-8")
    done = mediabruch("annotate", "--to", "csv", "antrag.bpmn")
    assert done.code == 2
    assert Path("antrag.media.csv").read_text("utf-8") == "mine"


def test_broken_models_are_told_and_the_others_written(mediabruch: Run) -> None:
    done = mediabruch("annotate", "--to", "csv", ".", "-o", "t.csv", "--lang", "en")
    assert done.code == 2
    assert "kaputt.bpmn" in done.err
    assert Path("t.csv").read_text("utf-8-sig").count("\n") == 13  # a line a step, and one a process, below the titles


def test_a_table_reaches_no_model_elsewhere(mediabruch: Run, folder: Path) -> None:
    inner = folder / "innen"
    inner.mkdir()
    table = inner / "t.csv"
    for file in ("../amt/eins.bpmn", str(folder.parent / "fort.bpmn"), "C:\\fort.bpmn", "a\0b", "x" * 5000):
        table.write_text(f"Datei;ID;Medium\n{file};Antrag;Papier\n", encoding="utf-8")
        (folder.parent / "fort.bpmn").write_bytes((folder / "antrag.bpmn").read_bytes())
        done = mediabruch("annotate", "--from", str(table))
        if file.startswith(".."):
            continue
        assert done.code == 1
        assert "t.csv:2:" in done.out
    assert not list(folder.parent.glob("fort*.yaml"))
    named = mediabruch("annotate", "--from", str(table.with_name("t.csv")), "amt/zwei.bpmn")
    assert named.code == 1
    table.write_text("Datei;ID;Medium\nanderswo\\zwei.bpmn;Antrag;Papier\n", encoding="utf-8")
    assert mediabruch("annotate", "--from", str(table), "amt").code == 0
    assert Path("amt/zwei.media.yaml").exists()


def test_templates_go_where_camunda_modeler_looks(mediabruch: Run) -> None:
    for platform in ("camunda7", "camunda8"):
        assert mediabruch("annotate", "--templates", platform, "amt").code == 0
        assert Path("amt/.camunda/element-templates", f"mediabruch-{platform}.json").is_file()
    printed = mediabruch("annotate", "--templates", "camunda7", "-o", "-", "--lang", "de")
    assert '"nicht bekannt"' in printed.out


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "stays in the annotation file"), ("de", "bleibt in der Annotationsdatei")]
)
def test_what_no_element_can_bear_is_named(mediabruch: Run, lang: str, said: str) -> None:
    Path("antrag.media.yaml").write_text(f"{STATED}title: Antrag\ncases: 12\n", "utf-8")
    done = mediabruch("annotate", "--into-model", "antrag.bpmn", "-o", "neu.bpmn", "--lang", lang)
    assert (done.code, done.out) == (0, "")
    assert f"{said}: title, cases." in done.err


def test_into_the_model_and_out_again(mediabruch: Run, folder: Path) -> None:
    model, sidecar = Path("antrag.bpmn"), Path("antrag.media.yaml")
    before = model.read_bytes()
    assert mediabruch("annotate", "--into-model", "antrag.bpmn").code == 2
    assert mediabruch("annotate", "--into-model", "antrag.bpmn", "-o", "neu.bpmn").code == 0
    assert model.read_bytes() == before
    assert analyze("neu.bpmn").score == analyze("antrag.bpmn").score
    assert mediabruch("annotate", "--into-model", "antrag.bpmn", "--in-place").code == 0
    assert model.read_bytes() == Path("neu.bpmn").read_bytes()
    assert Path("antrag.bpmn.bak").read_bytes() == before
    assert mediabruch("annotate", "--into-model", "antrag.bpmn", "--in-place").err == ""
    assert not Path("antrag.bpmn.2.bak").exists()
    assert sidecar.read_text("utf-8") == STATED
    sidecar.unlink()
    assert mediabruch("annotate", "--out-of-model", "antrag.bpmn", "--in-place").code == 0
    assert model.read_bytes() == before
    assert "Pruefen: {medium: paper}" in sidecar.read_text("utf-8")
    assert Path("antrag.bpmn.2.bak").exists()


def test_several_models_go_into_a_folder(mediabruch: Run) -> None:
    assert mediabruch("annotate", "--into-model", "amt", "-o", "neu.bpmn").code == 2
    assert mediabruch("annotate", "--into-model", "amt", "-o", "neu").code == 2
    Path("neu").mkdir()
    done = mediabruch("annotate", "--into-model", "amt", "-o", "neu", "--lang", "en")
    assert done.code == 0
    assert sorted(path.name for path in Path("neu").iterdir()) == ["eins.bpmn", "zwei.bpmn"]
    assert "amt/eins.bpmn: There is no annotation file; nothing is added.\n" in done.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--into-model", "--in-place", "-o", "neu.bpmn"], "--in-place and --output contradict each other."),
        (["--to", "csv", "-o", "amt"], "amt: This is a folder; all tables go into one file."),
    ],
)
def test_where_to_write_is_said_once(mediabruch: Run, arguments: list[str], sentence: str) -> None:
    done = mediabruch("annotate", "antrag.bpmn", *arguments)
    assert (done.code, done.out) == (2, "")
    assert sentence in done.err


def test_two_ways_at_once_are_refused(mediabruch: Run) -> None:
    done = mediabruch("annotate", "--to", "csv", "--into-model", "antrag.bpmn", "--lang", "en")
    assert done.code == 2
    assert "Choose one of --to and --into-model." in done.err


def test_help_imports_nothing_heavy() -> None:
    assert _imported("annotate", "--help") & {*HEAVY, "xlsxwriter", "python_calamine"} == set()


def test_a_full_disk_leaves_no_empty_copy(mediabruch: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(folder)
    asked: list[Path] = []

    def fail(path: Path, content: bytes, *, is_lasting: bool = False) -> None:
        asked.append(path)
        if is_lasting:
            raise OSError(28, "No space left on device")
        replace_file(path, content)

    monkeypatch.setattr("mediabruch.files.writing.replace_file", fail)
    done = mediabruch("annotate", "--into-model", "--in-place", "antrag.bpmn")
    assert done.code == 2
    assert "The file cannot be written: the disk is full." in done.err
    assert [path.name for path in asked] == ["antrag.bpmn.bak", "antrag.bpmn"]
    assert contents(folder) == before


def test_a_model_that_someone_else_changes_meanwhile_is_left(
    mediabruch: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = Path("antrag.bpmn").read_bytes() + b"<!-- theirs -->"

    def changing(data: bytes, path: str, *rest: Any) -> bytes:
        Path(path).write_bytes(theirs)
        return into_model(data, path, *rest)

    monkeypatch.setattr("mediabruch.exchange.in_model.into_model", changing)
    done = mediabruch("annotate", "--into-model", "--in-place", "antrag.bpmn")
    assert done.code == 2
    assert "Someone else has changed the file meanwhile" in done.err
    assert Path("antrag.bpmn").read_bytes() == theirs
    assert not (folder / "antrag.bpmn.bak").exists()
