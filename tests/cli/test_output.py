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
    done = mediabruch("analyze", "antrag.bpmn", "--format", "text", "-o", target)
    assert (done.code, done.out) == (2, "")
    sentence = "Annotation files are called so" if target.endswith(".yaml") else "This is one of the input files"
    assert sentence in done.err
    assert {name: Path(name).read_bytes() for name in before} == before


@pytest.mark.parametrize("target", ["antrag.bpmn", "amt/eins.bpmn", "antrag.media.yaml", "amt/_media.yaml"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["portfolio", "antrag.bpmn", "amt", "-f", "json", "-o"],
        ["portfolio", "antrag.bpmn", "amt", "--snapshot"],
        ["portfolio", "antrag.bpmn", "amt", "-f", "ring", "-o"],
        ["compare", ".", "amt", "-f", "json", "-o"],
        ["compare", ".", "amt", "--mapping"],
        ["diff", "antrag.bpmn", "amt", "-f", "json", "-o"],
        ["check", "antrag.bpmn", "amt", "--exit-zero", "-o"],
    ],
)
def test_what_reports_are_made_of_is_never_overwritten(mediabruch: Run, arguments: list[str], target: str) -> None:
    Path("amt/_media.yaml").write_text("labels: {}\n", encoding="utf-8")
    content = Path(target).read_bytes()
    name = f"json={target}" if arguments[0] == "check" else target
    assert mediabruch(*arguments, name).code == 2
    assert Path(target).read_bytes() == content


@pytest.mark.parametrize("target", ["eins.media.yaml", "neu/Bericht.Media.JSON", "_media.yaml"])
def test_no_report_is_called_as_annotation_files_are(mediabruch: Run, target: str) -> None:
    done = mediabruch("analyze", "antrag.bpmn", "--format", "json", "-o", target)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"Error: {target}: Annotation files are called so; choose another output file.\n"
    assert not Path(target).exists()


def test_a_folder_that_is_not_there_is_made(mediabruch: Run) -> None:
    assert mediabruch("analyze", "antrag.bpmn", "-o", "neu/noch/bericht.txt").code == 0
    assert Path("neu/noch/bericht.txt").exists()
    assert mediabruch("check", "antrag.bpmn", "-f", "text", "--exit-zero", "-o", "sarif=x/y.sarif").code == 0
    assert Path("x/y.sarif").exists()


def test_a_folder_that_cannot_be_made(mediabruch: Run) -> None:
    done = mediabruch("analyze", "antrag.bpmn", "-o", "antrag.bpmn/bericht.txt", "--lang", "en")
    assert done.code == 2
    sentence = "The file cannot be written: a part of the path is no folder."
    assert done.err == f"Error: antrag.bpmn/bericht.txt: {sentence}\n"


BEGINNINGS = {
    "json": b"{",
    "html": b"<!doctype html>",
    "htm": b"<!doctype html>",
    "md": b"#",
    "svg": b"<svg",
    "dot": b"// mediabruch\ndigraph",
    "gv": b"// mediabruch\ndigraph",
    "bpmn": b"<",
    "bpmn20.xml": b"<",
    "SVG": b"<svg",
}


@pytest.mark.parametrize("command", ["analyze", "render"])
@pytest.mark.parametrize("ending", BEGINNINGS)
def test_the_ending_says_the_format(mediabruch: Run, command: str, ending: str) -> None:
    done = mediabruch(command, "antrag.bpmn", "-o", f"out.{ending}", "--lang", "en")
    if command == "render" and ending in {"json", "md"}:
        assert done.code == 2
        assert "Known endings: .svg, " in done.err.replace(".html, .htm, ", "")
        return
    assert done.code == 0, done.err
    assert Path(f"out.{ending}").read_bytes().lower().lstrip().startswith(BEGINNINGS[ending])


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.json", '{\n "schema": "mediabruch/check'),
        ("a.sarif", '{\n "$schema"'),
        ("a.sarif.json", '{\n "$schema"'),
        ("a.xml", "<?xml"),
        ("a.md", "<!-- mediabruch -->"),
        ("a.txt", "antrag.bpmn:"),
        ("a", "antrag.bpmn:"),
    ],
)
def test_the_ending_says_the_format_of_a_check(mediabruch: Run, name: str, start: str) -> None:
    done = mediabruch("check", "antrag.bpmn", "--exit-zero", "-o", name)
    assert (done.code, done.out) == (0, "")
    assert Path(name).read_text(encoding="utf-8").startswith(start)


@pytest.mark.parametrize(
    "arguments",
    [
        ("analyze", "antrag.bpmn", "-o", "a.odt"),
        ("analyze", "antrag.bpmn", "-o", "a.xlsx"),
        ("analyze", "antrag.bpmn", "-o", "a.sarif"),
        ("render", "antrag.bpmn", "-o", "a.json"),
        ("check", "antrag.bpmn", "-o", "a.html"),
        ("check", "antrag.bpmn", "-o", "a.out"),
        ("annotate", "antrag.bpmn", "--to", "xlsx", "-o", "a.csv"),
        ("annotate", "antrag.bpmn", "--into-model", "-o", "a.svg"),
        ("annotate", "--templates", "camunda7", "-o", "a.xml"),
    ],
    ids=" ".join,
)
def test_an_ending_of_something_else_is_refused(mediabruch: Run, folder: Path, arguments: tuple[str, ...]) -> None:
    done = mediabruch(*arguments, "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert f"{arguments[-1]}: " in done.err
    assert not (folder / arguments[-1]).exists()


def test_the_format_that_is_asked_for_beats_the_ending(mediabruch: Run) -> None:
    mediabruch("check", "antrag.bpmn", "-f", "sarif", "-o", "a.json")
    assert '"$schema"' in Path("a.json").read_text(encoding="utf-8")
    mediabruch("analyze", "antrag.bpmn", "-f", "json", "-o", "a.data")
    assert Path("a.data").read_text(encoding="utf-8").startswith("{")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--scale", "3"], "--scale is for png, and svg"),
        (["--theme", "dark", "-o", "a.dot"], "--theme is for svg, png"),
        (["--markers", "-f", "png"], "--markers is for bpmn"),
    ],
)
def test_styles_that_a_format_has_not(mediabruch: Run, options: list[str], says: str) -> None:
    done = mediabruch("render", "antrag.bpmn", *options, "--lang", "en")
    assert done.code == 2
    assert says in done.err


@pytest.mark.skipif(os.name != "posix", reason="devices are POSIX's")
def test_a_device_stays_a_device(mediabruch: Run) -> None:
    assert mediabruch("analyze", "antrag.bpmn", "-o", "/dev/null").code == 0
    assert Path("/dev/null").is_char_device()


def test_a_file_is_as_wide_as_a_page_and_without_color(mediabruch: Run) -> None:
    mediabruch("analyze", "antrag.bpmn", "-o", "bericht.txt", COLUMNS="40", FORCE_COLOR="1")
    text = Path("bericht.txt").read_text(encoding="utf-8")
    assert "\x1b" not in text
    assert 40 < max(map(len, text.splitlines())) <= 80
