"""Hints for revisions that are missing: each command that a message names is run, and then the comparison works."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from mediabruch.portfolio.revision import Revision, RevisionError
from tests.checks.repository import QUIET, Repository


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository of four commits; a branch and a tag at the first, another branch at the third."""
    for name, value in QUIET.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "server").mkdir()
    made = Repository(tmp_path / "server")
    for number in range(4):
        (made.top / "number.txt").write_text(str(number), encoding="utf-8")
        made.commit()
    made.git("branch", "release/1", "HEAD~3")
    made.git("tag", "v1", "HEAD~3")
    made.git("branch", "topic", "HEAD~1")
    return made


def clone(server: Repository, *options: str) -> Path:
    place = server.top.parent / "clone"
    server.git("clone", "-q", *options, f"file://{server.top}", str(place))
    return place


def advice(top: Path, name: str) -> str:
    with pytest.raises(RevisionError) as caught:
        _ = Revision(top, name).commit
    return str(caught.value.message)


def followed(top: Path, name: str) -> str:
    """Do what the message says, and return the commit."""
    said = advice(top, name)
    (command,) = re.findall(r"“(git [^”]+)”", said)
    subprocess.run(shlex.split(command), cwd=top, check=True, capture_output=True)
    return Revision(top, "FETCH_HEAD" if "--since FETCH_HEAD" in said else name).commit


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("origin/topic", "topic"),
        ("origin/release/1", "release/1"),
        ("refs/remotes/origin/topic", "topic"),
        ("topic", "topic"),
        ("v1", "v1"),
        ("refs/tags/v1", "v1"),
        ("HEAD~1", "HEAD~1"),
        ("HEAD^", "HEAD~1"),
        ("HEAD~2^", "HEAD~3"),
        ("HEAD^^~", "HEAD~3"),
        ("main~2", "main~2"),
    ],
)
def test_the_command_that_a_shallow_clone_names_works(server: Repository, name: str, same: str) -> None:
    assert followed(clone(server, "--depth=1"), name) == server.git("rev-parse", same)


@pytest.mark.parametrize("digits", [7, 40])
def test_a_commit_that_a_shallow_clone_lacks(server: Repository, digits: int) -> None:
    commit = server.git("rev-parse", "HEAD~2")
    assert followed(clone(server, "--depth=1"), commit[:digits]) == commit


def test_the_command_that_a_clone_of_one_branch_names_works(server: Repository) -> None:
    assert followed(clone(server, "--single-branch"), "origin/topic") == server.git("rev-parse", "topic")


@pytest.mark.parametrize(
    ("name", "meant"), [("topic", "origin/topic"), ("mian", "main"), ("origin/topc", "origin/topic")]
)
def test_what_is_here_under_another_name(server: Repository, name: str, meant: str) -> None:
    top = clone(server)
    assert advice(top, name).endswith(f"Did you mean {meant}?")
    assert Revision(top, meant).commit


@pytest.mark.parametrize("name", ["HEAD~99", "--help", "HEAD; echo", "topic:x"])
def test_no_command_where_none_is_known_to_help(server: Repository, name: str) -> None:
    assert "git" not in advice(clone(server), name)


def test_without_a_server_nothing_is_to_be_fetched(server: Repository) -> None:
    assert advice(server.top, "release/2").endswith("Did you mean release/1?")
    assert advice(server.top, "nowhere").endswith("There is no revision nowhere in this repository.")
