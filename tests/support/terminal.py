"""A command line on a pseudo-terminal: what it shows is waited for, keys are pressed, and it can be killed."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from types import TracebackType

from tests.support.patience import PATIENCE

_STYLE = re.compile(r"\x1b\[[0-9;]*m")


class Terminal:
    """mediabruch in a terminal of 100 columns."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.screen = ""
        """All that was shown since the last wait, without colors."""
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
        self.mode = termios.tcgetattr(slave)
        environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "TERM": "xterm", "LC_ALL": "C.UTF-8"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mediabruch", *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=folder,
            env=environ,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - makes Ctrl-C a signal
        )
        self._slave = slave

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._master)
        os.close(self._slave)

    def wait(self, text: str) -> str:
        """Wait until a text is on the screen; returns all that was shown since the last wait, up to its line's end."""
        limit = time.monotonic() + PATIENCE
        while text not in self.screen:
            assert time.monotonic() < limit, f"{text!r} is not in:\n{self.screen}"
            assert self._read() or self.process.poll() is None or text in self.screen, f"ended after:\n{self.screen}"
        before, found, after = self.screen.partition(text)
        self.screen = after
        return before + found

    def _read(self) -> bool:
        if not select.select([self._master], [], [], 0.1)[0]:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:
            return False
        self.screen += _STYLE.sub("", data.decode("utf-8", "replace")).replace("\r\n", "\n")
        return bool(data)

    def press(self, keys: str) -> None:
        """Press keys, all at once."""
        os.write(self._master, keys.encode())

    def end(self) -> int:
        """Wait until the program has ended; returns its exit code."""
        limit = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            assert time.monotonic() < limit, f"still there after:\n{self.screen}"
            self._read()
        while self._read():
            pass
        return self.process.returncode

    def kill(self) -> None:
        """Kill the program, as `kill -9` does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    @property
    def mode_now(self) -> list[object]:
        """The terminal's mode, as a program after this one would find it."""
        return termios.tcgetattr(self._slave)
