"""The signals that end a run, and stretches of work during which they wait."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

ENDING = frozenset({signal.SIGINT, signal.SIGTERM})


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let the signals that end a run wait, where the system can do that."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
