"""A folder that is gone afterwards, also where the run is ended from outside."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import NoReturn

from mediabruch.files.signals import undisturbed


class _EndedError(BaseException):
    """SIGTERM came. What is open is closed on its way, as after Ctrl-C."""


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A new folder, removed in the end; a SIGTERM meanwhile ends the run only after that."""
    is_ours = threading.current_thread() is threading.main_thread()
    if not is_ours or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        with _folder() as folder:
            yield folder
        return
    signal.signal(signal.SIGTERM, _end)
    try:
        with _folder() as folder:
            yield folder
    except _EndedError:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.raise_signal(signal.SIGTERM)
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


@contextmanager
def _folder() -> Iterator[Path]:
    """Make the folder, and remove it whatever happens."""
    folder = TemporaryDirectory(prefix="mediabruch-")
    try:
        yield Path(folder.name)
    finally:
        with undisturbed():
            folder.cleanup()


def _end(_: int, __: FrameType | None) -> NoReturn:
    raise _EndedError
