"""`mediabruch portfolio`: what it reads, writes, and returns."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_folders_become_a_list(mediabruch: Run) -> None:
    done = mediabruch("portfolio", "amt", "antrag.bpmn", "--lang", "en")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("1 process: 1 leaves the digital path.")  # what is annotated counts
    assert "amt/zwei.bpmn is a copy or another version of antrag.bpmn." in " ".join(done.out.split())


def test_parts_make_the_whole(mediabruch: Run, folder: Path) -> None:
    mediabruch("portfolio", "amt", "-o", "a.jsonl")
    mediabruch("portfolio", "antrag.bpmn", "-o", "b.jsonl")
    whole = json.loads(mediabruch("portfolio", "amt", "antrag.bpmn", "-f", "json").out)
    assert json.loads(mediabruch("portfolio", "b.jsonl", "a.jsonl", "-f", "json").out) == whole
    assert json.loads(mediabruch("portfolio", "antrag.bpmn", "a.jsonl", "-f", "json").out) == whole
    (folder / "c.jsonl").write_text("{}\n", encoding="utf-8")
    done = mediabruch("portfolio", "c.jsonl", "--lang", "de")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Fehler: c.jsonl:1: Diese Zeile")
    (folder / "d.jsonl").write_bytes(b"Pr\xfcfung\n")
    assert mediabruch("portfolio", "d.jsonl", "--lang", "de").err.startswith("Fehler: d.jsonl:1: Diese Zeile")


def test_a_file_that_cannot_be_read_is_a_row_with_its_reason(mediabruch: Run) -> None:
    done = mediabruch("portfolio", "antrag.bpmn", "kaputt.bpmn", "--lang", "en")
    assert done.code == 2
    assert "kaputt.bpmn:1: " in done.out


def test_a_snapshot_tells_later_what_changed(mediabruch: Run, folder: Path) -> None:
    assert mediabruch("portfolio", "antrag.bpmn", "--snapshot", "stand.json").code == 0
    done = mediabruch("portfolio", "antrag.bpmn", "--previous", "stand.json", "--lang", "en")
    assert "before:" not in done.out
    (folder / "antrag.media.yaml").write_text("steps:\n  Antrag: {medium: digital}\n", encoding="utf-8")
    done = mediabruch("portfolio", "antrag.bpmn", "--previous", "stand.json", "--lang", "en")
    assert "before:" in done.out
    done = mediabruch("portfolio", "antrag.bpmn", "--previous", "antrag.bpmn", "--lang", "en")
    assert (done.code, done.out) == (2, "")


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    "arguments", [("leer",), ("fehlt.bpmn",), ("fehlt.jsonl",), ("amt", "--previous", "fehlt.json")]
)
def test_mistakes_are_one_sentence(mediabruch: Run, folder: Path, language: str, arguments: tuple[str, ...]) -> None:
    (folder / "leer").mkdir()
    done = mediabruch("portfolio", *arguments, "--lang", language)
    assert done.code == 2
    assert "Traceback" not in done.err + done.out


def test_a_part_that_is_named_twice_counts_once(mediabruch: Run) -> None:
    mediabruch("portfolio", "antrag.bpmn", "-o", "a.jsonl")
    once = mediabruch("portfolio", "a.jsonl", "-f", "json").out
    assert mediabruch("portfolio", "a.jsonl", "a.jsonl", "-f", "json").out == once
