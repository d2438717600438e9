"""Why the system refuses a file, whatever it says itself."""

import errno

import pytest

from mediabruch.files.reasons import reason_of


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (PermissionError(errno.EACCES, "Zugriff verweigert"), "permission denied"),
        (PermissionError(), "permission denied"),
        (IsADirectoryError(errno.EISDIR, ""), "it is a folder"),
        (OSError(errno.ENOSPC, ""), "the disk is full"),
        (OSError(errno.ECHILD, "No child processes"), "the system reports ECHILD"),
        (OSError(987_654, ""), "the system reports 987654"),
        (OSError("what Python itself says"), "the system reports OSError"),
        (ValueError("embedded null byte"), "no file can have this name"),
    ],
)
def test_reasons(error: OSError | ValueError, sentence: str) -> None:
    assert str(reason_of(error)) == sentence
