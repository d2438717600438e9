"""The call `bring`: a filled-in table, its answers into the annotation files."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from mediabruch.analysis import Analysis
from mediabruch.errors import MediabruchError, Message
from mediabruch.exchange.answers import Taken, Target, spelled, take
from mediabruch.exchange.meant import model_meant, path_parts
from mediabruch.exchange.sheets import lines_in
from mediabruch.i18n import Translator
from mediabruch.report.layout import ScreenLayout
from mediabruch.report.names import Names
from mediabruch.report.question import write_score
from mediabruch.report.screen import Screen
from mediabruch.statements.edit.editing import FactEdit, edited
from mediabruch.statements.edit.saving import encoded_like
from mediabruch.workbench.analysts import text_in
from mediabruch.workbench.asked import Asked
from mediabruch.workbench.desk import Desk
from mediabruch.workbench.processes import answer_processes

_WIDEST = 1000
"""Columns: each process's line is one."""


def answer_bring(desk: Desk, asked: Asked) -> dict[str, Any]:
    """Take a table's answers over: the list, what could not be taken over, and the scores before and after."""
    name, content = asked.string("name"), asked.content("content")
    notes = bring(desk, name, content, asked.words)
    return {**answer_processes(desk, asked), "notes": notes}


def bring(desk: Desk, name: str, content: bytes, words: Translator) -> list[str]:
    """Take over what a table says; what is to be known of it. Raises `MediabruchError` where it cannot be read."""
    models = _Models(desk, name)
    lines = lines_in(content, Path(name), lambda rows: spelled(rows, models.find))
    taken = take(lines, models.find, words)
    before = {path: desk.process(path).analysis for path in models.named(taken.changes)}
    remarks = [f"{name}:{remark.place}: {words.message(remark.message)}" for remark in taken.remarks]
    if not taken.changes:
        return [*remarks, words.text("The table says nothing new.")]
    desk.change(desk.workspace.with_stated(_changed(desk, taken.changes)))
    return [*remarks, _summary(taken, words), *_scores(desk, before, words)]


class _Models:
    """The models that a table of a name speaks of: those in its folder, else any."""

    def __init__(self, desk: Desk, table: str) -> None:
        folder = table[: table.rfind("/") + 1]
        self._desk = desk
        self._near = [path for path in desk.workspace.models if path.startswith(folder)]
        self._found: dict[str, Target | Message] = {}

    def find(self, file: str) -> Target | Message:
        """The model of a file as the table names it, or the reason why there is none."""
        path = model_meant(file, self._near, path_parts) or model_meant(file, self._desk.workspace.models, path_parts)
        if path is None:
            return Message("None of the models that are open is {file}.", file=file or "-")
        if path not in self._found:
            self._found[path] = self._open(path)
        return self._found[path]

    def _open(self, path: str) -> Target | Message:
        try:
            process = self._desk.process(path)
            place = Path(self._desk.workspace.sidecar_place(path))
        except MediabruchError as error:
            return Message("{place}: {reason}", place=error.place, reason=error.message)
        return Target(process.analysis.model, process.sidecar, place)

    def named(self, sidecars: Iterable[Path]) -> list[str]:
        """The models whose annotation files these are."""
        wanted = set(sidecars)
        return [path for path, one in self._found.items() if isinstance(one, Target) and one.path in wanted]


def _changed(desk: Desk, changes: Mapping[Path, Iterable[FactEdit]]) -> dict[str, bytes]:
    """The annotation files with the answers."""
    found = {}
    for place, edits in changes.items():
        path = place.as_posix()
        before = desk.workspace.files.get(path, b"")
        found[path] = encoded_like(edited(text_in(before, path), path, edits), before)
    return found


def _summary(taken: Taken, words: Translator) -> str:
    return words.plural(
        "Taken over: what the table says of {n} step, into {files}.",
        "Taken over: what the table says of {n} steps, into {files}.",
        taken.steps,
        files=", ".join(place.as_posix() for place in taken.changes),
    )


def _scores(desk: Desk, before: Mapping[str, Analysis], words: Translator) -> list[str]:
    """What has become of the scores."""
    said = []
    for path, was in before.items():
        now = desk.process(path).analysis
        layout = ScreenLayout(Screen(width=_WIDEST))
        write_score(layout, now, Names(now.model, words), was)
        said.append(f"{path}: {layout.text().strip()}")
    return said
