"""What is no plain file is never waited for without end, and never read without end."""

import os
from pathlib import Path
from threading import Thread

import pytest

from mediabruch.files.contents import SilentFileError, content_of
from mediabruch.files.reasons import reason_of

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes that have names")


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    return path


def test_a_plain_file_is_read_up_to_a_size(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"abcdef")
    assert content_of(path, 100) == b"abcdef"
    assert content_of(path, 3) == b"abcd"


def test_a_pipe_without_a_writer_is_refused(pipe: Path) -> None:
    with pytest.raises(SilentFileError) as caught:
        content_of(pipe, 100)
    assert str(reason_of(caught.value)) == "nothing comes out of this pipe or device"


def test_a_writer_who_comes_late_is_waited_for(pipe: Path) -> None:
    writer = Thread(target=pipe.write_bytes, args=(b"ab" * 500_000,))
    writer.start()
    assert content_of(pipe, 10**7, patience=30.0) == b"ab" * 500_000
    writer.join()


def test_what_the_shell_puts_into_a_pipe_is_read() -> None:
    reader, writer = os.pipe()
    os.write(writer, b"abc")
    os.close(writer)
    try:
        assert content_of(f"/dev/fd/{reader}", 100) == b"abc"
    finally:
        os.close(reader)


def test_a_writer_who_writes_nothing_is_not_waited_for(pipe: Path) -> None:
    held = os.open(pipe, os.O_RDWR)
    try:
        with pytest.raises(SilentFileError):
            content_of(pipe, 100)
    finally:
        os.close(held)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device without end")
def test_devices_end() -> None:
    assert content_of("/dev/null", 100) == b""
    assert content_of("/dev/zero", 100) == bytes(101)
