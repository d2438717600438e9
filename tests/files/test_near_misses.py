"""Files that are called almost as those that speak for a model."""

from pathlib import Path

import pytest

from mediabruch.files.ancestors import Ancestors
from mediabruch.files.near_misses import misnamed_configurations, near_misses
from tests.bpmn.snippets import definitions
from tests.support.models import analyze

STATES = "steps:\n  A: {medium: paper}\n"
SURE = [
    "antrag.media.yaml.txt",
    "antrag.media.yml.bak",
    "antrag.media.yaml~",
    "antrag.bpmn.media.yaml",
    "Antrag.Media.YAML",
    "antrag_media.yaml",
    "antrag-medien.yml",
    "antrag media.json",
    "antrag.media (1).yaml",
    "antrag.media - Kopie.yaml",
    "antrag.mediabruch.yaml",
    "antrag.media",
    "antrag.media.txt",
]
PERHAPS = ["antrag.yaml", "antrag.yml", "antrag.json", "antrag.yaml.txt", "antrag.bpmn.yaml", "ANTRAG.yaml"]


def missed(folder: Path, *, has_annotations: bool = False) -> list[tuple[str, str]]:
    return [(one.name, one.wanted) for one in near_misses(str(folder / "antrag.bpmn"), has_annotations=has_annotations)]


@pytest.mark.parametrize("name", [*SURE, *PERHAPS])
def test_what_is_meant_for_the_model(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(STATES)
    assert missed(tmp_path) == [(name, "antrag.media.yaml")]
    assert missed(tmp_path, has_annotations=True) == []


@pytest.mark.parametrize("name", PERHAPS)
def test_what_states_nothing_is_meant_for_others(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("openapi: 3.0.0\npaths: {}\n")
    assert missed(tmp_path) == []


@pytest.mark.parametrize(
    "name",
    [
        "bescheid.media.yaml.txt",
        "antrag2.media.yaml.txt",
        "multimedia.yaml",
        "antrag.media.png",
        ".antrag.media.yaml.swp",
        "media",
    ],
)
def test_what_is_meant_for_others(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(STATES)
    assert missed(tmp_path) == []


@pytest.mark.parametrize("name", ["_media.yaml.txt", "_Media.yaml", "_medien.yml", "media.yaml", "_media (2).yaml"])
def test_what_is_meant_for_the_folder(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("labels:\n  X: {medium: paper}\n")
    assert missed(tmp_path) == [(name, "_media.yaml")]
    (tmp_path / "_media.yml").write_text("")
    assert missed(tmp_path) == []


@pytest.mark.parametrize(
    "name", ["mediabruch.toml.txt", ".mediabruch.toml", "mediabruch.ini", "Mediabruch.toml", "mediabrch.toml"]
)
def test_what_is_meant_to_be_a_configuration(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("lang = 'de'")
    assert missed(tmp_path) == [(name, "mediabruch.toml")]
    (tmp_path / "mediabruch.toml").write_text("")
    assert missed(tmp_path) == []


def test_what_is_meant_to_configure_from_above(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a" / "b").mkdir(parents=True)
    for name in ("mediabruch.toml.txt", "a/mediabruch.tml", "a/b/Mediabruch.toml", "media.toml", "a/antrag.toml"):
        (tmp_path / name).write_text("")
    found = list(misnamed_configurations(str(tmp_path / "a" / "b" / "x.bpmn"), Ancestors()))
    assert found == [str(tmp_path / "a" / "mediabruch.tml"), str(tmp_path / "mediabruch.toml.txt")]


def test_it_is_noted(tmp_path: Path) -> None:
    (tmp_path / "a.bpmn").write_bytes(definitions('<process id="P"><task id="A" name="Bearbeiten"/></process>'))
    (tmp_path / "a.media.yaml.txt").write_text(STATES)
    [note] = [note for note in analyze(tmp_path / "a.bpmn").notes if note.code == "MB909"]
    sentence = "a.media.yaml.txt stands beside the model and is not read; its name would have to be a.media.yaml."
    assert str(note.message) == sentence
    (tmp_path / "a.media.yaml").write_text(STATES)
    assert not [note for note in analyze(tmp_path / "a.bpmn").notes if note.code == "MB909"]


def test_folders_that_are_gone() -> None:
    assert list(near_misses("nowhere/a.bpmn", has_annotations=False)) == []
    assert list(near_misses("-", has_annotations=False)) == []
