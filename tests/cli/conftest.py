"""A command line in a folder with models."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from mediabruch.cli import run
from tests.support.models import build


class Done(NamedTuple):
    """What a command line left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: `antrag.bpmn`, a `kaputt.bpmn`, and a folder `amt` with two models."""
    model = build("Antrag > Pruefen > Bescheid").xml
    (tmp_path / "antrag.bpmn").write_bytes(model)
    (tmp_path / "kaputt.bpmn").write_bytes(b"<definitions")
    (tmp_path / "antrag.media.yaml").write_text(
        "steps:\n  Antrag: {medium: digital}\n  Pruefen: {medium: paper}\n", encoding="utf-8"
    )
    (tmp_path / "amt").mkdir()
    (tmp_path / "amt" / "eins.bpmn").write_bytes(model)
    (tmp_path / "amt" / "zwei.bpmn").write_bytes(model)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def mediabruch(folder: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line, with further variables of the environment."""

    def command(*arguments: str, **environ: str) -> Done:
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        code = run(arguments, os.environ)
        out, err = capsysbinary.readouterr()
        return Done(code, out.decode(), err.decode())

    return command
