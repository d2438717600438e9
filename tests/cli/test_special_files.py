"""Pipes where files are meant: one sentence, and nobody waits."""

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes that have names")
SILENT = "nothing comes out of this pipe or device"


@pytest.mark.parametrize("command", [("analyze",), ("check", "--no-cache"), ("annotate", "--to", "csv", "-o", "-")])
@pytest.mark.parametrize(
    "name", ["amt/_media.yaml", "_media.json", "amt/eins.media.yaml", "amt/zwei.media.json", "amt/mediabruch.toml"]
)
def test_beside_a_model(mediabruch: Run, command: tuple[str, ...], name: str) -> None:
    os.mkfifo(name)
    done = mediabruch(*command, "amt")
    assert done.code == 2
    said = "".join((done.out + done.err).split())
    assert "".join(SILENT.split()) in said
    assert name.rpartition("/")[2] in said


@pytest.mark.parametrize("command", [("analyze",), ("check", "--no-cache")])
def test_as_a_model(mediabruch: Run, command: tuple[str, ...]) -> None:
    os.mkfifo("leer.bpmn")
    Path("leer.media.yaml").write_text("steps: {}", encoding="utf-8")
    done = mediabruch(*command, "leer.bpmn")
    assert done.code == 2
    assert SILENT in done.out + done.err


def test_among_the_models_of_a_folder_it_is_none(mediabruch: Run) -> None:
    os.mkfifo("amt/leer.bpmn")
    os.mkfifo("amt/leer.xml")
    assert mediabruch("analyze", "amt").code == 0


def test_a_pyproject_that_is_none_is_left_alone(mediabruch: Run) -> None:
    os.mkfifo("pyproject.toml")
    assert mediabruch("analyze", "antrag.bpmn").code == 0


def test_a_baseline(mediabruch: Run) -> None:
    os.mkfifo("known.json")
    done = mediabruch("check", "--no-cache", "antrag.bpmn", "--baseline", "known.json")
    assert (done.code, done.out) == (2, "")
    assert SILENT in done.err


def test_a_table(mediabruch: Run) -> None:
    os.mkfifo("t.csv")
    done = mediabruch("annotate", "--from", "t.csv", "amt")
    assert (done.code, done.out) == (2, "")
    assert SILENT in done.err


def test_a_broken_link_for_an_annotation_file(mediabruch: Run) -> None:
    Path("amt/eins.media.yaml").symlink_to("gone.yaml")
    done = mediabruch("analyze", "amt/eins.bpmn")
    assert done.code == 2
    assert "eins.media.yaml" in done.err


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="needs numbers of open files as names")
@pytest.mark.parametrize(
    ("command", "shown"), [("analyze", "Pruefen"), ("check", "1 model checked"), ("render", "Pruefen")]
)
def test_what_a_shell_substitutes_is_read(mediabruch: Run, command: str, shown: str) -> None:
    reader, writer = os.pipe()
    os.write(writer, Path("antrag.bpmn").read_bytes())
    os.close(writer)
    try:
        done = mediabruch(command, f"/dev/fd/{reader}")
    finally:
        os.close(reader)
    assert done.err == ""
    assert shown in done.out
