"""The calls `open` and `close`: files into the workspace, and out of it again."""

from collections.abc import Mapping
from typing import Any

from mediabruch.config.config import OWN_FILE
from mediabruch.errors import MediabruchError, Message
from mediabruch.files.models import FOLDER_FILES, SIDECAR_SUFFIXES
from mediabruch.workbench.asked import Asked
from mediabruch.workbench.desk import Desk
from mediabruch.workbench.processes import answer_processes
from mediabruch.workbench.workspace import Workspace, is_model

LARGEST = 200_000_000
"""Bytes of all files that are opened at once."""
_TABLES = (".xlsx", ".ods", ".csv")
_COPIES = (".colored.bpmn", ".annotated.bpmn")
_LONGEST = 1000
_FURTHER = (*FOLDER_FILES, OWN_FILE)


def answer_open(desk: Desk, asked: Asked) -> dict[str, Any]:
    """Open files: models, annotation files, configurations, filled-in tables, and archives of these.

    What is something else is named and left aside. Raises `MediabruchError` where it is too much.
    """
    files = _sent(asked)
    notes: list[str] = []
    tables = [path for path in files if path.lower().endswith(_TABLES)]
    wanted = {
        path: content for path, content in files.items() if is_wanted(path, content) and not _is_copy(path, files)
    }
    desk.take_in(wanted)
    for path in tables:
        from mediabruch.workbench.bringing import bring  # few open tables

        notes += bring(desk, path, files[path], asked.words)
    sent = {plain_path(one["path"]) for one in asked.tables("files")}  # of an archive, it goes without saying
    for path in sorted(files.keys() & sent - wanted.keys() - set(tables)):
        if not _is_copy(path, files):
            notes.append(asked.words.text("{path} is no model and speaks for none; it was left aside.", path=path))
    return {**answer_processes(desk, asked), "notes": notes}


def _sent(asked: Asked) -> dict[str, bytes]:
    """The files that were sent, those in archives included. Raises `MediabruchError` where they are too large."""
    found: dict[str, bytes] = {}
    for table in asked.tables("files"):
        one = Asked(table, asked.words)
        path, content = plain_path(one.string("path")), one.content("content")
        if _is_hidden(path):
            continue
        left = LARGEST - sum(map(len, found.values()))
        if path.lower().endswith(".zip"):
            found |= {plain_path(name): inside for name, inside in _within(content, path, left).items()}
        elif len(content) <= left:
            found[path] = content
        else:
            raise MediabruchError(Message("These files are larger than {limit} MB in all.", limit=LARGEST // 10**6))
    return found


def _within(content: bytes, path: str, at_most: int) -> dict[str, bytes]:
    """The files of an archive, but for what is hidden in it."""
    from mediabruch.workbench.archives import unpacked  # few open archives

    files = unpacked(content, path, at_most)
    return {name: inside for name, inside in files.items() if not _is_hidden(name)}


def _is_hidden(path: str) -> bool:
    """Whether a file is hidden from people, or put into an archive by their system."""
    return path.startswith("__MACOSX/") or "/." in f"/{path}" or "/node_modules/" in f"/{path}"


def _is_copy(path: str, files: Mapping[str, bytes]) -> bool:
    """Whether a file is a model in color, or with annotations in it, that was made of another one among the files."""
    return any(path.endswith(end) and f"{path.removesuffix(end)}.bpmn" in files for end in _COPIES)


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
    if not parts or ".." in parts or len(path) > _LONGEST or not path.isprintable():
        raise MediabruchError(Message("This is no path that a file of the workspace could have."), path=path[:_LONGEST])
    return "/".join(parts)


def answer_close(desk: Desk, asked: Asked) -> dict[str, Any]:
    """Close models with their annotation files; all that is open, where none are named."""
    paths = asked.texts("paths") if asked.has("paths") else desk.workspace.models
    desk.analysts.forget(paths)
    if asked.has("paths"):
        desk.reset(lambda state: state.without(paths))
    else:
        desk.past, desk.at, desk.kept, desk.unread, desk.shelved = [Workspace()], 0, {}, (), frozenset()
    return answer_processes(desk, asked)
