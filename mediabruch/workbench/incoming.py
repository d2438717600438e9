"""What a person opens, as files by their paths: archives unpacked, and nothing in the place of something else."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import NamedTuple

from mediabruch.config.config import OWN_FILE
from mediabruch.errors import MediabruchError, Message
from mediabruch.files.models import FOLDER_FILES, SIDECAR_SUFFIXES
from mediabruch.workbench.asked import Asked
from mediabruch.workbench.workspace import is_model

LARGEST = 200_000_000
"""Bytes of all files that are opened at once."""
_TABLES = (".xlsx", ".ods", ".csv")
_LONGEST = 1000


class Incoming(NamedTuple):
    """Files on their way into the workspace."""

    files: Mapping[str, bytes]
    alone: frozenset[str]
    """Those that a person chose by themselves; in archives and folders, more lies than anybody asked for."""
    notes: tuple[Message, ...] = ()
    """What became of some of them."""

    def beside(self, taken: Iterable[str]) -> "Incoming":
        """The same files in a folder of their own, where none of the paths that are `taken` lies."""
        folder = next(_free_folders([*taken, *self.files]))
        files = {f"{folder}/{path}": content for path, content in self.files.items()}
        return Incoming(files, frozenset(f"{folder}/{path}" for path in self.alone), self.notes)


def incoming(asked: Asked, taken: Iterable[str]) -> Incoming:
    """The files that were sent. Raises `MediabruchError` where they are too large.

    Files of one path come from different folders, of which browsers do not tell: the first of each stay, the second
    go into a folder of their own, where none of the paths that are `taken` lies, annotation files with their models.
    """
    notes: list[Message] = []
    alone: set[str] = set()
    shelves: list[dict[str, bytes]] = [{}]
    for path, content in _sent(asked, alone, notes):
        shelf = next((one for one in shelves if path not in one), None)
        if shelf is None:
            shelves.append(shelf := {})
        shelf[path] = content
    files, chosen = dict(shelves[0]), alone & shelves[0].keys()
    for at, shelf in enumerate(shelves[1:], 1):
        if any(shelf.items() <= other.items() for other in shelves[:at]):
            continue  # the same files once more
        apart = Incoming(shelf, frozenset(alone & shelf.keys())).beside([*taken, *files])
        files |= apart.files
        chosen |= apart.alone
        for path, now in zip(shelf, apart.files, strict=True):
            notes.append(Message("There are several files {path}: another one is open as {now}.", path=path, now=now))
    return Incoming(files, frozenset(chosen), tuple(notes))


def _sent(asked: Asked, alone: set[str], notes: list[Message]) -> Iterator[tuple[str, bytes]]:
    """Each file that was sent, those in archives included."""
    size = 0
    for table in asked.tables("files"):
        one = Asked(table, asked.words)
        path, content = plain_path(one.string("path")), one.content("content")
        if _is_hidden(path):
            if "/" not in path:
                notes.append(Message("{path} is a hidden file; it was left aside.", path=path))
        elif path.lower().endswith(".zip"):
            inside = _within(content, path, LARGEST - size)
            size += sum(map(len, inside.values()))
            if not any(is_wanted(*file) or is_table(file[0]) for file in inside.items()):
                notes.append(Message("{path} holds nothing that can be opened here.", path=path))
            yield from inside.items()
        else:
            size += len(content)
            if "/" not in path:
                alone.add(path)
            yield path, content
        if size > LARGEST:
            raise MediabruchError(Message("These files are larger than {limit} MB in all.", limit=LARGEST // 10**6))


def _within(content: bytes, path: str, at_most: int) -> dict[str, bytes]:
    """The files of an archive, but for what is hidden in it."""
    from mediabruch.workbench.archives import unpacked  # few open archives

    files = unpacked(content, path, at_most)
    return {plain_path(name): inside for name, inside in files.items() if not _is_hidden(name)}


def _is_hidden(path: str) -> bool:
    """Whether a file is hidden from people, or put into an archive by their system."""
    return path.startswith("__MACOSX/") or "/." in f"/{path}" or "/node_modules/" in f"/{path}"


def is_wanted(path: str, content: bytes) -> bool:
    """Whether a file is a model, or may speak for one."""
    name = path.rpartition("/")[2]
    return is_model(path, content) or name in (*FOLDER_FILES, OWN_FILE) or name.endswith(SIDECAR_SUFFIXES)


def is_table(path: str) -> bool:
    """Whether a file is a table that may have been filled in."""
    return path.lower().endswith(_TABLES)


def _free_folders(taken: Iterable[str]) -> Iterator[str]:
    """Names for folders, in which none of these paths lies."""
    used = {path.partition("/")[0] for path in taken}
    return (str(number) for number in count(2) if str(number) not in used)


def plain_path(path: str) -> str:
    r"""A path within the workspace, in its plain form. Raises `MediabruchError` where it leads out of it.

    >>> plain_path("models\\antrag.bpmn"), plain_path("/./antrag.bpmn")
    ('models/antrag.bpmn', 'antrag.bpmn')
    """
    parts = [part for part in path.replace("\\", "/").split("/") if part not in ("", ".")]
    if not parts or ".." in parts or len(path) > _LONGEST or not path.isprintable():
        raise MediabruchError(Message("This is no path that a file of the workspace could have."), path=path[:_LONGEST])
    return "/".join(parts)
