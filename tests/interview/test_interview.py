"""Interviews: what is asked when, what is kept where, and what is taken back."""

from pathlib import Path

import pytest

from mediabruch.errors import MediabruchError
from mediabruch.files.sidecars import sidecar_for
from mediabruch.interview.dialog import AnswerScope, Interview
from mediabruch.media import Medium, Side
from tests.support.models import analyze, build

PAPER: Side = frozenset({Medium.PAPER})
DATA: Side = frozenset({Medium.DATA})
BOTH = {"receives": PAPER, "produces": PAPER}


def interview(folder: Path, *lines: str) -> Interview:
    """An interview about models `0.bpmn`, `1.bpmn`, ..., whose labels say nothing."""
    for number, line in enumerate(lines):
        (folder / f"{number}.bpmn").write_bytes(build(line).xml)
    return again(folder)


def again(folder: Path) -> Interview:
    paths = sorted(str(path) for path in folder.glob("*.bpmn"))
    found = Interview(paths, analyze, sidecar_for)
    found.advance()
    return found


def asked(found: Interview) -> str:
    return "" if found.topic is None else f"{Path(found.topic.path).stem}:{found.topic.id}"


def text(folder: Path, number: int = 0) -> str:
    path = folder / f"{number}.media.yaml"
    return path.read_text("utf-8").partition("\n\nremembered:")[0] if path.exists() else ""


def test_the_most_telling_step_comes_first_and_every_answer_is_on_the_disk(tmp_path: Path) -> None:
    found = interview(tmp_path, "Xa > Xb > Xc")
    assert asked(found) == "0:Xb"
    found.answer({"receives": PAPER, "produces": DATA})
    assert text(tmp_path).endswith("  Xb: {receives: paper, produces: data}  # Xb")
    assert asked(found) == "0:Xc", "before paper, Xa can no longer hand on seamlessly to the digital Xb"
    found.answer(BOTH)
    assert text(tmp_path).endswith("  Xc: {medium: paper}  # Xc")


def test_it_is_taken_up_where_it_ended(tmp_path: Path) -> None:
    first = interview(tmp_path, "Xa > Xb > Xc")
    first.answer(BOTH)
    assert asked(first) == asked(again(tmp_path)) == "0:Xa"


def test_skipped_steps_come_again_in_the_next_interview(tmp_path: Path) -> None:
    found = interview(tmp_path, "Xa > Xb > Xc")
    for _ in range(3):
        found.advance()
    assert asked(found) == ""
    assert asked(again(tmp_path)) == "0:Xb"


def test_back_goes_through_what_was_asked_and_onward_again(tmp_path: Path) -> None:
    found = interview(tmp_path, "Xa > Xb > Xc")
    found.answer(BOTH)
    found.advance()
    assert asked(found) == "0:Xc"
    assert found.back()
    assert asked(found) == "0:Xa"
    assert found.back()
    assert not found.back()
    assert asked(found) == "0:Xb"
    found.answer({"receives": DATA, "produces": DATA})
    assert "Xb: {medium: data}" in text(tmp_path)
    assert asked(found) == "0:Xa"


def test_undo_restores_the_file_and_asks_again(tmp_path: Path) -> None:
    found = interview(tmp_path, "Xa > Xb > Xc")
    before = found.analysis(found.paths[0]).score
    found.answer(BOTH)
    kept = text(tmp_path)
    found.answer(BOTH)
    assert found.undo() is not None
    assert (text(tmp_path), asked(found)) == (kept, "0:Xa")
    found.undo()
    assert (text(tmp_path), asked(found)) == ("", "0:Xb")
    assert found.analysis(found.paths[0]).score == before
    assert found.undo() is None


def test_all_steps_of_a_label_in_all_files(tmp_path: Path) -> None:
    found = interview(tmp_path, "Xa > Xb > Xc", "Xb > Xd", "Xb(paper) > Xe")
    (tmp_path / "2.media.yaml").write_text("steps: {Xb: {medium: oral}}", "utf-8")
    found = again(tmp_path)
    assert found.topic is not None
    meant = [(Path(path).stem, len(steps)) for path, steps in found.meant(found.topic, AnswerScope.LABEL)]
    assert meant == [("0", 1), ("1", 1)]
    answer = found.answer(BOTH, AnswerScope.LABEL)
    assert (answer.steps, len(answer.saved)) == (2, 2)
    assert "Xb: {medium: paper}" in text(tmp_path, 1)
    assert text(tmp_path, 2) == "steps: {Xb: {medium: oral}}", "what was stated stays"
    found.undo()
    assert text(tmp_path, 0) == text(tmp_path, 1) == ""


def test_all_open_steps_of_a_lane(tmp_path: Path) -> None:
    found = interview(tmp_path, "Xa > Xb > Xc > Xd")
    model = tmp_path / "0.bpmn"
    lanes = (
        '<laneSet><lane name="Post">' + "".join(f"<flowNodeRef>X{x}</flowNodeRef>" for x in "abc") + "</lane></laneSet>"
    )
    model.write_text(model.read_text("utf-8").replace("<startEvent", f"{lanes}<startEvent", 1), "utf-8")
    (tmp_path / "0.media.yaml").write_text("steps:\n  Xa: {medium: oral}\n", "utf-8")
    found = again(tmp_path)
    found.advance()
    while asked(found) not in {"0:Xb", "0:Xc"}:
        found.advance()
    assert found.answer({"receives": DATA, "produces": PAPER}, AnswerScope.LANE).steps == 2
    stated = text(tmp_path)
    assert "Xa: {medium: oral}" in stated
    assert "Xb: {receives: data, produces: paper}" in stated
    assert "Xc: {receives: data, produces: paper}" in stated
    assert "Xd" not in stated


def test_a_step_without_a_lane_is_alone_in_it(tmp_path: Path) -> None:
    found = interview(tmp_path, "Xa > Xb > Xc")
    answer = found.answer(BOTH, AnswerScope.LANE)
    assert (answer.steps, text(tmp_path).count("medium: paper")) == (1, 1)


def test_models_are_asked_about_one_after_the_other(tmp_path: Path) -> None:
    found = interview(tmp_path, "Xa > Xb", "Xc > Xd")
    row = []
    while found.topic:
        row.append(asked(found))
        found.advance()
    assert [topic[0] for topic in row] == ["0", "0", "1", "1"]


def test_an_answer_that_cannot_be_kept_leaves_the_question(tmp_path: Path) -> None:
    found = interview(tmp_path, "Xa > Xb > Xc")
    (tmp_path / "0.media.yaml").write_text("steps: [", "utf-8")
    with pytest.raises(MediabruchError):
        found.answer(BOTH)
    assert (asked(found), text(tmp_path)) == ("0:Xb", "steps: [")
    assert found.answers == []


def test_one_known_side_alone_can_be_stated(tmp_path: Path) -> None:
    found = interview(tmp_path, "Xa > Xb")
    found.answer({"receives": None, "produces": PAPER})
    assert "{produces: paper}" in text(tmp_path)


def test_what_cannot_be_kept_is_said_before_anything_is_asked(tmp_path: Path) -> None:
    found = interview(tmp_path, "Xa > Xb", "Ya > Yb")
    (tmp_path / "1.media.yaml").write_bytes("steps:\u2028  Ya: {medium: paper}\n".encode())
    found.try_out(str(tmp_path / "0.bpmn"))
    with pytest.raises(MediabruchError, match=r"1\.media\.yaml:1: .* cannot change without loss"):
        found.try_out(str(tmp_path / "1.bpmn"))
