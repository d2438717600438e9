"""The call `branch`: a process as it is to be, beside how it is."""

from dataclasses import replace
from typing import Any

from mediabruch.errors import MediabruchError, Message
from mediabruch.workbench.asked import Asked
from mediabruch.workbench.desk import Desk, ProcessSide
from mediabruch.workbench.showing import answer_show


def answer_branch(desk: Desk, asked: Asked) -> dict[str, Any]:
    """Begin a process as it is to be, as a copy of what is stated now; with `drop`, end it."""
    path = asked.string("path")
    desk.process(path)  # says what is wrong with it
    here = desk.workspace
    to_be = {name: content for name, content in here.to_be.items() if name != path}
    if asked.flag("drop"):
        desk.change(replace(here, to_be=to_be))
        return answer_show(desk, Asked({**asked.facts, "which": str(ProcessSide.AS_IS)}, asked.words))
    if path in here.to_be:
        raise MediabruchError(Message("This process already has a to-be; discard it first."), path=path)
    stated = desk.stated(path)
    desk.change(replace(here, to_be={**to_be, path: b"" if stated is None else stated[1]}))
    return answer_show(desk, Asked({**asked.facts, "which": str(ProcessSide.TO_BE)}, asked.words))
