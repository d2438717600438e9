"""A snapshot is read as it was written, and nothing else is taken for one."""

import json
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from mediabruch.portfolio.examine import examined
from mediabruch.portfolio.jobs import Job
from mediabruch.portfolio.process_state import ProcessState, state_of
from mediabruch.portfolio.snapshot import Snapshot, SnapshotError, read_snapshot, snapshot_text
from tests.support.models import STATED, build
from tests.support.shared import PROJECT

LINE = "Antrag(data) > Drucken(data:paper) > Erfassen(paper:data, by_hand)"


def process(line: str = LINE, path: str = "a.bpmn") -> ProcessState:
    model, _ = examined(Job(path=path, file=path, options=STATED), build(line).analysis())
    return state_of(model)


def test_a_snapshot_is_read_as_it_was_written(tmp_path: Path) -> None:
    snapshot = Snapshot(day=date(2026, 11, 26), processes=(process(),), refused=(("b\x1b[2J.bpmn", "Broken\n"),))
    assert len(snapshot.processes[0].breaks) == 2
    file = tmp_path / "snapshot.json"
    file.write_text(snapshot_text(snapshot, "0.1"))
    assert read_snapshot(file) == snapshot
    assert "\x1b" not in file.read_text()


def test_a_snapshot_follows_its_schema() -> None:
    schema = json.loads((PROJECT / "schemas" / "snapshot-1.schema.json").read_text())
    text = snapshot_text(Snapshot(day=date(2026, 11, 26), processes=(process(), process("A(paper)"))), "0.1")
    Draft202012Validator(schema).validate(json.loads(text))


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", "no json", '{"schema": "mediabruch/snapshot/1"}', '{"schema": "mediabruch/baseline/1"}']
)
def test_what_is_no_snapshot_is_refused(content: str, tmp_path: Path) -> None:
    file = tmp_path / "snapshot.json"
    file.write_text(content)
    with pytest.raises(SnapshotError, match="no snapshot"):
        read_snapshot(file)


def test_a_missing_snapshot_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="cannot be read"):
        read_snapshot(tmp_path / "none.json")


def test_no_broken_snapshot_raises_anything_else(tmp_path: Path) -> None:
    whole = json.loads(snapshot_text(Snapshot(day=date(2026, 11, 26), processes=(process(),)), "0.1"))
    file = tmp_path / "snapshot.json"
    for key in ("path", "score", "breaks", "elements", "facts", "sha256"):
        wrongs: tuple[object, ...] = (None, 1, [1], {"a": 1}, [[]])
        for wrong in wrongs:
            broken = {**whole, "processes": [{**whole["processes"][0], key: wrong}]}
            file.write_text(json.dumps(broken))
            with pytest.raises(SnapshotError):
                read_snapshot(file)
