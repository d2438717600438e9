"""`mediabruch render` and the drawings of `analyze`."""

from pathlib import Path

import pytest
from lxml import etree

from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("arguments", "start"),
    [
        ([], "<svg"),
        (["--format", "dot"], "// mediabruch"),
        (["--format", "html"], "<!DOCTYPE html>"),
        (["--format", "bpmn"], "<?xml"),
    ],
)
def test_drawings_go_to_standard_output(mediabruch: Run, arguments: list[str], start: str) -> None:
    done = mediabruch("render", "antrag.bpmn", *arguments)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(start)


@pytest.mark.parametrize(
    ("output", "start"),
    [
        ("a.svg", b"<svg"),
        ("a.html", b"<!DOCTYPE"),
        ("a.gv", b"// mediabruch"),
        ("a.bpmn", b"<?xml"),
        ("a", b"<svg"),
    ],
)
def test_the_ending_of_the_file_says_the_format(mediabruch: Run, folder: Path, output: str, start: bytes) -> None:
    assert mediabruch("render", "antrag.bpmn", "-o", output) == (0, "", "")
    assert (folder / output).read_bytes().startswith(start)


@pytest.mark.parametrize("target", ["antrag.bpmn", "antrag.media.yaml", "./amt/../antrag.bpmn"])
@pytest.mark.parametrize("command", ["render", "analyze"])
def test_an_input_is_never_overwritten(mediabruch: Run, folder: Path, command: str, target: str) -> None:
    before = (folder / target).read_bytes()
    done = mediabruch(command, "antrag.bpmn", "--format", "bpmn", "-o", target)
    assert done.code == 2
    sentence = "Annotation files are called so" if target.endswith(".yaml") else "This is one of the input files"
    assert sentence in done.err
    assert (folder / target).read_bytes() == before


def test_markers_are_written_if_asked_for(mediabruch: Run) -> None:
    plain = mediabruch("render", "antrag.bpmn", "--format", "bpmn").out
    marked = mediabruch("render", "antrag.bpmn", "--format", "bpmn", "--markers").out
    assert "textAnnotation" not in plain
    assert "MB101 printout: digital → paper" in str(etree.fromstring(marked.encode()).xpath("string()"))


def test_drawings_of_several_models_go_into_a_folder(mediabruch: Run, folder: Path) -> None:
    (folder / "bilder").mkdir()
    done = mediabruch("analyze", "amt", "antrag.bpmn", "--format", "svg", "-o", "bilder")
    assert done.code == 0
    assert done.err == "Written: bilder/eins.svg, bilder/zwei.svg, bilder/antrag.svg\n"
    assert sorted(path.name for path in (folder / "bilder").iterdir()) == ["antrag.svg", "eins.svg", "zwei.svg"]


@pytest.mark.parametrize(
    ("output", "names"),
    [("bild.dot", ["bild-1.dot", "bild-2.dot"]), ("bild{n}x.dot", ["bild1x.dot", "bild2x.dot"])],
)
def test_several_drawings_get_numbers(mediabruch: Run, folder: Path, output: str, names: list[str]) -> None:
    assert mediabruch("analyze", "amt", "--format", "dot", "-o", output).code == 0
    assert sorted(path.name for path in folder.glob("*.dot")) == names


def test_models_of_one_name_are_told_apart(mediabruch: Run, folder: Path) -> None:
    (folder / "amt2").mkdir()
    (folder / "amt2" / "eins.bpmn").write_bytes((folder / "antrag.bpmn").read_bytes())
    (folder / "aus").mkdir()
    mediabruch("analyze", "amt", "amt2", "--format", "bpmn", "-o", "aus/")
    assert sorted(path.name for path in (folder / "aus").iterdir()) == [
        "amt-eins.colored.bpmn", "amt2-eins.colored.bpmn", "zwei.colored.bpmn"
    ]  # fmt: skip


def test_standard_output_takes_the_first_of_several(mediabruch: Run) -> None:
    done = mediabruch("analyze", "amt", "--format", "svg")
    assert done.out.count("<svg") == 1
    assert done.err == "This is the first of 2 pictures; with --output you get all of them.\n"


def test_files_that_cannot_be_read_are_told_beside_the_drawings(mediabruch: Run) -> None:
    done = mediabruch("analyze", "antrag.bpmn", "kaputt.bpmn", "--format", "svg")
    assert done.code == 2
    assert done.out.startswith("<svg")
    assert done.err.startswith("kaputt.bpmn")
    assert mediabruch("analyze", "kaputt.bpmn", "amt/../kaputt.bpmn", "--format", "svg").code == 2


@pytest.mark.parametrize("format_", ["markdown", "walk", "html"])
def test_reports_speak_german(mediabruch: Run, format_: str) -> None:
    done = mediabruch("analyze", "antrag.bpmn", "--format", format_, "--lang", "de")
    assert (done.code, done.err) == (0, "")
    assert "Papier" in done.out


def test_standard_input_is_drawn_but_not_colored(
    mediabruch: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for format_, code in (("svg", 0), ("bpmn", 2)):
        with (folder / "antrag.bpmn").open() as model:
            monkeypatch.setattr("sys.stdin", model)
            done = mediabruch("render", "-", "--format", format_)
        assert done.code == code
        assert done.out.startswith("<svg") == (code == 0)
    assert done.err == "Error: -: Coloring needs the model's file, which cannot be read; name the file itself.\n"
