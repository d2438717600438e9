"""Processes through the history of a repository."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from mediabruch.errors import MediabruchError
from mediabruch.portfolio.revision import RevisionError
from mediabruch.trends.git_points import Rhythm
from mediabruch.trends.git_trend import trend_of_repository
from mediabruch.trends.trend import Trend
from tests.support.models import STATED
from tests.trends.repository import Repository

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "models")


def trend(repository: Repository, rhythm: Rhythm = Rhythm.CHANGES, place: str = ".") -> Trend:
    return trend_of_repository(repository.folder / place, rhythm, lambda _: STATED, lambda _: True, None)


def told(found: Trend) -> dict[str, list[str]]:
    """Of each process its steps: `subject 100`, `subject 100 < old.bpmn`, `subject gap`."""
    result: dict[str, list[str]] = {}
    for process in found.processes:
        result[process.path] = []
        for step in process.steps:
            subject = found.points[step.point].subject
            if step.state is None:
                result[process.path].append(f"{subject} gap")
                continue
            renamed = f" < {step.renamed_from}" if step.renamed_from else ""
            changed = f" -{len(step.gone)}+{len(step.new)}" if step.gone or step.new else ""
            result[process.path].append(f"{subject} {step.state.score.end_to_end_low:.0f}{renamed}{changed}")
    return result


def test_each_change_is_a_step_and_nothing_is_checked_out(repository: Repository) -> None:
    repository.model("a.bpmn", "data paper data")
    repository.commit("one")
    (repository.folder / "README.md").write_text("x")
    repository.commit("two")
    repository.model("a.bpmn", "data data data")
    repository.commit("three")
    (repository.folder / "a.bpmn").write_bytes(b"not committed")
    before = repository.git("status", "--porcelain")
    assert told(trend(repository)) == {"a.bpmn": ["one 40", "three 100 -2+0"]}
    assert repository.git("status", "--porcelain") == before


def test_a_renamed_model_is_followed_though_it_changed_as_well(repository: Repository) -> None:
    repository.model("a.bpmn", "data paper data")
    repository.commit("one")
    for name in ("a.bpmn", "a.media.yaml"):
        (repository.folder / "amt").mkdir(exist_ok=True)
        (repository.folder / name).rename(repository.folder / "amt" / name)
    repository.model("amt/a.bpmn", "data data data", "Antrag > Drucken > Erfassen > Bescheid")
    repository.commit("two")
    assert told(trend(repository)) == {"amt/a.bpmn": ["one 40", "two 71 < a.bpmn -2+0"]}
    assert told(trend(repository, place="amt/a.bpmn")) == {"amt/a.bpmn": ["one 40", "two 71 < a.bpmn -2+0"]}


def test_a_model_that_was_deleted_and_comes_back_is_the_same(repository: Repository) -> None:
    repository.model("a.bpmn", "data data data")
    repository.model("b.bpmn", "", "Ganz > Anders")
    repository.commit("one")
    (repository.folder / "a.bpmn").unlink()
    repository.commit("two")
    repository.model("a.bpmn", "data data data")
    repository.commit("three")
    found = trend(repository)
    assert told(found)["a.bpmn"] == ["one 100", "two gap", "three 100"]
    gap = found.processes[0].steps[1].reason
    assert str(gap) == "no longer there"


def test_a_broken_version_is_a_gap_with_its_reason(repository: Repository) -> None:
    repository.model("a.bpmn", "data data data")
    repository.commit("one")
    (repository.folder / "a.bpmn").write_bytes(b"<definitions")
    repository.commit("two")
    repository.model("a.bpmn", "data paper data")
    repository.commit("three")
    found = trend(repository)
    assert told(found) == {"a.bpmn": ["one 100", "two gap", "three 40 -0+2"]}
    assert "XML" in str(found.processes[0].steps[1].reason)


def test_a_merge_is_one_step(repository: Repository) -> None:
    repository.model("a.bpmn", "data paper data")
    repository.commit("one")
    repository.git("switch", "-q", "-c", "side")
    repository.model("a.bpmn", "data paper paper")
    repository.commit("draft")
    repository.model("a.bpmn", "data data data")
    repository.commit("done")
    repository.git("switch", "-q", "main")
    (repository.folder / "b.txt").write_text("x")
    repository.commit("elsewhere")
    repository.day += 1
    repository.git("merge", "-q", "--no-ff", "-m", "merge", "side")
    assert told(trend(repository)) == {"a.bpmn": ["one 40", "merge 100 -2+0"]}


def test_months_and_tags(repository: Repository) -> None:
    repository.model("a.bpmn", "data paper data")
    repository.commit("january")
    repository.git("tag", "v1")
    repository.model("a.bpmn", "data paper paper")
    repository.commit("still january")
    repository.model("a.bpmn", "data data data")
    repository.commit("march", days=60)
    repository.git("tag", "-a", "v2", "-m", "second")
    found = trend(repository, Rhythm.MONTHS)
    assert [point.day.month for point in found.points] == [1, 3]
    assert told(found)["a.bpmn"][0].startswith("still january")
    found = trend(repository, Rhythm.TAGS)
    assert [point.label for point in found.points] == ["v1", "v2"]
    assert told(found) == {"a.bpmn": ["january 40", "march 100 -2+0"]}


def test_a_shallow_clone_says_so(repository: Repository, tmp_path: Path) -> None:
    for number, media in enumerate(("data paper data", "data data data")):
        repository.model("a.bpmn", media)
        repository.commit(str(number))
    repository.git("clone", "-q", "--depth=1", f"file://{repository.folder}", str(tmp_path / "clone"))
    found = trend_of_repository(tmp_path / "clone", Rhythm.CHANGES, lambda _: STATED, lambda _: True, None)
    assert told(found) == {"a.bpmn": ["1 100"]}
    assert "shallow" in str(found.notes[0])


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_no_utf_8_is_a_name(repository: Repository) -> None:
    repository.model("a.bpmn", "data data data")
    os.rename(bytes(repository.folder / "a.bpmn"), bytes(repository.folder) + b"/\xe4mter.bpmn")  # noqa: PTH104 - bytes
    repository.commit("one")
    found = trend(repository)
    assert [process.path.encode(errors="surrogateescape") for process in found.processes] == [b"\xe4mter.bpmn"]


def test_without_history_there_is_no_trend(repository: Repository, tmp_path: Path) -> None:
    with pytest.raises(RevisionError):
        trend(repository)
    (tmp_path / "outside").mkdir()
    with pytest.raises(MediabruchError, match="no git repository"):
        trend_of_repository(tmp_path / "outside", Rhythm.CHANGES, lambda _: STATED, lambda _: True, None)
    repository.model("a.bpmn")
    repository.commit("one")
    with pytest.raises(RevisionError, match="no tag"):
        trend(repository, Rhythm.TAGS)


def test_two_models_that_change_places_are_followed(repository: Repository) -> None:
    repository.model("a.bpmn", "data data data")
    repository.model("b.bpmn", "paper paper", "Ganz > Anders")
    repository.commit("one")
    for one, other in (("a.bpmn", "x"), ("b.bpmn", "a.bpmn"), ("x", "b.bpmn")):
        (repository.folder / one).rename(repository.folder / other)
    for one, other in (("a.media.yaml", "y"), ("b.media.yaml", "a.media.yaml"), ("y", "b.media.yaml")):
        (repository.folder / one).rename(repository.folder / other)
    repository.commit("two")
    assert told(trend(repository)) == {"a.bpmn": ["one 0", "two 0 < b.bpmn"], "b.bpmn": ["one 100", "two 100 < a.bpmn"]}


def test_a_process_is_followed_by_its_stated_service_key_whatever_becomes_of_it(repository: Repository) -> None:
    key = repository.folder / "a.media.yaml"
    repository.model("a.bpmn", "paper paper paper")
    key.write_text("leika_key: 99123001000000\n" + key.read_text())
    repository.commit("Start")
    key.rename(repository.folder / "neu.media.yaml")
    (repository.folder / "a.bpmn").unlink()
    repository.model("neu.bpmn", line="Ganz > Anders > Hier")
    (repository.folder / "neu.media.yaml").write_text("leika_key: 99123001000000\n")
    repository.commit("Draw it anew")
    (process,) = trend(repository).processes
    assert [step.renamed_from for step in process.steps] == [None, "a.bpmn"]
    assert {state.service_key for state in process.states} == {"99123001000000"}
