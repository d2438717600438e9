"""Searching for models: what is found, passed over, left out and refused."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediabruch.files.models import is_model_content
from mediabruch.files.search import FoundModels, search
from tests.bpmn.snippets import definitions
from tests.files.test_models import names, write
from tests.support.shared import find_models

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("text", "is_model"),
    [
        (f'<definitions xmlns="{BPMN}">', True),
        (f'<?xml version="1.0"?>\n<!-- <a> --><b:definitions id="x" xmlns:b="{BPMN}">', True),
        (f"<!DOCTYPE d [<!ENTITY x \"y\">]><bpmn:Definitions xmlns:bpmn = '{BPMN}'>", True),
        (f'<definitions id="x"><process xmlns="{BPMN}">', True),
        (f'<xsl:stylesheet xmlns:bpmn="{BPMN}">', False),
        (f'<project><!-- <definitions xmlns="{BPMN}"/> -->', False),
        (f'<beans xmlns:bpmn="{BPMN}"><bpmn:definitions/>', False),
        (f'<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:bpmn="{BPMN}">', False),
        (f'<dmn:definitions xmlns:bpmn="{BPMN}" xmlns:dmn="http://www.omg.org/spec/DMN/20151101/dmn.xsd">', False),
        ("<definitions>", False),
        ("", False),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_first_element_says_whether_xml_is_a_model(text: str, encoding: str, *, is_model: bool) -> None:
    assert is_model_content(text.encode(encoding)) is is_model


def test_a_long_beginning_costs_little() -> None:
    assert is_model_content((f"<!-- {BPMN} -->" + "<!-- -- -->" * 1000).encode())


def test_xml_that_only_names_bpmn_is_passed_over_unless_it_is_named(folder: Path) -> None:
    write(folder, "style.xml", data=f'<xsl:stylesheet xmlns:bpmn="{BPMN}"/>'.encode())
    write(folder, "pom.xml", data=b"<project/>")
    write(folder, "a.bpmn")
    assert search(["."]) == FoundModels(models=("a.bpmn",), passed_over=("style.xml",))
    assert search(["style.xml"]).models == ("style.xml",)


def test_what_git_ignores_is_left_out(folder: Path) -> None:
    write(folder, ".git/HEAD", "a.bpmn", "target/classes/b.bpmn", "x/target/c.bpmn", "x/keep.tmp.bpmn", "x/d.tmp.bpmn")
    write(folder, "x/y/e.bpmn", "x/only/f.bpmn", "only/g.bpmn", "node_modules/h.bpmn")
    (folder / ".gitignore").write_text("target/\n*.tmp.bpmn\n!keep.tmp.bpmn\n", encoding="utf-8")
    (folder / "x" / ".gitignore").write_text("/only\n", encoding="utf-8")
    assert names(folder) == ["a.bpmn", "only/g.bpmn", "x/keep.tmp.bpmn", "x/y/e.bpmn"]
    assert names(folder, folder / "x") == ["x/keep.tmp.bpmn", "x/y/e.bpmn"]


def test_what_is_named_is_taken_though_git_ignores_it(folder: Path) -> None:
    write(folder, ".git/HEAD", "target/classes/b.bpmn", "target/classes/c.tmp.bpmn")
    (folder / ".gitignore").write_text("target/\n", encoding="utf-8")
    assert names(folder, folder / "target") == ["target/classes/b.bpmn", "target/classes/c.tmp.bpmn"]
    assert names(folder, folder / "target/classes/b.bpmn") == ["target/classes/b.bpmn"]


def test_outside_of_a_repository_nothing_above_counts(folder: Path) -> None:
    write(folder, "x/a.bpmn", "x/b.bpmn")
    (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    assert names(folder, folder / "x") == ["x/a.bpmn", "x/b.bpmn"]


def test_what_the_caller_excludes(folder: Path) -> None:
    write(folder, "a.bpmn", "x/b.bpmn", "x/y/c.bpmn", "z/d.bpmn")
    asked: list[str] = []

    def excludes(path: str) -> bool:
        asked.append(path)
        return path in {"x/", "z/d.bpmn", "a.bpmn"}

    found = search([".", "a.bpmn"], excludes)
    assert (found.models, found.excluded) == (("a.bpmn",), 3)
    assert "x/b.bpmn" not in asked
    assert search(["a.bpmn"], excludes, spares_named=False) == FoundModels(models=(), excluded=1)


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("x/*.bpmn", ["x/b.bpmn"]),
        ("**/*.bpmn", ["a.bpmn", "x/b.bpmn", "x/y/c.bpmn"]),
        ("x/*", ["x/b.bpmn", "x/y/c.bpmn"]),
        ("?.bpmn", ["a.bpmn"]),
        ("[ab].bpmn", ["a.bpmn"]),
        ("*.xml", ["m.xml"]),
    ],
)
def test_patterns_that_no_shell_expanded(folder: Path, pattern: str, found: list[str]) -> None:
    write(folder, "a.bpmn", "x/b.bpmn", "x/b.media.yaml", "x/y/c.bpmn", ".hidden/d.bpmn")
    write(folder, "m.xml", data=definitions(""))
    write(folder, "pom.xml", data=b"<project/>")
    assert [path.as_posix() for path in find_models([pattern])] == found


def test_a_pattern_that_fits_nothing_is_refused(folder: Path) -> None:
    write(folder, "x/readme.md")
    for pattern in ("y/*.bpmn", "x/*"):
        (refused,) = search([pattern]).refused
        assert refused.path == pattern
        assert "no model that this fits" in str(refused)


def test_a_file_that_looks_like_a_pattern_is_itself(folder: Path) -> None:
    write(folder, "antrag[1].bpmn", "antrag1.bpmn")
    assert search(["antrag[1].bpmn"]).models == ("antrag[1].bpmn",)


def test_a_link_that_leads_nowhere_is_told(folder: Path) -> None:
    (folder / "a.bpmn").symlink_to(folder / "none.bpmn")
    (folder / "b.xml").symlink_to(folder / "none.xml")
    assert [error.path for error in search(["."]).refused] == ["a.bpmn"]


@pytest.fixture
def closed(folder: Path) -> Iterator[Path]:
    """A folder, and an XML file, that may not be read."""
    write(folder, "open/a.bpmn", "closed/b.bpmn", "open/c.xml")
    (folder / "closed").chmod(0)
    (folder / "open/c.xml").chmod(0)
    yield folder
    (folder / "closed").chmod(0o700)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a user who may not read everything")
def test_folders_and_files_that_may_not_be_read_are_refused(closed: Path) -> None:
    found = search(["."])
    assert found.models == ("open/a.bpmn",)
    assert [error.path for error in found.refused] == ["closed", "open/c.xml"]


def test_a_folder_that_fails_when_it_is_listed_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, "open/a.bpmn", "closed/b.bpmn")
    scandir = os.scandir

    def refusing(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Keine Berechtigung")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    found = search(["."])
    assert found.models == ("open/a.bpmn",)
    assert [str(error) for error in found.refused] == ["closed: The folder cannot be read: permission denied."]
