"""What is taken home is what the commands write, byte for byte; what is brought back is taken over as by them."""

import base64
import io
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest

from mediabruch.cli import run
from mediabruch.workbench import Session
from tests.support.models import build
from tests.support.shared import PROJECT
from tests.workbench.conftest import Open, opened, step_of

PLAIN = build("Antrag > Pruefen > Bescheid").xml
EXAMPLE = PROJECT / "examples" / "bauantrag"


def taken(session: Session, what: str, path: str | None = "ist.bpmn", **facts: Any) -> dict[str, bytes]:
    answer = session.call("take", {"what": what, "path": path, "lang": "de", **facts})
    assert "error" not in answer, answer
    return {one["name"]: base64.b64decode(one["content"]) for one in answer["files"]}


@pytest.fixture
def example(open_session: Open) -> Session:
    return open_session(
        ist__bpmn=(EXAMPLE / "ist.bpmn").read_bytes(), ist__media__yaml=(EXAMPLE / "ist.media.yaml").read_bytes()
    )


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("ist.bpmn", "ist.media.yaml"):
        (tmp_path / name).write_bytes((EXAMPLE / name).read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("what", "name", "arguments"),
    [
        ("colored", "ist.colored.bpmn", ["render", "ist.bpmn", "--format", "bpmn"]),
        ("annotated", "ist.annotated.bpmn", ["annotate", "ist.bpmn", "--into-model"]),
        ("svg", "ist.svg", ["render", "ist.bpmn", "--format", "svg"]),
        ("light-svg", "ist.svg", ["render", "ist.bpmn", "--format", "svg", "--theme", "light"]),
        ("table", "ist.media.xlsx", ["annotate", "ist.bpmn", "--to", "xlsx"]),
        ("csv", "ist.media.csv", ["annotate", "ist.bpmn", "--to", "csv"]),
        ("report", "ist.html", ["analyze", "ist.bpmn", "--format", "html"]),
        ("summary", "ist.summary.html", ["analyze", "ist.bpmn", "--format", "summary"]),
        ("json", "ist.json", ["analyze", "ist.bpmn", "--format", "json"]),
    ],
)
@pytest.mark.usefixtures("workplace")
def test_files_are_those_of_the_commands(example: Session, what: str, name: str, arguments: list[str]) -> None:
    target = Path(f"out{Path(name).suffix}")
    assert run([*arguments, "-o", str(target), "--lang", "de"], os.environ) == 0
    assert taken(example, what) == {name: target.read_bytes()}


@pytest.mark.parametrize("what", ["pdf", "docx"])
def test_pages_to_pass_on(example: Session, what: str) -> None:
    (content,) = taken(example, what).values()
    assert content.startswith({"pdf": b"%PDF", "docx": b"PK"}[what])


def test_the_annotation_file_goes_home_and_is_kept_then(open_session: Open) -> None:
    session = open_session(a__bpmn=PLAIN)
    assert "error" in session.call("take", {"what": "annotations", "path": "a.bpmn"})
    view = session.call("state", {"path": "a.bpmn", "steps": {"Antrag": {"medium": "paper"}}})
    assert view["changed"]
    files = taken(session, "annotations", "a.bpmn")
    assert files == {"a.media.yaml": session.desk.workspace.files["a.media.yaml"]}
    assert not session.call("show", {"path": "a.bpmn"})["changed"]
    assert session.call("undo", {"path": "a.bpmn"})["changed"]


def test_one_archive_holds_everything_and_opens_again(example: Session) -> None:
    example.call("open", {"files": opened(amt___b__bpmn=PLAIN, amt___b__media__yaml="steps: {Antrag: {medium: oral}}")})
    example.call("open", {"files": opened(amt____media__yaml="labels: {Pruefen: {medium: data}}")})
    first, second = (taken(example, "zip", None)["mediabruch.zip"] for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        names = set(archive.namelist())
        assert archive.read("ist.media.yaml") == (EXAMPLE / "ist.media.yaml").read_bytes()
    assert names >= {
        "ist.bpmn",
        "ist.media.yaml",
        "ist.colored.bpmn",
        "ist.annotated.bpmn",
        "ist.svg",
        "amt/b.bpmn",
        "amt/b.media.yaml",
        "amt/_media.yaml",
        "models.media.xlsx",
        "models.html",
        "models.summary.html",
    }
    again = Session()
    answer = again.call("open", {"files": [{"path": "mediabruch.zip", "content": base64.b64encode(first).decode()}]})
    assert answer["processes"] == example.call("processes", {})["processes"]
    assert step_of(again.call("show", {"path": "amt/b.bpmn"}), "Pruefen")["receives"]["medium"] == ["data"]


def test_what_comes_back_is_of_the_process_as_it_is(open_session: Open) -> None:
    session = open_session(a__bpmn=PLAIN)
    session.call("state", {"path": "a.bpmn", "steps": {"Antrag": {"medium": "paper"}}})
    session.call("branch", {"path": "a.bpmn"})
    session.call("state", {"path": "a.bpmn", "which": "to-be", "steps": {"Antrag": {"medium": "data"}}})
    assert taken(session, "svg", "a.bpmn", which="to-be") != taken(session, "svg", "a.bpmn")
    for what in ("table", "csv", "zip"):
        assert taken(session, what, "a.bpmn", which="to-be") == taken(session, what, "a.bpmn")
    content = taken(session, "zip", None, which="to-be")["mediabruch.zip"]
    files = [{"path": "mediabruch.zip", "content": base64.b64encode(content).decode()}]
    answer = Session().call("open", {"files": files, "lang": "en"})
    assert not answer["unsaved"]
    assert answer["notes"] == ["The table says nothing new."]


def test_archives_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mediabruch.workbench.incoming.LARGEST", 100_000)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.bpmn", b" " * 1_000_000)
    for content in (buffer.getvalue(), b"PK\x03\x04damaged", b""):
        files = [{"path": "x.zip", "content": base64.b64encode(content).decode()}]
        error = Session().call("open", {"files": files, "lang": "en"})["error"]
        assert error["path"] == "x.zip"
        assert "failed here" not in error["message"]


def test_archives_lead_nowhere() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("../a.bpmn", PLAIN)
    files = [{"path": "x.zip", "content": base64.b64encode(buffer.getvalue()).decode()}]
    assert Session().call("open", {"files": files})["processes"] == []


def test_several_files_become_one_archive() -> None:
    files = [{"name": f"amt/{name}.png", "content": base64.b64encode(name.encode()).decode()} for name in "ab"]
    (made,) = Session().call("pack", {"name": "bilder.zip", "files": files})["files"]
    assert (made["name"], made["type"]) == ("bilder.zip", "application/zip")
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(made["content"]))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {"amt/a.png": b"a", "amt/b.png": b"b"}
    assert "error" in Session().call("pack", {"name": "x.zip", "files": [{"name": "../a", "content": ""}]})


def test_what_cannot_be_made_is_named(open_session: Open) -> None:
    session = open_session(
        a__bpmn=PLAIN, kaputt__bpmn=b"<definitions", a__media__yaml="steps: {Antrag: {medium: oral}}"
    )
    answer = session.call("take", {"what": "zip"})
    assert [one["model"] for one in answer["refused"]] == ["kaputt.bpmn"]
    (whole,) = (base64.b64decode(one["content"]) for one in answer["files"])
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        assert archive.read("kaputt.bpmn") == b"<definitions"
    for what in ("nothing", "pdff"):
        assert "error" in session.call("take", {"what": what})
    assert "error" in Session().call("take", {"what": "zip"})


def test_the_table_comes_back_as_in_the_terminal(
    example: Session, workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (table,) = taken(example, "csv").values()
    text = table.decode("utf-8-sig")
    header = text.splitlines()[0].split(";")
    column = header.index("Eingang")
    lines = text.splitlines()
    cells = lines[1].split(";")
    cells[column] = "Papier"
    filled = "\n".join([lines[0], ";".join(cells), *lines[2:]]).encode("utf-8-sig")
    (workplace / "ist.media.csv").write_bytes(filled)
    assert run(["annotate", "--from", "ist.media.csv", "--lang", "de"], os.environ) in (0, 1)
    said = capsys.readouterr().out
    answer = example.call(
        "bring", {"name": "ist.media.csv", "content": base64.b64encode(filled).decode(), "lang": "de"}
    )
    assert "error" not in answer
    assert answer["notes"] == [line for line in said.splitlines() if line]
    assert example.desk.workspace.files["ist.media.yaml"] == (workplace / "ist.media.yaml").read_bytes()
    assert example.call("undo", {})["can_undo"] is False


def test_a_workbook_that_nobody_filled_says_nothing_new(example: Session) -> None:
    (name, table), *_ = taken(example, "table").items()
    answer = example.call(
        "open", {"files": [{"path": name, "content": base64.b64encode(table).decode()}], "lang": "en"}
    )
    assert answer["notes"][-1] == "The table says nothing new."


def test_a_table_of_other_models_is_named(example: Session) -> None:
    table = b"Schritt;ID;Eingang;Datei\nX;Y;Papier;andere.bpmn\n"
    answer = example.call("bring", {"name": "t.csv", "content": base64.b64encode(table).decode(), "lang": "en"})
    assert any("andere.bpmn" in note for note in answer["notes"]), answer
    assert "error" in example.call("bring", {"name": "t.csv", "content": ""})


def test_the_archive_of_one_process_holds_nothing_of_others(example: Session) -> None:
    example.call("open", {"files": opened(b__bpmn=PLAIN, b__media__yaml="steps: {Antrag: {medium: oral}}")})
    example.call("open", {"files": opened(_media__yaml="labels: {Pruefen: {medium: data}}")})
    with zipfile.ZipFile(io.BytesIO(taken(example, "zip")["mediabruch.zip"])) as archive:
        names = archive.namelist()
    assert {"ist.bpmn", "ist.media.yaml", "_media.yaml"} <= set(names)
    assert not [name for name in names if name.startswith("b.")]
