"""The command as a whole: languages, color, help, version, and how it ends."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import mediabruch as package
from mediabruch.cli import options
from mediabruch.cli.terminal import screen_for, wants_color
from mediabruch.config.config import OWN_FILE
from tests.cli.conftest import Run

COMMAND = [sys.executable, "-m", "mediabruch"]


@pytest.mark.parametrize(
    ("arguments", "environ", "language"),
    [
        (["--lang", "de", "analyze", "antrag.bpmn"], {}, "de"),
        (["analyze", "antrag.bpmn", "--lang", "de"], {"LANG": "en_US.UTF-8"}, "de"),
        (["analyze", "--lang=en", "antrag.bpmn"], {"LANG": "de_DE.UTF-8"}, "en"),
        (["analyze", "antrag.bpmn"], {"LANG": "de_DE.UTF-8"}, "de"),
        (["analyze", "antrag.bpmn"], {"LC_ALL": "C", "LANG": "de_DE.UTF-8"}, "en"),
        (["analyze", "antrag.bpmn"], {}, "en"),
    ],
)
def test_language(mediabruch: Run, arguments: list[str], environ: dict[str, str], language: str) -> None:
    title = {"de": "Ende-zu-Ende-Wert", "en": "End-to-end score"}[language]
    assert title in mediabruch(*arguments, **environ).out


@pytest.mark.parametrize("arguments", [["--help"], ["analyze", "--help"], ["explain", "--help"]])
def test_help_speaks_german_throughout(mediabruch: Run, arguments: list[str]) -> None:
    text = mediabruch(*arguments, "--lang", "de").out
    assert text.startswith("Aufruf: mediabruch")
    assert not re.search(r"\b(the|and|of|Usage|Options|Commands|default|Show)\b", text)


def test_errors_of_use_speak_german(mediabruch: Run) -> None:
    assert mediabruch("analyze", "--lang", "de").err == "Fehler: Es fehlt das Argument 'PFAD...'.\n"
    assert "Meinten Sie analyze?" in mediabruch("analyse", "--lang", "de").err
    assert re.search(r"Meinten Sie '?--format'?\?", mediabruch("analyze", "--formt", "--lang", "de").err)
    assert "ist keines von 'de', 'en'" in mediabruch("--lang", "fr", "analyze", "x", LANG="de_DE").err


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        (["analyze", "--foo", "models/a.bpmn"], "Fehler: "),
        (["analyze", "--foo", "models"], "Fehler: "),
        (["analyze", "--lang", "en", "--foo", "models/a.bpmn"], "Error: "),
        (["analyze", "--no-config", "--foo", "models/a.bpmn"], "Error: "),
        (["analyze", "--config", "english.toml", "--foo", "models/a.bpmn"], "Error: "),
        (["analyze", "--foo", "gone.bpmn"], "Error: "),
    ],
)
def test_errors_of_use_speak_the_language_of_the_configuration(
    mediabruch: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], begins: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "models" / ".git").mkdir(parents=True)
    (tmp_path / "models" / "a.bpmn").touch()
    (tmp_path / "models" / OWN_FILE).write_text("definition = 'standard'\nlang = 'de'\n")
    (tmp_path / "english.toml").write_text("lang = 'en'\n[check]\n")
    assert options.OWN_FILE == OWN_FILE
    assert mediabruch(*arguments).err.startswith(begins)


def test_version(mediabruch: Run) -> None:
    assert mediabruch("--version").out == f"mediabruch {package.__version__}\n"


def test_no_command_shows_help(mediabruch: Run) -> None:
    done = mediabruch()
    assert done.code == 2
    assert "analyze" in done.out + done.err


@pytest.mark.parametrize(
    ("environ", "wanted"),
    [
        ({}, None),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, None),
        ({"FORCE_COLOR": "1"}, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
    ],
)
def test_color_is_as_the_user_wants(environ: dict[str, str], wanted: bool | None) -> None:  # noqa: FBT001
    assert wants_color(environ) is wanted


def test_color_reaches_the_report(mediabruch: Run) -> None:
    assert "\x1b[" not in mediabruch("analyze", "antrag.bpmn").out
    assert "\x1b[1m" in mediabruch("analyze", "antrag.bpmn", FORCE_COLOR="1").out
    assert "\x1b[" not in mediabruch("analyze", "antrag.bpmn", FORCE_COLOR="1", NO_COLOR="1").out


@pytest.mark.parametrize(("columns", "width"), [("100", 100), ("10", 40), ("400", 120)])
def test_width_follows_the_terminal_within_reason(columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert screen_for(sys.stdout, {}).width == width


def test_an_ascii_terminal_gets_ascii(folder: Path) -> None:
    environ = {**os.environ, "PYTHONIOENCODING": "ascii", "LANG": "de_DE", "LC_ALL": ""}
    for arguments in (["analyze", "antrag.bpmn"], ["explain", "MB102"], ["--help"], ["analyze", "fehlt.bpmn"]):
        done = subprocess.run([*COMMAND, *arguments], env=environ, capture_output=True, check=False)
        assert (done.stdout + done.stderr).isascii()
        assert b"Traceback" not in done.stderr


def test_interrupted(mediabruch: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("mediabruch.analysis.analyze_model", interrupt)
    assert mediabruch("analyze", "antrag.bpmn").code == 130


@pytest.mark.skipif(os.name != "posix", reason="pipes are POSIX's")
def test_a_reader_that_leaves_is_no_error(folder: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*COMMAND, "analyze", *["antrag.bpmn"] * 2], stdout=writer, stderr=subprocess.PIPE, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_shell_completion_completes_commands_and_options() -> None:
    environ = {**os.environ, "_MEDIABRUCH_COMPLETE": "bash_complete", "COMP_WORDS": "mediabruch an", "COMP_CWORD": "1"}
    done = subprocess.run(COMMAND, env=environ, capture_output=True, text=True, check=False)
    assert done.stdout == "plain,analyze\nplain,annotate\n"
    environ |= {"COMP_WORDS": "mediabruch analyze --format js", "COMP_CWORD": "3"}
    done = subprocess.run(COMMAND, env=environ, capture_output=True, text=True, check=False)
    assert done.stdout == "plain,json\n"


@pytest.mark.parametrize(
    ("arguments", "german", "english"),
    [
        (["analyze", "-f", "htlm", "x.bpmn"], "Meinten Sie html?", "Did you mean html?"),
        (["check", "-f", "sarfi", "x.bpmn"], "Meinten Sie sarif?", "Did you mean sarif?"),
        (["annotate", "--to", "xls", "x.bpmn"], "Meinten Sie xlsx?", "Did you mean xlsx?"),
        (["render", "--theme", "drak", "x.bpmn"], "Meinten Sie dark?", "Did you mean dark?"),
        (["render", "--width", "abc", "x.bpmn"], "„abc“ ist keine ganze Zahl.", "“abc” is no whole number."),
        (["explain", "t0", __file__], "Das Modell kommt zuerst", "The model comes first"),
    ],
)
def test_mistakes_of_use_are_told_with_the_nearest_word(
    mediabruch: Run, arguments: list[str], german: str, english: str
) -> None:
    for language, sentence in (("de", german), ("en", english)):
        ended = mediabruch(*arguments, "--lang", language)
        assert ended.code == 2
        assert sentence in ended.err
        assert len(ended.err.splitlines()) == 1
