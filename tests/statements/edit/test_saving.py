"""Annotation files on the disk: whole at every moment, and undone without loss."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from mediabruch.errors import AnnotationError
from mediabruch.media import Medium
from mediabruch.statements.edit.editing import FactEdit, edited
from mediabruch.statements.edit.saving import save, take_back
from mediabruch.statements.reading import parse_sidecar
from mediabruch.statements.vocabulary import Section

PAPER = FactEdit(Section.STEPS, "A", {"medium": frozenset({Medium.PAPER})})
ORAL = FactEdit(Section.STEPS, "A", {"medium": frozenset({Medium.ORAL})})
OTHER = FactEdit(Section.STEPS, "B", {"note": "ü"})


def test_undo_restores_every_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.media.yaml"
    first = save(path, [PAPER])
    before = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(before)
    second = save(path, [ORAL])
    assert b"oral" in path.read_bytes()
    take_back(second)
    assert path.read_bytes() == before
    path.write_bytes(first.after)
    take_back(first)
    assert list(tmp_path.iterdir()) == []


def test_undo_keeps_what_others_have_changed_since(tmp_path: Path) -> None:
    path = tmp_path / "a.media.yaml"
    save(path, [PAPER])
    second = save(path, [ORAL])
    save(path, [OTHER])
    path.write_bytes(path.read_bytes() + b"# theirs\n")
    take_back(second)
    assert path.read_text("utf-8").endswith("steps:\n  A: {medium: paper}\n  B: {note: ü}\n# theirs\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be"])
def test_the_encoding_stays(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.media.yaml"
    mark = "\ufeff" if "16" in encoding else ""
    path.write_bytes((mark + "steps: {B: {note: ä}}").encode(encoding))
    save(path, [PAPER])
    after = path.read_bytes()
    assert after == (mark + "steps: {B: {note: ä}, A: {medium: paper}}").encode(encoding)


def test_links_and_permissions_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "a.yaml", tmp_path / "link.yaml"
    save(path, [PAPER])
    path.chmod(0o640)
    link.symlink_to(path)
    save(link, [OTHER])
    assert link.is_symlink()
    assert "B: {note: ü}" in path.read_text("utf-8")
    assert path.stat().st_mode & 0o777 == 0o640


def test_what_cannot_be_written_is_said_and_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    save(path, [PAPER])
    before = path.read_bytes()

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(AnnotationError, match="cannot be written: the disk is full"):
        save(path, [OTHER])
    assert [path] == list(tmp_path.iterdir())
    assert path.read_bytes() == before


def test_remains_of_killed_processes_are_swept_up(tmp_path: Path) -> None:
    old, new, other = (tmp_path / name for name in (".a.yaml.17.tmp", ".a.yaml.18.tmp", ".a.yaml.x.tmp"))
    for path in (old, new, other):
        path.touch()
    os.utime(old, (0, 0))
    os.utime(other, (0, 0))
    save(tmp_path / "a.yaml", [PAPER])
    assert (old.exists(), new.exists(), other.exists()) == (False, True, True)


WRITER = """
import sys
from pathlib import Path
from mediabruch.statements.edit.editing import FactEdit, edited
from mediabruch.statements.edit.saving import save
from mediabruch.statements.vocabulary import Section
number = 0
while True:
    number += 1
    save(Path(sys.argv[1]), [FactEdit(Section.STEPS, f"A{number}", {"note": "x" * 20_000})])
    print(number, flush=True)
"""


def test_a_killed_writer_leaves_a_whole_file_with_all_that_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "a.media.json"
    for delay in (0.0, 0.011, 0.023):
        process = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        for _ in range(3):
            process.stdout.readline()
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        said = process.stdout.read().split()
        process.wait()
        process.stdout.close()
        steps = parse_sidecar(path.read_text("utf-8"), str(path)).entries[Section.STEPS]
        assert len(steps) >= int((said or ["3"])[-1])
        assert all(entry.facts["note"].value == "x" * 20_000 for entry in steps.values())


def _answer(path: str, number: int) -> None:
    save(Path(path), [FactEdit(Section.STEPS, f"S{number}", {"medium": frozenset({Medium.PAPER})})])


def test_two_writers_lose_no_answers(tmp_path: Path) -> None:
    path = tmp_path / "a.media.yaml"
    with ProcessPoolExecutor(4) as pool:
        list(pool.map(_answer, [str(path)] * 60, range(60)))
    stated = parse_sidecar(path.read_text("utf-8"), str(path)).entries[Section.STEPS]
    assert stated.keys() == {f"S{number}" for number in range(60)}


def test_an_editor_that_knows_nothing_of_locks_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.media.yaml"
    save(path, [PAPER])
    theirs = iter([b"# theirs\n", b"# once more\n"])

    def disturbed(text: str, *rest: Any) -> str:
        path.write_bytes(path.read_bytes() + next(theirs, b""))
        return edited(text, *rest)

    monkeypatch.setattr("mediabruch.statements.edit.saving.edited", disturbed)
    saved = save(path, [OTHER])
    text = path.read_text("utf-8")
    assert text.endswith("B: {note: ü}\n# theirs\n# once more\n")
    assert saved.before is not None
    assert b"# once more" in saved.before


def test_who_changes_a_file_all_the_time_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.media.yaml"
    save(path, [PAPER])

    def disturbed(*asked: Any) -> str:
        path.write_bytes(path.read_bytes() + b"#\n")
        return edited(*asked)

    monkeypatch.setattr("mediabruch.statements.edit.saving.edited", disturbed)
    with pytest.raises(AnnotationError, match="all the time"):
        save(path, [OTHER])
