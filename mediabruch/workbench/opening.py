"""The calls `open` and `close`: files into the workspace, and out of it again."""

from collections.abc import Iterable, Iterator, Mapping, Set
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any

from mediabruch.config.config import OWN_FILE
from mediabruch.errors import MediabruchError, Message
from mediabruch.files.models import FOLDER_FILES, SIDECAR_SUFFIXES, files_about
from mediabruch.workbench.asked import Asked, error_view
from mediabruch.workbench.desk import Desk
from mediabruch.workbench.incoming import incoming, is_table, is_wanted
from mediabruch.workbench.processes import answer_processes
from mediabruch.workbench.returning import returned
from mediabruch.workbench.workspace import Workspace, is_model

_COPIES = (".colored.bpmn", ".annotated.bpmn")
_MOST_NAMED = 5


class IfOpen(StrEnum):
    """What happens to files of which others of their paths are open already."""

    REPLACE = "replace"
    """They take the place of these."""
    BESIDE = "beside"
    """They are opened as well, in a folder of their own."""
    ASK = "ask"
    """Nothing is opened, and the answer is a `question`."""


def answer_open(desk: Desk, asked: Asked) -> dict[str, Any]:
    """Open files: models, annotation files, configurations, filled-in tables, and archives of these.

    What is something else is named and left aside. Raises `MediabruchError` where it is too much.
    """
    if_open = asked.choice("if_open", IfOpen.REPLACE)
    found = incoming(asked, desk.workspace.files)
    if if_open is IfOpen.BESIDE:
        found = found.beside(desk.workspace.files)
    files = found.files
    copies = {path for path in files if _is_copy(path, files)}
    meant = {path: files[path] for path in files if is_wanted(path, files[path]) and path not in copies}
    wanted, to_be = returned(meant, desk.workspace)
    if if_open is IfOpen.ASK and (others := _others(desk.workspace, wanted, to_be)):
        question = asked.words.message(_question(others, wanted))
        can_be_beside = any(desk.workspace.with_files(wanted).has_model(path) for path in wanted)
        return {**answer_processes(desk, asked), "notes": [], "question": question, "can_be_beside": can_be_beside}
    desk.take_in(wanted, to_be)
    tables = [path for path in files if is_table(path)]
    brought, refused = _brought(desk, {path: files[path] for path in tables}, asked)
    told = [*found.notes, *_left_aside(found.alone, copies, {*meant, *tables}), *_unheard(desk.workspace, wanted)]
    if not (told or meant or tables):
        told.append(Message("There is nothing among these files that can be opened here."))
    answer = answer_processes(desk, asked)
    return {
        **answer,
        "refused": [*answer["refused"], *refused],
        "notes": [*brought, *map(asked.words.message, told)],
    }


def _others(here: Workspace, files: Mapping[str, bytes], to_be: Mapping[str, bytes]) -> list[str]:
    """The paths at which something else is open."""
    other = {path for path, content in files.items() if here.files.get(path, content) != content}
    return sorted(other | {path for path, content in to_be.items() if here.to_be.get(path, content) != content})


def _question(others: list[str], files: Mapping[str, bytes]) -> Message:
    """What to ask before something takes the place of what is open."""
    names: Message | str = ", ".join(others[:_MOST_NAMED])
    if len(others) > _MOST_NAMED:
        names = Message("{steps} and {n} more", steps=names, n=len(others) - _MOST_NAMED)
    if all(path in files and is_model(path, files[path]) for path in others):
        return Message(
            "Open already, with other content: {names}. If it is replaced, what you have said of it stays.", names=names
        )
    return Message(
        "Open already, with other content: {names}. If it is replaced, what these files say takes the place of what "
        "you have said.",
        names=names,
    )


def _brought(desk: Desk, tables: Mapping[str, bytes], asked: Asked) -> tuple[list[str], list[dict[str, Any]]]:
    """What the tables brought, and which cannot be read."""
    notes: list[str] = []
    refused = []
    for path, content in tables.items():
        from mediabruch.workbench.bringing import bring  # few open tables

        try:
            notes += bring(desk, path, content, asked.words)
        except MediabruchError as error:
            refused.append({"path": path, **error_view(error, asked.words)})
    return notes, refused


def _left_aside(alone: Set[str], copies: Set[str], taken: Set[str]) -> Iterator[Message]:
    """What a person chose by itself, and nothing is done with; in folders, more lies than anybody asked for."""
    for path in sorted(alone):
        if path in copies:
            yield Message("{path} was made of the model beside it; it was left aside.", path=path)
        elif path not in taken:
            yield Message("{path} is no model and speaks for none; it was left aside.", path=path)


def _unheard(here: Workspace, wanted: Iterable[str]) -> Iterator[Message]:
    """What speaks for models of which none is open."""
    heard = {place for model in here.models for place in files_about(model)}
    heard |= {(folder / OWN_FILE).as_posix() for model in here.models for folder in PurePosixPath(model).parents}
    for path in sorted(wanted):
        is_about = path.endswith(SIDECAR_SUFFIXES) or path.rpartition("/")[2] in (*FOLDER_FILES, OWN_FILE)
        if is_about and path not in heard:
            yield Message("{path} speaks for models that are not open; open them, too.", path=path)


def _is_copy(path: str, files: Mapping[str, bytes]) -> bool:
    """Whether a file is a model in color, or with annotations in it, that was made of another one among the files."""
    return any(path.endswith(end) and f"{path.removesuffix(end)}.bpmn" in files for end in _COPIES)


def answer_close(desk: Desk, asked: Asked) -> dict[str, Any]:
    """Close models with their annotation files; all that is open, where none are named."""
    paths = asked.texts("paths") if asked.has("paths") else desk.workspace.models
    desk.analysts.forget(paths)
    if asked.has("paths"):
        desk.reset(lambda state: state.without(paths))
    else:
        desk.past, desk.at, desk.kept, desk.unread, desk.shelved = [Workspace()], 0, {}, (), frozenset()
    return answer_processes(desk, asked)
