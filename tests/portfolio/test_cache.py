"""The cache: what is kept is what would be found, and whatever is wrong with it is passed over."""

import hashlib
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from mediabruch.checks.policy import Policy
from mediabruch.checks.result import CheckResult
from mediabruch.portfolio.cache import _LARGEST, VARIABLE, Cache, cache_folder
from mediabruch.portfolio.jobs import PARALLEL
from tests.checks.checking import checked
from tests.support.models import build

LINE = "Form(data) > Check(paper) > File(document)"
ALL = Policy()


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cache:
    models = tmp_path / "models"
    models.mkdir()
    for name in ("a", "b"):
        (models / f"{name}.bpmn").write_bytes(build(LINE).xml)
        state(models / f"{name}.media.yaml")
    monkeypatch.chdir(models)
    return Cache(tmp_path / "cache")


def state(sidecar: Path, medium: str = "paper") -> None:
    steps = f"  Form: {{medium: data}}\n  Check: {{medium: {medium}}}\n  File: {{medium: document}}\n"
    sidecar.write_text(f"steps:\n{steps}", encoding="utf-8")


def again(cache: Cache) -> CheckResult:
    return checked(cache=cache, policy=ALL)


def database(cache: Cache) -> Path:
    (file,) = cache._file.parent.glob("*.sqlite")
    return file


def change(cache: Cache, what: str) -> None:
    with closing(sqlite3.connect(database(cache))) as connection, connection:
        connection.execute(what)


def test_second_run_finds_the_same_without_analyzing(cache: Cache) -> None:
    first = again(cache)
    second = again(cache)
    assert (first.from_cache, second.from_cache) == (0, 2)
    assert second.models == first.models
    assert {finding.code for finding in second.findings} >= {"MB101", "MB103", "MB202"}
    assert not second.troubles


def test_without_a_cache_nothing_is_kept(cache: Cache) -> None:
    again(cache)
    assert checked(policy=ALL).from_cache == 0


@pytest.mark.parametrize("what", ["model", "sidecar", "new sidecar", "folder"])
def test_what_changes_is_analyzed_anew(cache: Cache, what: str) -> None:
    again(cache)
    match what:
        case "model":
            Path("a.bpmn").write_bytes(build(LINE + " > Post(paper)").xml)
        case "sidecar":
            state(Path("a.media.yaml"), "document")
        case "new sidecar":
            Path("a.media.yaml").unlink()
        case _:
            Path("_media.yaml").write_text("labels:\n  Other: {medium: paper}\n", encoding="utf-8")
    result = again(cache)
    assert result.from_cache == (0 if what == "folder" else 1)
    assert result.models == checked(policy=ALL).models


@pytest.mark.parametrize("content", [b"\x80\x04\x95", b"[" * 100_000, b"SQLite format 3\0" + b"x" * 5000])
def test_a_foreign_file_is_thrown_away_with_a_note(cache: Cache, content: bytes) -> None:
    first = again(cache)
    database(cache).write_bytes(content)
    second = again(cache)
    assert (second.models, second.from_cache) == (first.models, 0)
    assert ["it is corrupt or foreign" in str(trouble) for trouble in second.troubles] == [True]
    third = again(Cache(database(cache).parent))
    assert (third.troubles, third.from_cache) == ((), 2)


def test_a_database_of_another_shape_is_told_and_left_alone(cache: Cache) -> None:
    first = again(cache)
    change(cache, "DROP TABLE results")
    change(cache, "CREATE TABLE results (name TEXT)")
    second = again(cache)
    assert (second.models, second.from_cache) == (first.models, 0)
    assert ["The cache cannot be" in str(trouble) for trouble in second.troubles] == [True, True]


@pytest.mark.parametrize(
    "what",
    [
        "model = replace(model, 'MB1', 'MB2')",
        "model = substr(model, 1, 100)",
        "model = 7, digest = NULL",
        "model = x'00ff'",
        "digest = ''",
    ],
)
def test_entries_that_were_not_written_so_are_passed_over_with_a_note(cache: Cache, what: str) -> None:
    first = again(cache)
    change(cache, f"UPDATE results SET {what}")
    second = again(cache)
    assert (second.models, second.from_cache) == (first.models, 0)
    assert ["corrupt or foreign" in str(trouble) for trouble in second.troubles] == [True]
    assert not again(Cache(database(cache).parent)).troubles


@pytest.mark.parametrize(
    "text", ["7", "[]", "{}", "[" * 5000, '{"score": []}', '{"path": 1, "score": [1]}', "\ud800", ""]
)
def test_a_foreign_entry_is_passed_over_though_its_digest_is_right(cache: Cache, text: str) -> None:
    first = again(cache)
    text = text.encode(errors="replace").decode()
    digest = hashlib.sha256(text.encode()).hexdigest()
    with closing(sqlite3.connect(database(cache))) as connection, connection:
        connection.execute("UPDATE results SET digest = ?, model = ?", (digest, text))
    second = again(cache)
    assert (second.models, second.from_cache) == (first.models, 0)
    assert ["corrupt or foreign" in str(trouble) for trouble in second.troubles] == [True]


def test_what_is_old_or_too_large_is_thrown_away(cache: Cache) -> None:
    again(cache)
    folder = database(cache).parent
    old, young = folder / "check-old.sqlite", folder / "check-young.sqlite"
    for file in (old, young):
        file.write_bytes(b"")
    os.utime(old, (0, 0))
    cache.tidy()
    assert sorted(folder.iterdir()) == sorted([young, cache._file])
    os.truncate(cache._file, _LARGEST + 1)
    cache.tidy()
    assert [*folder.iterdir()] == [young]


def test_without_sqlite_the_check_goes_on(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    result = again(cache)
    assert result.models
    assert ["The cache cannot be written" in str(trouble) for trouble in result.troubles] == [True]


def test_a_result_of_another_path_is_not_taken(cache: Cache) -> None:
    again(cache)
    for suffix in (".bpmn", ".media.yaml"):
        Path(f"a{suffix}").rename(f"c{suffix}")
    result = again(cache)
    assert result.from_cache == 1
    assert {finding.path for finding in result.findings} == {"b.bpmn", "c.bpmn"}


def test_a_folder_that_cannot_be_written_is_told(cache: Cache, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    result = again(Cache(tmp_path / "file"))
    assert result.models
    assert ["cache cannot be" in str(trouble) for trouble in result.troubles] == [True] * len(result.troubles) != []


def test_many_models_in_several_processes_find_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(PARALLEL + 3):
        (tmp_path / f"m{number:03}.bpmn").write_bytes(build(f"Form > Step{number} > File").xml)
    (tmp_path / "m001.bpmn").write_bytes(b"<broken")
    result = checked(policy=ALL)
    assert [model.path for model in result.models] == [f"m{n:03}.bpmn" for n in range(PARALLEL + 3) if n != 1]
    assert [error.path for error in result.refused] == ["m001.bpmn"]
    assert result.exit_code == 2
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    assert checked(policy=ALL).models == result.models


def test_folder_of_the_user() -> None:
    assert cache_folder({VARIABLE: "/elsewhere"}) == Path("/elsewhere")
    default = cache_folder({"HOME": "/home/u"})
    assert default is not None
    assert "mediabruch" in default.parts
