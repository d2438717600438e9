"""`mediabruch log`: what really happened, from an event log beside a model."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from mediabruch.cli.command import Command
from mediabruch.cli.configured import Configured
from mediabruch.cli.endings import format_for
from mediabruch.cli.log_asked import LogAsked, column_options, log_asked, replayed, save_open_names
from mediabruch.cli.options import ModelOptions, format_option, lang_option, model_options, output_option
from mediabruch.cli.output import tell, write_output
from mediabruch.cli.paths import one_file
from mediabruch.cli.terminal import screen_of
from mediabruch.i18n import Translator
from mediabruch.report.log.formats import LOG_FORMATS

if TYPE_CHECKING:
    from mediabruch.conformance.replay import Replay

_DRAWN = ("html", "svg")
"""Formats that hold the picture of the model."""
_CLEARLY = 0.05
"""Part of the stated cases by which those of a log differ before it is said."""


class LogRequest(NamedTuple):
    """What the user asked for."""

    asked: LogAsked
    write: bool
    format: str
    output: str | None


def command(words: Translator) -> click.Command:
    """Build the command in the language of `words`."""

    def log(**options: Any) -> int:
        format_ = options.pop("format") or format_for(options["output"], LOG_FORMATS, "text", words)
        asked = ModelOptions(**{name: options.pop(name) for name in ModelOptions._fields if name in options})
        beside = log_asked(one_file(options.pop("model"), words), options.pop("log"), options)
        request = LogRequest(asked=beside, format=format_, **options)
        return _log(request, Configured(asked, words), words)

    return Command(
        "log",
        callback=log,
        help=words.text(
            "Lay an event log beside a model: which steps its activities are, and what really happened. The log is "
            "CSV, XES or a workbook, packed by gzip or not; - is standard input."
        ),
        epilog=words.text("No names of people and no case numbers are kept or shown, and the log is copied nowhere."),
        options_metavar=words.text("[OPTIONS]"),
        params=[
            click.Argument(["model"], type=click.Path(), metavar=words.text("MODEL")),
            click.Argument(["log"], type=click.Path(), metavar=words.text("LOG")),
            *column_options(words),
            *_result_options(words),
            *model_options(words),
            lang_option(words),
        ],
    )


def _result_options(words: Translator) -> Iterator[click.Option]:
    yield click.Option(
        ["--write"],
        is_flag=True,
        help=words.text(
            "Write the measured shares of branches and the cases a year into the annotation file; what is stated stays."
        ),
    )
    yield format_option(words, LOG_FORMATS)
    yield output_option(words)


def _log(request: LogRequest, configured: Configured, words: Translator) -> int:
    from mediabruch.logs.channels import channel_media, strays
    from mediabruch.report.setting import ReportSetting

    asked = request.asked
    if request.write and asked.model == "-":
        raise click.UsageError(words.text("--write needs a model in a file, beside which the annotations stand."))
    words = configured.words([asked.model])
    replay = replayed(asked, configured, words, diagram=request.format in _DRAWN)
    content = LOG_FORMATS[request.format](replay, ReportSetting(words.language, screen_of(request.output)))
    for stray in strays(channel_media(asked.channel_media or ""), replay.log):
        tell(words.message(stray))
    write_output(content, request.output, asked.inputs(configured))
    save_open_names(asked, replay, words)
    if request.write:
        _write(asked.model, configured, replay, words)
    return 0


def _write(model: str, configured: Configured, replay: "Replay", words: Translator) -> None:
    """Put the measured shares and the cases a year into the annotation file; what people state stays."""
    from mediabruch.files.sidecars import sidecar_for
    from mediabruch.logs.writing import cases_edit, measured_edits
    from mediabruch.statements.edit.saving import save

    analysis = replay.analysis
    named = configured.options(model).annotations
    file = sidecar_for(model) if named is None else Path(named)
    shares = list(measured_edits(analysis.model, replay.measured))
    per_year, stated = replay.cases_per_year, analysis.profile.cases
    whole = [cases_edit(replay.log, per_year)] if per_year is not None and stated is None else []
    if shares or whole:
        save(file, [*whole, *shares])
    tell(f"{file}: " + words.text("measured shares written: {n}.", n=len(shares)))
    if whole and per_year is not None:
        tell(f"{file}: " + words.text("cases a year written: {n}.", n=words.number(per_year, 0)))
    elif per_year is not None and stated is not None and abs(per_year - stated) > stated * _CLEARLY:
        tell(
            f"{file}: "
            + words.text(
                "{stated} cases a year are stated and stay; the log shows {n}.",
                stated=words.number(stated, 0),
                n=words.number(per_year, 0),
            )
        )
