"""`--output`: a file is complete or untouched, and never one of the inputs."""

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_the_file_holds_what_the_screen_would_show(mediabruch: Run) -> None:
    shown = mediabruch("analyze", "antrag.bpmn", "--lang", "de").out
    assert mediabruch("analyze", "antrag.bpmn", "--lang", "de", "-o", "bericht.txt") == (0, "", "")
    assert Path("bericht.txt").read_text(encoding="utf-8") == shown
    assert mediabruch("analyze", "antrag.bpmn", "--lang", "de", "-o", "-").out == shown


def test_nothing_is_left_beside_it(mediabruch: Run, folder: Path) -> None:
    before = set(folder.iterdir())
    mediabruch("analyze", "antrag.bpmn", "-o", "bericht.txt")
    assert set(folder.iterdir()) - before == {folder / "bericht.txt"}


@pytest.mark.parametrize(
    "target", ["antrag.bpmn", "./antrag.bpmn", "amt/../antrag.bpmn", "link.bpmn", "antrag.media.yaml"]
)
def test_inputs_are_never_overwritten(mediabruch: Run, target: str) -> None:
    Path("link.bpmn").symlink_to("antrag.bpmn")
    before = {name: Path(name).read_bytes() for name in ("antrag.bpmn", "antrag.media.yaml")}
    done = mediabruch("analyze", "antrag.bpmn", "-o", target)
    assert (done.code, done.out) == (2, "")
    assert "one of the input files" in done.err
    assert {name: Path(name).read_bytes() for name in before} == before


def test_a_folder_that_is_not_there(mediabruch: Run) -> None:
    done = mediabruch("analyze", "antrag.bpmn", "-o", "nirgends/bericht.txt")
    assert done.code == 2
    assert done.err.startswith("Error: nirgends/bericht.txt: The file cannot be written: ")


@pytest.mark.skipif(os.name != "posix", reason="devices are POSIX's")
def test_a_device_stays_a_device(mediabruch: Run) -> None:
    assert mediabruch("analyze", "antrag.bpmn", "-o", "/dev/null").code == 0
    assert Path("/dev/null").is_char_device()


def test_a_file_is_as_wide_as_a_page_and_without_color(mediabruch: Run) -> None:
    mediabruch("analyze", "antrag.bpmn", "-o", "bericht.txt", COLUMNS="40", FORCE_COLOR="1")
    text = Path("bericht.txt").read_text(encoding="utf-8")
    assert "\x1b" not in text
    assert 40 < max(map(len, text.splitlines())) <= 80
