"""Several folders, each with settings of its own; fingerprints that hang on the place in the repository."""

from collections import Counter
from pathlib import Path

import pytest

from mediabruch.checks.check import check
from mediabruch.checks.policy import Policy
from mediabruch.checks.task import ModelSettings
from mediabruch.rules import Severity
from tests.checks.checking import BREAKS, checked, new, task
from tests.checks.repository import Repository, empty_repository
from tests.support.models import STATED

LINE = "Form(data) > Check(paper) > File(document) > Post(paper)"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = empty_repository(tmp_path, monkeypatch)
    for folder in ("a", "b"):
        made.write(f"{folder}/ist.bpmn", LINE)
    return made


def settings(path: str) -> ModelSettings:
    """A folder with a baseline, and one with another baseline and another severity."""
    folder = Path(path).parts[0]
    return ModelSettings(
        options=STATED,
        policy=BREAKS,
        baseline=Path(folder, "known.json"),
        show=Severity.CRITICAL if folder == "b" else Severity.MINOR,
    )


def test_each_model_has_its_own_baseline_and_severity(repository: Repository) -> None:
    done = check(task(settings=settings, writes_baseline=True))
    assert [place.as_posix() for place, _ in done.baselines] == ["a/known.json", "b/known.json"]
    for place, content in done.baselines:
        place.write_text(content, encoding="utf-8")
        assert '"path": "ist.bpmn"' in content
    assert new(checked(settings=settings)) == []
    for folder in ("a", "b"):
        repository.write(f"{folder}/ist.bpmn", f"{LINE} > Capture(data)")
    result = checked(settings=settings)
    assert new(result) == ["MB104 a/ist.bpmn Capture", "MB104 b/ist.bpmn Capture"]
    assert [one.path for one in result.shown] == ["a/ist.bpmn"]
    assert (result.hidden, result.baselines) == (1, ("a/known.json", "b/known.json"))


def prints(paths: list[str], **facts: object) -> list[str]:
    return [one.fingerprint for one in checked(paths, policy=Policy(), **facts).findings]


def test_fingerprints_do_not_hang_on_the_working_directory(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    from_top = prints(["a/ist.bpmn"])
    monkeypatch.chdir(repository.top / "a")
    in_a = prints(["."])
    monkeypatch.chdir(repository.top / "b")
    in_b = prints(["."])
    assert from_top == in_a
    assert len(in_a) > 3
    assert not set(in_a) & set(in_b)


def test_fingerprints_of_two_breaks_at_one_step_hang_on_the_sender(repository: Repository) -> None:
    before = prints(["a"])
    repository.write("a/ist.bpmn", f"Before(data) > Check; {LINE}")
    after = prints(["a"])
    assert max(Counter(after).values()) == 1
    missing = set(before) - set(after)
    assert len(missing) <= 1, "only what hangs on the whole may change"


def test_fingerprints_of_then_are_those_of_now(repository: Repository) -> None:
    repository.commit()
    before = prints(["a"])
    repository.write("a/ist.bpmn", f"{LINE} > Capture(data)")
    assert set(before) & set(prints(["a"], since="HEAD"))
