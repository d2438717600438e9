"""What all processes that are open add up to: as `mediabruch portfolio` tells it."""

import json
import os
from pathlib import Path

import pytest

from mediabruch.cli import run
from mediabruch.workbench import Session
from tests.support.models import build
from tests.workbench.conftest import Open

PLAIN = build("Antrag > Pruefen > Bescheid").xml
PAPER = "cases: 100\nsteps: {Antrag: {medium: digital}, Pruefen: {medium: paper}, Bescheid: {medium: digital}}"
DIGITAL = "steps: {Antrag: {medium: digital}, Pruefen: {medium: digital}, Bescheid: {medium: digital}}"


@pytest.fixture
def session(open_session: Open) -> Session:
    other = PLAIN.replace(b"Pool_process", b"Other_process").replace(b"Bescheid", b"Ablage")
    return open_session(
        amt___a__bpmn=other,
        amt___a__media__yaml=DIGITAL.replace("Bescheid", "Ablage"),
        haus___b__bpmn=PLAIN,
        haus___b__media__yaml=PAPER,
        haus___kaputt__bpmn=b"<definitions",
    )


def test_it_is_what_the_command_says(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for path, content in session.desk.workspace.files.items():
        Path(path).parent.mkdir(exist_ok=True)
        Path(path).write_bytes(content)
    assert run(["portfolio", ".", "--format", "json", "--no-cache", "--lang", "en"], os.environ) == 2
    report = json.loads(capsys.readouterr().out)
    answer = session.call("portfolio", {"lang": "en"})
    assert answer["order"] == [one["path"] for one in report["processes"]] == ["haus/b.bpmn", "amt/a.bpmn"]
    assert answer["standing"] == "2 processes: 1 is digital throughout, 1 leaves the digital path."
    assert any("100 a year" in sentence for sentence in answer["totals"])


def test_it_follows_what_is_stated(session: Session) -> None:
    before = session.call("portfolio", {"lang": "de"})
    session.call("state", {"path": "haus/b.bpmn", "steps": {"Pruefen": {"medium": "digital"}}})
    after = session.call("portfolio", {"lang": "de"})
    assert before["standing"] != after["standing"]
    assert after["measures"] == []
    session.call("undo", {})
    assert session.call("portfolio", {"lang": "de"}) == before


@pytest.mark.parametrize("lang", ["de", "en"])
def test_nothing_open_is_said(lang: str) -> None:
    assert Session().call("portfolio", {"lang": lang})["standing"]
