"""The calls `remember` and `recall`: all that is open as one JSON value, for the browser's own storage, and back."""

from collections.abc import Mapping
from typing import Any

from mediabruch.errors import MediabruchError, Message
from mediabruch.workbench.asked import Asked, packed
from mediabruch.workbench.desk import Desk
from mediabruch.workbench.incoming import plain_path
from mediabruch.workbench.processes import answer_processes
from mediabruch.workbench.workspace import Workspace

_FORM = "mediabruch/workbench/1"
_PARTS = ("files", "to_be", "left_out", "kept")


def answer_remember(desk: Desk, _: Asked) -> dict[str, Any]:
    """The workspace as it is now, and what of it is kept elsewhere; its history is not remembered."""
    here = desk.workspace
    parts = dict(zip(_PARTS, (here.files, here.to_be, here.left_out, desk.kept), strict=True))
    packed_parts = {name: _packed(part) for name, part in parts.items()}
    return {"state": {"schema": _FORM, **packed_parts, "repositories": sorted(here.repositories)}}


def _packed(files: Mapping[str, bytes]) -> dict[str, str]:
    return {path: packed(content) for path, content in files.items()}


def answer_recall(desk: Desk, asked: Asked) -> dict[str, Any]:
    """Open what was remembered, in place of all that is open. Raises `MediabruchError` where it is something else."""
    state = asked.table("state")
    if state.get("schema") != _FORM:
        raise MediabruchError(Message("What was kept here comes from another version of mediabruch."))
    told = Asked(state, asked.words)
    files, to_be, left_out, kept = (_unpacked(told, name) for name in _PARTS)
    repositories = frozenset(told.texts("repositories"))
    above = desk.workspace.above
    here = Workspace(files=files, to_be=to_be, left_out=left_out, above=above, repositories=repositories)
    desk.past, desk.at = [here], 0
    desk.kept = kept
    return answer_processes(desk, asked)


def _unpacked(asked: Asked, name: str) -> dict[str, bytes]:
    table = Asked(asked.table(name), asked.words)
    return {plain_path(path): table.content(path) for path in table.facts}
