"""`mb.diff`, `mb.trend`, `mb.analyze_portfolio`, `mb.compare`: what several models tell, as values."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import mediabruch as mb
from tests.support.models import build
from tests.trends.repository import Repository

PAPER = "Antrag(paper) > Erfassen(data) > Bescheid(paper)"
DATA = "Antrag(data) > Erfassen(data) > Bescheid(data)"


def _put(folder: Path, name: str, line: str) -> Path:
    built = build(line)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.bpmn"
    file.write_bytes(built.xml)
    stated = "".join(
        f"  {key.id}: {{medium: {next(iter(known.receives or {mb.Medium.DATA}))}}}\n"
        for key in built.model.activities
        if (known := built.analysis().annotations.get(key.key))
    )
    file.with_name(f"{name}.media.yaml").write_text(f"steps:\n{stated}", encoding="utf-8")
    return file


@pytest.fixture
def houses(tmp_path: Path) -> dict[str, Path]:
    for house, lines in {"au": (PAPER, PAPER), "berg": (DATA, PAPER), "tal": (DATA, DATA)}.items():
        for name, line in zip(("hund", "fund"), lines, strict=True):
            _put(tmp_path / house, name, line.replace("Antrag", f"{name.title()}antrag"))
    return {name: tmp_path / name for name in ("au", "berg", "tal")}


def _fits(told: "mb.DiffAnalysis | mb.TrendAnalysis | mb.PortfolioAnalysis | mb.RingAnalysis") -> None:
    """In one line, by its schema, and in both languages."""
    assert "\n" not in repr(told)
    assert len(repr(told)) < 200
    document = told.to_dict()
    schema = json.loads(mb.schemas.text_of(f"{document['schema'].split('/')[1]}-1.schema.json"))
    Draft202012Validator(schema).validate(document)
    assert json.loads(told.to_json("de"))["schema"] == document["schema"]
    assert told.to_text() != told.to_text("de")


def test_two_versions(houses: dict[str, Path]) -> None:
    old, new = houses["au"] / "hund.bpmn", houses["berg"] / "hund.bpmn"
    found = mb.diff(old, new)
    _fits(found)
    assert (found.is_worse, found.is_empty, found.change.breaks_per_case) == (False, False, -2)
    assert [one.fate for one in found.breaks] == ["gone", "gone"]
    assert mb.diff(found.new, found.old).is_worse
    assert mb.diff(old, old).is_empty
    assert found.to_html().startswith("<!DOCTYPE html>")
    assert found.to_markdown().startswith("## ")


def test_many_processes(houses: dict[str, Path]) -> None:
    (houses["au"] / "broken.bpmn").write_text("<")
    _put(houses["au"], "wahl", "Wahlschein(data) > Drucken(paper) > Ablegen(data)")
    found = mb.analyze_portfolio(houses["au"])
    _fits(found)
    assert (found.total.processes, len(found.refused)) == (2, 1)
    assert found.entries[0].model.score.breaks_per_case == 2
    assert found.tallies
    assert len(found.entries) == 2
    assert mb.analyze_portfolio([]).total.processes == 0


def test_several_organizations(houses: dict[str, Path]) -> None:
    found = mb.compare(houses)
    _fits(found)
    assert {one.name for one in found.members} == {"au", "berg", "tal"}
    assert mb.compare(houses.values()).to_dict() == found.to_dict()
    assert found.for_member("berg").to_text() != found.to_text()
    assert not any(name in found.anonymous().to_json() for name in ("berg", "hund"))
    assert found.to_html().startswith("<!DOCTYPE html>")


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_a_repository_over_time(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "haus")
    for media in ("data paper data", "data data data"):
        repository.model("a.bpmn", media)
        repository.commit("Change")
    found = mb.trend(repository.folder)
    _fits(found)
    assert [state.score.breaks_per_case for state in found.processes[0].states] == [2, 0]
    assert len(mb.trend(repository.folder, by="months").points) == 1
    assert found.to_html().startswith("<!DOCTYPE html>")


def test_a_log_over_time() -> None:
    groups = [
        mb.CaseGroup(activities=("A", "B"), count=9, month=(2026, 1)),
        mb.CaseGroup(activities=("A",), count=9, month=(2026, 2)),
    ]
    found = mb.trend(mb.replay(build("A > B").model, mb.EventLog(groups=tuple(groups))))
    _fits(found)
    assert [point.cases for point in found.points] == [9, 9]


def test_what_goes_wrong_is_one_sentence(houses: dict[str, Path], tmp_path: Path) -> None:
    failures: dict[Callable[[], object], str] = {
        lambda: mb.diff(tmp_path / "nowhere.bpmn", b"<"): "no such file",
        lambda: mb.trend(tmp_path / "nowhere"): "no such file",
        lambda: mb.trend([]): "Name one",
        lambda: mb.trend(tmp_path, by="weeks"): "weeks",
        lambda: mb.compare([houses["au"]]): "at least two",
        lambda: mb.compare([houses["au"], os.fspath(houses["au"])]): "two members are called au",
        lambda: mb.compare(houses).for_member("See"): "no member See",
        lambda: mb.compare(houses, mapping=tmp_path / "nowhere.yaml"): "nowhere.yaml",
    }
    for call, said in failures.items():
        with pytest.raises(mb.MediabruchError, match=f"(?i){said}"):
            call()
