"""Several processes that share one work, and end when the process that began them does, however it ended."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import TypeVar

from mediabruch.files.signals import ENDING, undisturbed

_Task = TypeVar("_Task")
_Outcome = TypeVar("_Outcome")
_AT_ONCE = 16
"""Tasks that a process is given at a time."""


def in_processes(work: Callable[[_Task], _Outcome], tasks: Sequence[_Task], processes: int) -> Iterator[_Outcome]:
    """The outcomes of tasks in their order, worked on by several processes.

    Where one of them is ended from outside, or none may be started, this process does what is left.
    """
    done, others = 0, set(active_children())
    try:
        with ProcessPoolExecutor(processes, initializer=_begin) as pool:
            try:
                chunks = [tasks[start : start + _AT_ONCE] for start in range(0, len(tasks), _AT_ONCE)]
                with undisturbed():  # Python forgets a Ctrl-C that comes while it starts a process
                    given = [pool.submit(_work_through, work, chunk) for chunk in chunks]
                given.reverse()
                while given:
                    for outcome in given.pop().result():
                        done += 1
                        yield outcome
            except BaseException:
                # Ended, not cancelled: before Python 3.12 a thread of the pool fails where both happen at once.
                for process in set(active_children()) - others:
                    process.kill()
                raise
    except (BrokenProcessPool, OSError, NotImplementedError):
        yield from map(work, tasks[done:])


def _work_through(work: Callable[[_Task], _Outcome], tasks: Sequence[_Task]) -> list[_Outcome]:
    return list(map(work, tasks))


def _begin() -> None:
    """What each process does first.

    Ctrl-C ends it without a word: the process that began it says what is to be said. And it watches that process, which
    may be killed without a chance to end the others; they would wait for work for ever, and hold its pipes open.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
