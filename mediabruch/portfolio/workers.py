"""Several processes that share one work, and end when the process that began them does, however it ended."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import TypeVar

_Task = TypeVar("_Task")
_Outcome = TypeVar("_Outcome")
_AT_ONCE = 16
"""Tasks that a process is given at a time."""


def in_processes(work: Callable[[_Task], _Outcome], tasks: Sequence[_Task], processes: int) -> Iterator[_Outcome]:
    """The outcomes of tasks in their order, worked on by several processes.

    Where one of them is ended from outside, or none may be started, this process does what is left.
    """
    done = 0
    try:
        with ProcessPoolExecutor(processes, initializer=_begin) as pool:
            for outcome in pool.map(work, tasks, chunksize=_AT_ONCE):
                done += 1
                yield outcome
    except (BrokenProcessPool, OSError):
        yield from map(work, tasks[done:])


def _begin() -> None:
    """What each process does first.

    Ctrl-C ends it without a word: the process that began it says what is to be said. And it watches that process, which
    may be killed without a chance to end the others; they would wait for work for ever, and hold its pipes open.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
