"""The trend of snapshots."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mediabruch.portfolio.examine import examined
from mediabruch.portfolio.jobs import Job
from mediabruch.portfolio.process_state import ProcessState, state_of
from mediabruch.portfolio.snapshot import Snapshot, SnapshotError, snapshot_text
from mediabruch.trends.snapshots import trend_of_snapshots
from tests.support.models import STATED, build


def process(line: str, path: str, service_key: str = "") -> ProcessState:
    model, _ = examined(Job(path=path, file=path, options=STATED), build(line).analysis())
    return replace(state_of(model), service_key=service_key, sha256=f"{hash((line, path)):064x}"[-64:])


def written(folder: Path, day: int, *processes: ProcessState, refused: tuple[tuple[str, str], ...] = ()) -> Path:
    file = folder / f"{day}.json"
    file.write_text(snapshot_text(Snapshot(day=date(2026, 1, day), processes=processes, refused=refused), "1"))
    return file


def test_snapshots_are_taken_in_the_order_of_their_days(tmp_path: Path) -> None:
    files = [
        written(tmp_path, 3, process("A(data) > B(data) > C(data)", "a.bpmn")),
        written(tmp_path, 1, process("A(data) > B(paper) > C(data)", "a.bpmn")),
        written(tmp_path, 2, refused=(("a.bpmn", "Broken"),)),
    ]
    found = trend_of_snapshots(files)
    assert [point.day.day for point in found.points] == [1, 2, 3]
    (only,) = found.processes
    assert [None if step.state is None else len(step.state.breaks) for step in only.steps] == [2, None, 0]
    assert str(only.steps[1].reason) == "Broken"
    assert len(only.steps[2].gone) == 2


def test_a_service_key_holds_though_nothing_else_does(tmp_path: Path) -> None:
    files = [
        written(tmp_path, 1, process("A(data) > B(paper)", "a.bpmn", "99001")),
        written(tmp_path, 2, process("Ganz(data) > Anders(data)", "b.bpmn", "99001")),
    ]
    (only,) = trend_of_snapshots(files).processes
    assert (only.path, only.steps[1].renamed_from) == ("b.bpmn", "a.bpmn")


def test_what_is_no_snapshot_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}")
    with pytest.raises(SnapshotError):
        trend_of_snapshots([tmp_path / "x.json"])
