"""`mediabruch annotate --to xlsx|csv PATH...`: the steps of models as a table, for people to fill in."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from mediabruch.cli.annotating.modes import ANALYSIS, SEARCH, AnnotateRequest, Mode
from mediabruch.cli.command import Choice
from mediabruch.cli.configured import Configured
from mediabruch.cli.endings import check_ending
from mediabruch.cli.output import tell, write_output
from mediabruch.errors import ConfigError, MediabruchError, Message
from mediabruch.files.paths import is_folder, is_there
from mediabruch.i18n import Translator

if TYPE_CHECKING:
    from mediabruch.exchange.rows import TableSource

XLSX, CSV = "xlsx", "csv"
STANDARD_OUTPUT = "-"


def _options(words: Translator) -> list[click.Option]:
    return [
        click.Option(
            ["--to"],
            type=Choice([XLSX, CSV]),
            help=words.text(
                "Write the steps of the models into a table, with drop-downs for the media, to be filled in and read "
                "back with --from."
            ),
        ),
        click.Option(
            ["--output", "-o"],
            type=click.Path(),
            metavar=words.text("FILE|FOLDER"),
            help=words.text(
                "With --to, --templates, --into-model and --out-of-model: where to write; several models into a folder."
            ),
        ),
    ]


def _write(request: AnnotateRequest, words: Translator) -> int:
    format_ = request.options["to"]
    models = list(request.models)
    target = request.options["output"] or f"{_name(models, request)}.{format_}"
    check_ending(target, format_, words)
    if is_folder(target):
        raise click.UsageError(words.text("{folder}: This is a folder; all tables go into one file.", folder=target))
    if target != STANDARD_OUTPUT and is_there(target):
        message = Message("This file exists, and may hold answers; read them with --from, or name another file.")
        raise MediabruchError(message, path=target)
    configured = Configured(request.model, words)
    words = configured.words(models)
    refused: list[MediabruchError] = []
    content = _content(format_, _sources(models, configured, (request, refused)), words)
    written = len(refused) < len(models)
    if written:
        write_output(content, target, models)
    for error in refused:
        for sentence in words.refusals(error):
            tell(sentence)
    if written and target != STANDARD_OUTPUT:
        tell(words.text("Written: {files}", files=target))
    return 2 if refused else 0


def _name(models: list[str], request: AnnotateRequest) -> str:
    """What a table is called: as its only model, else as the folder."""
    if len(models) == 1:
        return f"{PurePath(models[0]).name.partition('.')[0]}.media"
    return f"{Path(request.paths[0]).resolve().name or 'models'}.media" if len(request.paths) == 1 else "models.media"


def _content(format_: str, sources: "Iterable[TableSource]", words: Translator) -> bytes:
    from mediabruch.exchange.rows import table

    if format_ == CSV:
        from mediabruch.exchange.separated import csv_bytes

        return csv_bytes(table(sources, words), words)
    from mediabruch.exchange.workbook import xlsx_bytes

    return xlsx_bytes(table(sources, words), words)


def _sources(
    models: list[str], configured: Configured, asked: tuple[AnnotateRequest, list[MediabruchError]]
) -> "Iterator[TableSource]":
    """The models that can be read; the others' errors go into the list of `asked`."""
    from mediabruch.exchange.rows import TableSource
    from mediabruch.files.sidecars import find_sidecar
    from mediabruch.statements.reading import read_sidecar

    request, refused = asked
    for model in models:
        try:
            analysis = configured.analyze(model)
            place = request.model.annotations or find_sidecar(model)
            yield TableSource(PurePath(model).as_posix(), analysis, read_sidecar(place) if place else None)
        except ConfigError:  # no fault of the model
            raise
        except MediabruchError as error:
            refused.append(error)


MODE = Mode(name="to", options=_options, run=_write, hears=ANALYSIS | SEARCH | {"output"})
