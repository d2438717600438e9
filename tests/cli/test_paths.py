"""Which models a command line works on."""

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
COMMANDS = [
    ("analyze",),
    ("check", "--fail-on", "none"),
    ("annotate", "--to", "csv", "-o", "-"),
    ("annotate", "--check"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_patterns_that_no_shell_expanded(mediabruch: Run, command: tuple[str, ...]) -> None:
    done = mediabruch(*command, "a*/*.bpmn", "--lang", "en")
    assert done.code == 0, done.err
    done = mediabruch(*command, "b*/*.bpmn", "--lang", "en")
    assert done.code == 2
    assert "b*/*.bpmn: There is no such file, and no model that this fits as a pattern." in done.err


@pytest.mark.parametrize("command", ["render", "explain"])
def test_a_pattern_where_one_file_is_wanted(mediabruch: Run, command: str) -> None:
    step = ["Pruefen"] if command == "explain" else []
    assert mediabruch(command, "an*.bpmn", *step).code == 0
    done = mediabruch(command, "amt/*.bpmn", *step, "--lang", "en")
    assert done.code == 2
    assert "amt/*.bpmn fits 2 models; name one." in done.err


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_what_is_excluded(mediabruch: Run, folder: Path, command: tuple[str, ...]) -> None:
    assert mediabruch(*command, ".").code == (0 if "--check" in command else 2)
    assert mediabruch(*command, ".", "--exclude", "kaputt.*").code == 0
    (folder / "mediabruch.toml").write_text('exclude = ["kaputt.bpmn"]\n', encoding="utf-8")
    assert mediabruch(*command, ".").code == 0
    done = mediabruch(*command, "amt", "--exclude", "amt/", "--lang", "en")
    assert done.code == 2
    assert "There is no model in amt but what is excluded" in done.err
    done = mediabruch(*command, ".", "--exclude", "a\\b", "--lang", "en")
    assert done.code == 2
    assert "parted by a slash" in done.err


def test_patterns_are_seen_from_where_they_are_written(
    mediabruch: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "mediabruch.toml").write_text('exclude = ["/amt/eins.bpmn", "/kaputt.bpmn"]\n', encoding="utf-8")
    monkeypatch.chdir(folder / "amt")
    listed = mediabruch("check", ".", "-f", "json").out
    assert "zwei.bpmn" in listed
    assert "eins.bpmn" not in listed
    assert "zwei.bpmn" not in mediabruch("check", "..", "-f", "json", "--exclude", "zwei.bpmn").out


def test_an_excluded_folder_may_hold_a_broken_configuration(mediabruch: Run, folder: Path) -> None:
    (folder / "mediabruch.toml").write_text('exclude = ["amt/", "kaputt.bpmn"]\n', encoding="utf-8")
    (folder / "amt" / "mediabruch.toml").write_text("nonsense = 1\n", encoding="utf-8")
    assert mediabruch("check", ".", "--fail-on", "none").code == 0


def test_hooks_name_files_that_are_excluded(mediabruch: Run) -> None:
    options = ("--exclude", "kaputt.bpmn", "--fail-on", "none")
    assert mediabruch("check", "kaputt.bpmn", *options).code == 2
    assert mediabruch("check", "kaputt.bpmn", *options, "--force-exclude").code == 0


def test_xml_that_only_names_bpmn_is_counted(mediabruch: Run, folder: Path) -> None:
    (folder / "amt" / "style.xml").write_text(f'<xsl:stylesheet xmlns:bpmn="{BPMN}"/>', encoding="utf-8")
    done = mediabruch("check", "amt", "--fail-on", "none", "--lang", "en")
    assert done.code == 0
    assert "1 XML file that names BPMN and is no model was passed over." in " ".join(done.out.split())
    assert mediabruch("check", "amt/style.xml", "--fail-on", "none").code == 2


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_folder_that_may_not_be_read_is_said(
    mediabruch: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    (folder / "kaputt.bpmn").unlink()
    scandir = os.scandir

    def refusing(path: str) -> object:
        if Path(path).name == "amt":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    done = mediabruch(*command, ".", "--lang", "en")
    assert done.code == 2
    assert "amt: The folder cannot be read: permission denied." in done.out + done.err


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--fix", "antrag.bpmn"], "--fix means nothing here; it goes with --check."),
        (["--to", "csv", "antrag.bpmn", "--as", "zeebe"], "--as means nothing here; it goes with --into-model."),
        (["--check", "antrag.bpmn", "-o", "x.csv"], "--output means nothing here; it goes with --to, "),
        (["--templates", "camunda7", "--definition", "physical"], "--definition means nothing here"),
    ],
)
def test_options_of_another_mode_are_refused(mediabruch: Run, options: list[str], says: str) -> None:
    done = mediabruch("annotate", *options, "--lang", "en")
    assert done.code == 2
    assert says in done.err
