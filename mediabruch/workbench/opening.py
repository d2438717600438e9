"""The calls `open` and `close`: files into the workspace, and out of it again."""

from typing import Any

from mediabruch.config.config import OWN_FILE
from mediabruch.errors import MediabruchError, Message
from mediabruch.files.models import FOLDER_FILES, SIDECAR_SUFFIXES
from mediabruch.workbench.asked import Asked
from mediabruch.workbench.desk import Desk, kept_in
from mediabruch.workbench.processes import answer_processes
from mediabruch.workbench.workspace import REPOSITORY, Workspace, is_model

LARGEST = 200_000_000
"""Bytes of all files that are opened at once."""
_LONGEST = 1000
_FURTHER = (*FOLDER_FILES, OWN_FILE)


def answer_open(desk: Desk, asked: Asked) -> dict[str, Any]:
    """Open files: models, annotation files and configurations. What is something else is named and left aside."""
    wanted: dict[str, bytes] = {}
    notes: list[str] = []
    for table in asked.tables("files"):
        one = Asked(table, asked.words)
        path, content = plain_path(one.string("path")), one.content("content")
        if is_wanted(path, content):
            wanted[path] = content
        else:
            notes.append(asked.words.text("{path} is no model and speaks for none; it was left aside.", path=path))
    if sum(map(len, wanted.values())) > LARGEST:
        raise MediabruchError(Message("These files are larger than {limit} MB in all.", limit=LARGEST // 1_000_000))
    take_in(desk, wanted)
    return {**answer_processes(desk, asked), "notes": notes}


def take_in(desk: Desk, files: dict[str, bytes]) -> None:
    """Put files into the workspace, as they are kept elsewhere."""
    desk.reset(lambda state: state.with_files(files))
    desk.kept = {**desk.kept, **kept_in(files)}


def is_wanted(path: str, content: bytes) -> bool:
    """Whether a file is a model, or may speak for one."""
    name = path.rpartition("/")[2]
    return is_model(path, content) or name in _FURTHER or name.endswith(SIDECAR_SUFFIXES)


def plain_path(path: str) -> str:
    r"""A path within the workspace, in its plain form. Raises `MediabruchError` where it leads out of it.

    >>> plain_path("models\\antrag.bpmn"), plain_path("/./antrag.bpmn")
    ('models/antrag.bpmn', 'antrag.bpmn')
    """
    parts = [part for part in path.replace("\\", "/").split("/") if part not in ("", ".")]
    if not parts or ".." in parts or REPOSITORY in parts or len(path) > _LONGEST or not path.isprintable():
        raise MediabruchError(Message("This is no path that a file of the workspace could have."), path=path[:_LONGEST])
    return "/".join(parts)


def answer_close(desk: Desk, asked: Asked) -> dict[str, Any]:
    """Close models with their annotation files; all that is open, where none are named."""
    if asked.has("paths"):
        paths = asked.texts("paths")
        desk.reset(lambda state: state.without(paths))
    else:
        desk.past, desk.at, desk.kept, desk.unread = [Workspace()], 0, {}, ()
    return answer_processes(desk, asked)
