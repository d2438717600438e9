"""The calls `undo` and `redo`: a step back in the workspace's history, or on."""

from typing import Any

from mediabruch.workbench.asked import Asked
from mediabruch.workbench.desk import Desk
from mediabruch.workbench.processes import answer_processes
from mediabruch.workbench.showing import answer_show


def answer_undo(desk: Desk, asked: Asked) -> dict[str, Any]:
    """Take the last change back; the view of the process that is asked for, else the list."""
    return _step(desk, asked, -1)


def answer_redo(desk: Desk, asked: Asked) -> dict[str, Any]:
    """Make the change again that was taken back last."""
    return _step(desk, asked, 1)


def _step(desk: Desk, asked: Asked, by: int) -> dict[str, Any]:
    desk.step(by)
    if asked.has("path"):
        return answer_show(desk, asked)
    return {**answer_processes(desk, asked), "can_undo": desk.can_undo, "can_redo": desk.can_redo}
