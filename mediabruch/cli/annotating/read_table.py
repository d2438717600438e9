"""`mediabruch annotate --from TABLE [PATH...]`: a filled-in table into the annotation files of its models."""

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from mediabruch.cli.annotating.modes import SEARCH, AnnotateRequest, Mode
from mediabruch.cli.output import say, tell
from mediabruch.errors import MediabruchError, Message, contained
from mediabruch.i18n import Translator
from mediabruch.notation.letters import spellings

if TYPE_CHECKING:
    from mediabruch.analysis import Analysis
    from mediabruch.exchange.answers import Taken, Target
    from mediabruch.statements.edit.editing import FactEdit

FINE, FOUND, FAILED = 0, 1, 2
WIDEST = 1000
"""Columns: each model's line is one."""


def _options(words: Translator) -> list[click.Option]:
    return [
        click.Option(
            ["--from"],
            type=click.Path(exists=True, dir_okay=False),
            metavar=words.text("FILE"),
            help=words.text(
                "Read a table back that was written with --to, as xlsx, ods or csv, however it was edited. What cannot "
                "be taken over is listed with its cell; exit code 1 then. PATH: where the models are, if they are no "
                "longer where the table says."
            ),
        )
    ]


def _read(request: AnnotateRequest, words: Translator) -> int:
    from mediabruch.exchange.answers import RowTrouble, spelled, take
    from mediabruch.exchange.sheets import read_lines

    table = Path(request.options["from"])
    models = _Models(table, request)
    taken = take(read_lines(table, lambda lines: spelled(lines, models.find)), models.find, words)
    for remark in taken.remarks:
        say(f"{table}:{remark.place}: {words.message(remark.message)}")
    scores = _Scores(models.changed(taken.changes), request, words)
    saved = [_saved(path, changes, words) for path, changes in taken.changes.items()]
    _say_taken(taken, words)
    scores.tell()
    if not all(saved):
        return FAILED
    return FOUND if any(remark.trouble is not RowTrouble.BLANK for remark in taken.remarks) else FINE


def _saved(path: Path, changes: "Sequence[FactEdit]", words: Translator) -> bool:
    """Write into one annotation file, or say what is wrong with it: the others get their answers all the same."""
    from mediabruch.statements.edit.saving import save

    try:
        with contained(str(path)):
            save(path, changes)
    except MediabruchError as error:
        for sentence in words.refusals(error):
            tell(sentence)
        return False
    return True


def _say_taken(taken: "Taken", words: Translator) -> None:
    """Say what was taken over of steps and of processes as a whole."""
    files = ", ".join(map(str, taken.changes))
    if not taken.changes:
        say(words.text("The table says nothing new."))
    elif taken.steps:
        say(
            words.plural(
                "Taken over: what the table says of {n} step, into {files}.",
                "Taken over: what the table says of {n} steps, into {files}.",
                taken.steps,
                files=files,
            )
        )
    if taken.processes:
        say(
            words.plural(
                "Taken over: what the table says of {n} process as a whole, into {files}.",
                "Taken over: what the table says of {n} processes as a whole, into {files}.",
                taken.processes,
                files=files,
            )
        )


class _Scores:
    """The scores of models before and after they were answered."""

    def __init__(self, models: list[Path], request: AnnotateRequest, words: Translator) -> None:
        self._request, self._words = request, words
        self._before = {model: self._analysis(model) for model in models}

    def tell(self) -> None:
        """Say what has become of them."""
        from mediabruch.report.layout import ScreenLayout
        from mediabruch.report.names import Names
        from mediabruch.report.question import write_score
        from mediabruch.report.screen import Screen

        for model, before in self._before.items():
            after = self._analysis(model)
            if before is not None and after is not None:
                layout = ScreenLayout(Screen(width=WIDEST))
                write_score(layout, after, Names(after.model, self._words), before)
                say(f"{model}: {layout.text().strip()}")

    def _analysis(self, model: Path) -> "Analysis | None":
        from mediabruch.cli.configured import Configured

        try:
            with contained(str(model)):
                return Configured(self._request.model, self._words).analyze(str(model))
        except MediabruchError:  # what is wrong with it is said where it is analyzed
            return None


class _Models:
    """The models that a table speaks of; each is read once."""

    def __init__(self, table: Path, request: AnnotateRequest) -> None:
        self._table = table
        self._request = request
        self._named = [Path(path) for path in request.models]
        self._known: dict[str, Target | Message] = {}
        self._opened: dict[Path, Target | Message] = {}

    def find(self, file: str) -> "Target | Message":
        """The model of a file as the table names it, or the reason why there is none."""
        if file not in self._known:
            path = self._place(file)
            self._known[file] = path if isinstance(path, Message) else self._open(path)
        return self._known[file]

    def changed(self, sidecars: Iterable[Path]) -> list[Path]:
        """The models whose annotation files are among these."""
        wanted = set(sidecars)
        return [
            model for model, target in self._opened.items() if not isinstance(target, Message) and target.path in wanted
        ]

    def _place(self, file: str) -> Path | Message:
        """Among the models that are named; else at its place, in the working directory or beside the table."""
        if self._request.paths:
            return self._among(file)
        if not file:
            return Message("The row names no model file; name the model behind --from TABLE.")
        for folder in (Path.cwd(), self._table.resolve().parent):
            path = next((path for name in spellings(file) if (path := _file(folder, name))), None)
            if path is not None:
                here = Path.cwd()
                return path.relative_to(here) if path.is_relative_to(here) else path
        return Message("There is no model {file} here; name its folder behind --from TABLE.", file=file)

    def _among(self, file: str) -> Path | Message:
        from mediabruch.exchange.meant import model_meant, path_parts

        found = model_meant(file, self._named, lambda path: path_parts(path.resolve()))
        if found is not None:
            return found
        return Message("None of the models that are named is {file}.", file=file or "-")

    def _open(self, path: Path) -> "Target | Message":
        from mediabruch.bpmn import read
        from mediabruch.exchange.answers import Target
        from mediabruch.files.sidecars import sidecar_for
        from mediabruch.statements.reading import read_sidecar

        if path not in self._opened:
            try:
                with contained(str(path)):
                    model = read(path)
                    asked = self._request.model.annotations
                    place = Path(asked) if asked else sidecar_for(path)
                    self._opened[path] = Target(model, read_sidecar(place) if place.exists() else None, place)
            except MediabruchError as error:
                reason = Message("{place}: {reason}", place=error.place, reason=error.message)
                self._opened[path] = reason
        return self._opened[path]


def _file(folder: Path, name: str) -> Path | None:
    """A file in a folder or below; a table from elsewhere shall not reach elsewhere."""
    try:
        path = (folder / PurePath(name)).resolve()
        return path if path.is_relative_to(folder) and path.is_file() else None
    except (OSError, ValueError):  # no name that a file could have
        return None


MODE = Mode(name="from", options=_options, run=_read, hears=SEARCH | {"annotations"}, needs_paths=False)
