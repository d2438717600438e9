"""Streams that are closed, full, or that nobody reads any more: one sentence, and the right exit code."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.models import build

pytestmark = pytest.mark.skipif(
    os.name != "posix" or not Path("/dev/full").exists(), reason="needs a shell and a full device"
)
CALM = "Form(data) > Check(data)"
"""A model in which nothing is found."""


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "type[Shell]":
    (tmp_path / "m.bpmn").write_bytes(build(CALM).xml)
    monkeypatch.chdir(tmp_path)
    return Shell


class Shell:
    """A line of shell in which `mediabruch` is the command, and what it left behind."""

    def __init__(self, line: str) -> None:
        root = Path(__file__).parents[2]
        environ = {**os.environ, "PYTHONPATH": str(root), "LC_ALL": "C.UTF-8"}
        script = f'mediabruch() {{ "{sys.executable}" -m mediabruch "$@"; }}\n{line}'
        done = subprocess.run(["/bin/sh", "-c", script], capture_output=True, text=True, env=environ, check=False)
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr

    def __repr__(self) -> str:
        return f"exit {self.code}\n{self.out}{self.err}"


@pytest.mark.parametrize(
    "line",
    [
        "mediabruch analyze m.bpmn > /dev/full",
        "mediabruch check --no-cache --exit-zero m.bpmn > /dev/full",
        "mediabruch annotate --to csv m.bpmn -o - > /dev/full",
        "mediabruch annotate --check m.bpmn > /dev/full",
        "mediabruch init > /dev/full",
        "mediabruch --help > /dev/full",
        "mediabruch --version > /dev/full",
        "mediabruch analyze m.bpmn >&-",
        "mediabruch --help >&-",
        "mediabruch analyze - <&-",
    ],
)
def test_what_cannot_be_written_or_read_is_said(shell: type[Shell], line: str) -> None:
    done = shell(line)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1), done
    assert done.err.startswith("Error: ")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("mediabruch analyze gone.bpmn 2>&-", 2),
        ("mediabruch analyze gone.bpmn 2> /dev/full", 2),
        ("mediabruch analyze m.bpmn -o report.txt <&- >&- 2>&-", 0),
        ("mediabruch check --no-cache m.bpmn -f json 2>&-", 0),
    ],
)
def test_what_nobody_can_hear_changes_nothing(shell: type[Shell], line: str, code: int) -> None:
    assert shell(line).code == code


def test_a_file_never_takes_the_place_of_a_closed_stream(shell: type[Shell]) -> None:
    shell("mediabruch analyze m.bpmn -o report.txt <&- >&- 2>&-")
    assert Path("report.txt").read_text(encoding="utf-8") == shell("mediabruch analyze m.bpmn").out


@pytest.mark.parametrize("command", ["--help", "rules", "analyze m.bpmn", "annotate --to csv m.bpmn -o -"])
def test_a_reader_who_has_seen_enough_is_no_mistake(shell: type[Shell], command: str) -> None:
    done = shell(f"(mediabruch {command}; echo $? >&3) 3>code | true")
    assert (done.err, Path("code").read_text(encoding="utf-8")) == ("", "0\n")
