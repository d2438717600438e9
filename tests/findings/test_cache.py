"""The cache: what is kept is what would be found, and whatever is wrong with it is passed over."""

import json
from pathlib import Path

import pytest

from mediabruch.findings.cache import VARIABLE, Cache, cache_folder
from mediabruch.findings.examine import PARALLEL
from mediabruch.findings.policy import Policy
from mediabruch.findings.result import CheckResult
from tests.findings.checking import checked
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


def entries(cache: Cache) -> list[Path]:
    return sorted(cache._folder.rglob("*.json"))


def test_second_run_finds_the_same_without_analyzing(cache: Cache) -> None:
    first = again(cache)
    second = again(cache)
    assert (first.from_cache, second.from_cache) == (0, 2)
    assert second.models == first.models
    assert {finding.code for finding in second.findings} >= {"MB101", "MB103", "MB201", "MB202"}
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


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x80\x04\x95",  # a pickle
        b"[]",
        b"{}",
        b"null",
        b"[" * 100_000,
        b'{"schema": "mediabruch/cache/1", "key": "another"}',
    ],
)
def test_corrupt_or_foreign_entries_are_passed_over_with_a_note(cache: Cache, content: bytes) -> None:
    first = again(cache)
    for entry in entries(cache):
        entry.write_bytes(content)
    second = again(cache)
    assert second.from_cache == 0
    assert second.models == first.models
    assert len(second.troubles) == 1
    assert "corrupt or foreign" in str(second.troubles[0])
    assert not again(Cache(cache._folder.parent)).troubles


@pytest.mark.parametrize(
    ("field", "value"),
    [("code", "MB777"), ("line", "3"), ("message", {"template": 3}), ("severity", "dire"), ("steps", [["x"]])],
)
def test_entries_of_the_wrong_shape_are_passed_over(cache: Cache, field: str, value: object) -> None:
    first = again(cache)
    for entry in entries(cache):
        document = json.loads(entry.read_bytes())
        document["model"]["findings"][0][field] = value
        entry.write_text(json.dumps(document), encoding="utf-8")
    second = again(cache)
    assert (second.models, second.from_cache) == (first.models, 0)
    assert len(second.troubles) == 1


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
