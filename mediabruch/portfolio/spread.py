"""Work on many like things, in several processes where it pays."""

import os
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

WORTH = 20
"""Tasks for each process from which on starting it pays."""
_Task = TypeVar("_Task")
_Outcome = TypeVar("_Outcome")


def in_parallel(work: Callable[[_Task], _Outcome], tasks: Sequence[_Task]) -> Iterable[_Outcome]:
    """The outcomes of tasks, in their order. With many tasks, all that is given and made travels between processes."""
    processes = min(os.cpu_count() or 1, 8, len(tasks) // WORTH)
    if processes < 2:  # noqa: PLR2004 - one more than this one
        return map(work, tasks)
    from mediabruch.portfolio.workers import in_processes

    return in_processes(work, tasks, processes)
