"""The keyboard: what is pressed, and signals that come just before a key is waited for."""

import _thread
import os
import sys
import threading
from collections.abc import Iterator

import pytest

pytest.importorskip("termios", reason="needs pseudo-terminals, which Windows lacks")
import pty

from mediabruch.cli.annotating.keys import keyboard


@pytest.fixture
def typist(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Where to write what is typed on the standard input."""
    typed, terminal = pty.openpty()
    with os.fdopen(terminal, "r", encoding="utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield typed
    os.close(typed)


def test_keys_come_one_by_one(typist: int) -> None:
    with keyboard() as keys:
        os.write(typist, b"p\n")
        assert [keys(), keys()] == ["p", "\r"]


def test_an_interrupt_is_heard_that_interrupts_no_waiting(typist: int) -> None:
    """As when Ctrl-C comes after Python last looked for signals, and before it waits: no system call is cut short."""
    interrupt = threading.Timer(0.1, _thread.interrupt_main)
    key = threading.Timer(60, os.write, [typist, b"x"])
    interrupt.start()
    key.start()
    try:
        with keyboard() as keys, pytest.raises(KeyboardInterrupt):
            keys()
        assert key.is_alive(), "heard with the next key only"
    finally:
        interrupt.join()
        key.cancel()
