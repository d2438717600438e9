"""Files are changed as a whole, and one writer waits for the other."""

import os
import time
from pathlib import Path
from threading import Thread

import pytest

from mediabruch.files.writing import alone_beside, replace_file, sweep


def test_nothing_is_left_where_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        replace_file(path, b"new", is_lasting=True)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_remains_of_killed_processes_go(tmp_path: Path) -> None:
    path = tmp_path / "a"
    old, new, other = (tmp_path / name for name in (".a.17.tmp", ".a.18.tmp", ".a.x.tmp"))
    for each in (path, old, new, other):
        each.touch()
    for each in (old, other):
        os.utime(each, (0, 0))
    sweep(path)
    assert sorted(tmp_path.iterdir()) == [new, other, path]


@pytest.mark.skipif(os.name != "posix", reason="Windows locks no folders")
def test_one_writer_waits_for_the_other(tmp_path: Path) -> None:
    done: list[str] = []

    def second() -> None:
        with alone_beside(tmp_path / "b"):
            done.append("second")

    with alone_beside(tmp_path / "a"):
        writer = Thread(target=second)
        writer.start()
        time.sleep(0.05)
        done.append("first")
    writer.join()
    assert done == ["first", "second"]


def test_a_folder_that_is_not_there_is_no_matter(tmp_path: Path) -> None:
    with alone_beside(tmp_path / "gone" / "a"):
        pass
