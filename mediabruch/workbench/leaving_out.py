"""The call `leave_out`: a model is opened without its annotation file, which has mistakes."""

from typing import Any

from mediabruch.errors import MediabruchError, Message
from mediabruch.workbench.asked import Asked
from mediabruch.workbench.desk import Desk
from mediabruch.workbench.processes import answer_processes


def answer_leave_out(desk: Desk, asked: Asked) -> dict[str, Any]:
    """Leave the annotation file out: the list, which still names its mistakes. It stays as it is where it is kept.

    Raises `MediabruchError` where nothing is wrong with it: what can be read is heard.
    """
    path = asked.string("path")
    try:
        desk.process(path)
    except MediabruchError as error:
        if error.path not in desk.workspace.sidecars(path):
            raise
        desk.leave_out(path)
        return answer_processes(desk, asked)
    raise MediabruchError(Message("The annotation file of this model can be read; nothing is left out."), path=path)
