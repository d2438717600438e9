"""Single keys from the terminal, without the Enter key."""

import codecs
import os
import select
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Keys = Callable[[], str]
"""Waits for the next key: its character, `\\r` for Enter; empty for keys without one. `END` where no more can come."""

END = "\x04"
_ESCAPE = "\x1b"
_SIZE = 256


def has_terminal() -> bool:
    """Whether someone sits there who can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


@contextmanager
def keyboard() -> Iterator[Keys]:
    """The keyboard, key by key, until the end of the block; then the terminal is as it was."""
    try:
        import termios
    except ImportError:  # Windows
        yield _windows_key
        return
    terminal = sys.stdin.fileno()
    mode = termios.tcgetattr(terminal)
    with _signals() as signals:
        try:
            yield _Terminal(terminal, signals).key
        finally:
            termios.tcsetattr(terminal, termios.TCSADRAIN, mode)


@contextmanager
def _signals() -> Iterator[int]:
    """A pipe that holds something as soon as a signal has come.

    Python raises `KeyboardInterrupt` between two steps of its own. Ctrl-C just before a key is waited for would go
    unheard until the next key; who waits for this pipe as well, wakes up.
    """
    woken, waker = os.pipe()
    os.set_blocking(waker, False)
    before = signal.set_wakeup_fd(waker, warn_on_full_buffer=False)
    try:
        yield woken
    finally:
        signal.set_wakeup_fd(before)
        os.close(waker)
        os.close(woken)


class _Terminal:
    """A terminal that hands over each key at once; keys pressed too early wait for their turn."""

    def __init__(self, terminal: int, signals: int) -> None:
        self._terminal = terminal
        self._signals = signals
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._waiting: deque[str] = deque()

    def key(self) -> str:
        """The next key."""
        import termios
        import tty

        while not self._waiting:
            # Anew each time: a shell that stopped and continued us has set its own mode.
            tty.setcbreak(self._terminal, termios.TCSADRAIN)
            ready, _, _ = select.select([self._terminal, self._signals], [], [])
            if self._signals in ready:
                os.read(self._signals, _SIZE)
                continue
            try:
                read = os.read(self._terminal, _SIZE)
            except OSError:  # the window was closed
                read = b""
            if not read:
                return END
            self._waiting.extend(_split(self._decoder.decode(read)))
        return self._waiting.popleft()


def _split(text: str) -> Iterator[str]:
    """The keys in what a terminal sent: what begins with an escape is one key, such as an arrow."""
    plain, escape, _ = text.partition(_ESCAPE)
    yield from plain.replace("\n", "\r")
    if escape:
        yield ""


def _windows_key() -> str:
    import click

    try:
        key = click.getchar()
    except EOFError:
        return END
    return key if len(key) == 1 else ""
