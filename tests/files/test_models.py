"""Which files are models."""

from pathlib import Path

import pytest

from mediabruch import read
from mediabruch.files.models import MODEL_SUFFIXES
from mediabruch.files.sidecars import find_sidecar
from tests.bpmn.snippets import definitions
from tests.support.shared import find_models


def write(folder: Path, *names: str, data: bytes = b"") -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def names(folder: Path, *paths: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in find_models(paths or [folder])]


def test_endings(tmp_path: Path) -> None:
    write(tmp_path, "b.bpmn", "a.BPMN", "x/c.bpmn2", "x/d.bpmn20.xml", "e.txt", "bpmn", "f.bpmn.bak", "g.xml")
    assert names(tmp_path) == ["a.BPMN", "b.bpmn", "x/c.bpmn2", "x/d.bpmn20.xml"]


def test_xml_that_mentions_bpmn(tmp_path: Path) -> None:
    write(tmp_path, "a.xml", data=definitions(""))
    write(tmp_path, "b.xml", data=definitions("").decode().encode("utf-16"))
    write(tmp_path, "c.xml", data=b"<project/>")
    assert names(tmp_path) == ["a.xml", "b.xml"]


def test_hidden_folders_and_files(tmp_path: Path) -> None:
    write(tmp_path, ".git/a.bpmn", ".b.bpmn", "c/.d/e.bpmn", "c/f.bpmn")
    assert names(tmp_path) == ["c/f.bpmn"]
    assert names(tmp_path, tmp_path / ".git") == [".git/a.bpmn"]


def test_files_named_are_models_whatever_their_ending(tmp_path: Path) -> None:
    write(tmp_path, "z.txt", "x/a.bpmn")
    paths = [tmp_path / "z.txt", tmp_path / "none.bpmn", tmp_path / "x", tmp_path / "x" / "a.bpmn"]
    assert names(tmp_path, *paths) == ["z.txt", "none.bpmn", "x/a.bpmn"]


def test_files_that_may_not_be_read_are_no_models(tmp_path: Path) -> None:
    (tmp_path / "a.xml").symlink_to(tmp_path / "none.xml")
    (tmp_path / "round.bpmn").symlink_to(tmp_path / "round.bpmn")
    (tmp_path / "folder").symlink_to(tmp_path)
    assert names(tmp_path) == []


def test_folders_that_are_named_like_models(tmp_path: Path) -> None:
    write(tmp_path, "a.bpmn/b.bpmn")
    assert names(tmp_path) == ["a.bpmn/b.bpmn"]


@pytest.mark.parametrize("suffix", MODEL_SUFFIXES)
def test_a_model_is_named_as_its_annotation_file(tmp_path: Path, suffix: str) -> None:
    write(tmp_path, f"antrag{suffix}", data=definitions("<process/>"))
    write(tmp_path, "antrag.media.yaml")
    model = tmp_path / f"antrag{suffix}"
    assert names(tmp_path) == [model.name]
    assert read(model).name == "antrag"
    assert find_sidecar(model) == tmp_path / "antrag.media.yaml"
