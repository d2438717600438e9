"""What nobody foresaw stays with the file that it happened at: one sentence, exit code 2, and the others go on."""

import html
from pathlib import Path

import pytest

import mediabruch.bpmn
from mediabruch.analysis import Analysis
from mediabruch.model import Model
from mediabruch.report.setting import ReportSetting
from mediabruch.report.walk import screen as walk
from tests.cli.conftest import Run
from tests.support.models import build

ODD = b"odd"
COMMANDS = [
    ("analyze",),
    ("analyze", "-f", "json"),
    ("analyze", "-f", "svg", "-o", "drawn/"),
    ("analyze", "-f", "html"),
    ("annotate", "--to", "csv", "-o", "-"),
    ("annotate", "--into-model", "-o", "drawn/"),
    ("check", "--no-cache", "--exit-zero"),
]


@pytest.fixture
def odd(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with a model that something goes wrong in, which is never said to be foreseen."""
    reading = mediabruch.bpmn.read_bytes

    def read_bytes(data: bytes, path: str, *, diagram: bool = False) -> Model:
        if ODD in data:
            raise IndexError("list index\nout of range")
        return reading(data, path, diagram=diagram)

    monkeypatch.setattr(mediabruch.bpmn, "read_bytes", read_bytes)
    monkeypatch.setattr("mediabruch.exchange.in_model.read_bytes", read_bytes)
    (folder / "viele").mkdir()
    (folder / "drawn").mkdir()
    model = build("Antrag > Pruefen").xml
    for name, text in {"a": model, "b": model + b"<!-- odd -->", "c": model}.items():
        (folder / "viele" / f"{name}.bpmn").write_bytes(text)
        (folder / "viele" / f"{name}.media.yaml").write_text("steps: {Antrag: {medium: paper}}", encoding="utf-8")


@pytest.mark.usefixtures("odd")
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_other_files_are_reported(mediabruch: Run, command: tuple[str, ...]) -> None:
    done = mediabruch(*command, "viele")
    assert done.code == (0 if "--exit-zero" in command else 2)
    said = " ".join(html.unescape(done.out + done.err).split())
    assert "mediabruch failed here (IndexError: list index out of range); please report it." in said
    assert "viele/b.bpmn" in said
    assert "Traceback" not in said


@pytest.mark.usefixtures("odd")
@pytest.mark.parametrize("command", [COMMANDS[0], COMMANDS[1], COMMANDS[2], COMMANDS[5]], ids=" ".join)
def test_alone_it_is_the_error(mediabruch: Run, command: tuple[str, ...]) -> None:
    done = mediabruch(*command, "viele/b.bpmn")
    said = "Error: viele/b.bpmn: mediabruch failed here (IndexError: list index out of range); please report it.\n"
    assert (done.code, done.out) == (2, "")
    assert done.err.endswith(said)


@pytest.mark.usefixtures("odd")
def test_developers_may_see_where(mediabruch: Run) -> None:
    done = mediabruch("analyze", "viele", MEDIABRUCH_DEBUG="1")
    assert done.code == 2
    assert "Traceback" in done.err
    assert "please report it" in done.err


@pytest.mark.parametrize("error", [RecursionError, MemoryError, AssertionError, KeyError, OSError])
def test_the_last_net(mediabruch: Run, monkeypatch: pytest.MonkeyPatch, error: type[Exception]) -> None:
    def fail(*_: object) -> None:
        raise error("x" * 10_000)

    monkeypatch.setattr("mediabruch.files.search.search", fail)
    done = mediabruch("analyze", "antrag.bpmn")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Error: ")
    assert done.err.count("\n") == 1


def test_a_report_is_made_without_the_model_that_it_fails_at(mediabruch: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def part(analysis: Analysis, _: ReportSetting) -> str:
        if analysis.model.path.endswith("eins.bpmn"):
            raise ZeroDivisionError
        return analysis.model.path

    monkeypatch.setattr(walk, "walk_part", part)
    done = mediabruch("analyze", "amt", "--format", "walk")
    assert done.code == 2
    assert done.out.startswith("amt/zwei.bpmn\nNot read\n  amt/eins.bpmn: mediabruch failed here (ZeroDivisionError)")
