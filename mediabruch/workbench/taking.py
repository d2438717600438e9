"""The call `take`: files to take home, one by one or in one archive."""

import mimetypes
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from mediabruch.errors import MediabruchError, Message
from mediabruch.i18n import translator
from mediabruch.workbench.archives import archive
from mediabruch.workbench.asked import Asked, error_view, packed
from mediabruch.workbench.desk import Desk, ProcessSide
from mediabruch.workbench.incoming import plain_path
from mediabruch.workbench.takeaways import MAKERS, Packing, Takeaway, TakeawayKind

_ALL = ("zip", "all")
_IN_ARCHIVE = (
    TakeawayKind.MODEL,
    TakeawayKind.ANNOTATIONS,
    TakeawayKind.COLORED,
    TakeawayKind.ANNOTATED,
    TakeawayKind.SVG,
    TakeawayKind.TABLE,
    TakeawayKind.REPORT,
    TakeawayKind.SUMMARY,
)
_OF_AS_IS = (*_ALL, TakeawayKind.TABLE, TakeawayKind.CSV)
"""What comes back: of processes as they are, whichever state is shown, as it is taken over as such."""
_TYPES = {
    ".bpmn": "application/xml",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def answer_take(desk: Desk, asked: Asked) -> dict[str, Any]:
    """Files of a process, or of all; what cannot be made of one is named, and takes nothing else down."""
    what, refused = asked.string("what"), list[dict[str, Any]]()
    packing = _packing(desk, asked, refused)
    is_whole = what in _ALL
    if not is_whole and what not in tuple(TakeawayKind):
        known = ", ".join((*TakeawayKind, _ALL[0]))
        raise MediabruchError(Message("{name} is one of {known}, not “{word}”.", name="what", known=known, word=what))
    if not packing.processes:
        raise MediabruchError(Message("There is nothing to take home yet."))
    files = list(_files(packing, _IN_ARCHIVE if is_whole else (TakeawayKind(what),), asked, refused, spares=is_whole))
    if is_whole:
        files += _around(desk, files, is_all=not asked.has("path"))
        files = [Takeaway("mediabruch.zip", archive((one.name, one.content) for one in files))]
    if not files and not refused:
        raise MediabruchError(Message("Nothing is stated yet, so there is nothing to take home."))
    if is_whole or what == TakeawayKind.ANNOTATIONS:
        desk.keep(process.path for process in packing.processes)
    views = [{"name": one.name, "type": _type(one.name), "content": packed(one.content)} for one in files]
    return {"files": views, "refused": refused}


def answer_pack(_: Desk, asked: Asked) -> dict[str, Any]:
    """One archive of files that the page has made or was given."""
    tables = [Asked(table, asked.words) for table in asked.tables("files")]
    content = archive((plain_path(one.string("name")), one.content("content")) for one in tables)
    name = asked.string("name")
    return {"files": [{"name": name, "type": _type(name), "content": packed(content)}]}


def _packing(desk: Desk, asked: Asked, refused: list[dict[str, Any]]) -> Packing:
    """The process that is asked for, else all that can be read."""
    side = asked.choice("which", ProcessSide.AS_IS)
    if asked.string("what") in _OF_AS_IS:
        side = ProcessSide.AS_IS
    words = translator(asked.words.language)  # files speak as those of the commands
    if asked.has("path"):
        return Packing(desk, [desk.process(asked.string("path"), side)], words, side)
    found = []
    for path in desk.workspace.models:
        try:
            found.append(desk.process(path, side))
        except MediabruchError as error:
            refused.append({"model": path, **error_view(error, asked.words)})
    return Packing(desk, found, words, side)


def _files(
    packing: Packing, kinds: Iterable[TakeawayKind], asked: Asked, refused: list[dict[str, Any]], *, spares: bool
) -> Iterator[Takeaway]:
    """The files of some kinds; in an archive, what cannot be made of one process is left out and named."""
    for kind in kinds:
        for part in _parts(packing, kind):
            try:
                yield from list(MAKERS[kind](part))
            except MediabruchError as error:
                if not spares and len(packing.processes) == 1:
                    raise
                refused.append({"model": part.processes[0].path, **error_view(error, asked.words)})


_TOGETHER = frozenset(TakeawayKind) - {
    TakeawayKind.ANNOTATIONS,
    TakeawayKind.MODEL,
    TakeawayKind.COLORED,
    TakeawayKind.ANNOTATED,
    TakeawayKind.SVG,
    TakeawayKind.LIGHT_SVG,
}
"""Kinds of which one file speaks of all processes."""


def _parts(packing: Packing, kind: TakeawayKind) -> list[Packing]:
    """Process by process, where each has files of its own."""
    if kind in _TOGETHER:
        return [packing]
    return [replace(packing, processes=[process]) for process in packing.processes]


def _around(desk: Desk, files: Iterable[Takeaway], *, is_all: bool) -> list[Takeaway]:
    """What else is open: configurations and annotation files of folders; of all processes, what is not read, too."""
    here, there = desk.workspace, {one.name for one in files}
    left_out = dict(here.left_out) if is_all else {}
    own = () if is_all else {path for model in here.models for path in (model, *here.sidecars(model))}
    rest = {path: content for path, content in here.files.items() if path not in own} | left_out
    return [Takeaway(path, content) for path, content in sorted(rest.items()) if path not in there]


def _type(name: str) -> str:
    ending = f".{name.rpartition('.')[2]}"
    return _TYPES.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
