"""Files that cannot be read: who knows them can go on; new ones fail, and so does what is missing."""

from pathlib import Path

import pytest

from mediabruch.checks.result import CheckResult
from tests.checks.checking import checked, new, with_baseline, write_baseline
from tests.checks.repository import Repository, empty_repository


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = empty_repository(tmp_path, monkeypatch)
    made.write("a.bpmn", "Form(data) > Check(data)")
    (tmp_path / "empty.bpmn").write_bytes(b"")
    (tmp_path / "broken.bpmn").write_bytes(b"<definitions")
    made.commit()
    return made


def sides(result: CheckResult) -> tuple[list[str | None], list[str | None], int]:
    return [each.path for each in result.refused], [each.path for each in result.tolerated], result.exit_code


KNOWN = ["broken.bpmn", "empty.bpmn"]


def test_without_anything_known_they_fail(repository: Repository) -> None:
    assert sides(checked()) == (KNOWN, [], 2)


def test_they_can_stand_in_a_baseline(repository: Repository) -> None:
    baseline = repository.top / "baseline.json"
    assert write_baseline(baseline).result.exit_code == 0
    assert sides(with_baseline(baseline)) == ([], KNOWN, 0)
    (repository.top / "new.bpmn").write_bytes(b"")
    assert sides(with_baseline(baseline)) == (["new.bpmn"], KNOWN, 2)
    repository.write("empty.bpmn", "Form(data) > Check(data)")
    result = with_baseline(baseline)
    assert sides(result) == (["new.bpmn"], ["broken.bpmn"], 2)
    assert [(one.code, one.path) for one in result.fixed] == [("unreadable", "empty.bpmn")]


def test_those_of_before_are_tolerated_since_a_revision(repository: Repository) -> None:
    assert sides(checked(since="HEAD")) == ([], KNOWN, 0)
    (repository.top / "broken.bpmn").write_bytes(b"<definitions\n")
    assert sides(checked(since="HEAD")) == ([], KNOWN, 0)
    (repository.top / "moved.bpmn").write_bytes((repository.top / "broken.bpmn").read_bytes())
    assert sides(checked(since="HEAD"))[0] == ["moved.bpmn"]


def test_one_that_was_moved_is_known(repository: Repository) -> None:
    (repository.top / "empty.bpmn").rename(repository.top / "still-empty.bpmn")
    assert sides(checked(since="HEAD")) == ([], ["broken.bpmn", "still-empty.bpmn"], 0)


def test_one_that_was_readable_fails_and_fixes_nothing(repository: Repository) -> None:
    repository.write("a.bpmn", "Form(data) > Check(paper)")
    repository.commit()
    baseline = repository.top / "baseline.json"
    write_baseline(baseline)
    (repository.top / "a.bpmn").write_bytes(b"")
    for result in (checked(since="HEAD"), with_baseline(baseline)):
        assert sides(result) == (["a.bpmn"], KNOWN, 2)
        assert result.fixed == ()
    write_baseline(baseline)
    repository.write("a.bpmn", "Form(data) > Check(paper)")
    assert new(with_baseline(baseline)) == []


def test_one_file_under_two_names(repository: Repository) -> None:
    (repository.top / "here").symlink_to(repository.top)
    paths = ["a.bpmn", "here/a.bpmn", str(repository.top / "a.bpmn")]
    assert checked(paths, since="HEAD").exit_code == 0


def test_what_is_missing_is_never_tolerated(repository: Repository) -> None:
    baseline = repository.top / "baseline.json"
    done = write_baseline(baseline, paths=["missing.bpmn", "empty.bpmn"])
    assert sides(done.result) == (["missing.bpmn"], ["empty.bpmn"], 2)
    assert not done.result.is_usable
    assert "missing" not in baseline.read_text(encoding="utf-8")
