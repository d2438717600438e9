"""Many models in one go: each folder is looked at once, and anew in the next go."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from mediabruch.media import Medium
from mediabruch.notation.nodes import Node
from mediabruch.options import Options
from mediabruch.portfolio import jobs
from mediabruch.portfolio.jobs import Job, Work, itself, run_jobs
from mediabruch.statements import folders
from mediabruch.statements.reading import root_of
from tests.support.models import build

STATED = Options(inference=False)
FILES = [f"{number}.bpmn" for number in range(4)]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder of models that nobody has stated anything of."""
    for name in FILES:
        (tmp_path / name).write_bytes(build("Erfassen > Versenden").xml)
    return tmp_path


def media(house: Path) -> list[Mapping[str, object]]:
    """What each step produces, by its name, model by model."""
    asked = [Job(path=name, file=str(house / name), options=STATED) for name in FILES]
    outcomes = list(run_jobs(asked, Work(name="test", make=itself)))
    assert [outcome.error for outcome in outcomes] == [None] * len(FILES)
    analyses = [outcome.value for outcome in outcomes if outcome.value is not None]
    return [{step.node.name: step.annotation.produces for step in one.steps} for one in analyses]


@pytest.mark.parametrize("parallel", [2, 1_000], ids=["several processes", "one process"])
def test_what_is_stated_between_two_goes_counts_in_the_second(
    house: Path, monkeypatch: pytest.MonkeyPatch, parallel: int
) -> None:
    monkeypatch.setattr(jobs, "PARALLEL", parallel)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert media(house) == [{"Erfassen": None, "Versenden": None}] * 4
    (house / "_media.yaml").write_text("labels: {Erfassen: {medium: paper}}")
    (house / "2.media.yaml").write_text("steps: {Versenden: {medium: paper}}")
    first, *_, third, last = media(house)
    assert first == last == {"Erfassen": {Medium.PAPER}, "Versenden": None}
    assert third == {"Erfassen": {Medium.PAPER}, "Versenden": {Medium.PAPER}}


def test_a_file_for_all_models_is_parsed_once(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = []

    def counted(text: str, path: str) -> Node | None:
        parsed.append(path)
        return root_of(text, path)

    monkeypatch.setattr(folders, "root_of", counted)
    (house / "_media.yaml").write_text("labels: {Versenden: {medium: paper}}")
    assert [one["Versenden"] for one in media(house)] == [{Medium.PAPER}] * 4
    assert len(parsed) == 1
