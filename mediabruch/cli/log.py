"""`mediabruch log`: what really happened, from an event log beside a model."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from mediabruch.cli.command import Choice, Command
from mediabruch.cli.configured import Configured
from mediabruch.cli.endings import format_for
from mediabruch.cli.options import ModelOptions, WholeNumber, lang_option, model_options
from mediabruch.cli.output import tell, write_output
from mediabruch.cli.paths import one_file
from mediabruch.cli.terminal import screen_for
from mediabruch.i18n import Translator
from mediabruch.report.log.formats import LOG_FORMATS
from mediabruch.report.screen import Screen

if TYPE_CHECKING:
    from mediabruch.analysis import Analysis
    from mediabruch.conformance.replay import Replay, ReplayOptions
    from mediabruch.logs.activities import ActivityMapping
    from mediabruch.logs.cases import EventLog
    from mediabruch.logs.reading import LogColumns

_DRAWN = ("html", "svg")
"""Formats that hold the picture of the model."""
_LEAST = 5
"""Cases of the smallest group that is told apart, where nobody says otherwise."""
_COLUMNS = ("case", "step", "time", "end", "channel")


class LogRequest(NamedTuple):
    """What the user asked for."""

    model: str
    log: str
    columns: "LogColumns"
    complete_only: bool
    channel_media: str | None
    mapping: str | None
    write: bool
    min_group: int
    format: str
    output: str | None


def command(words: Translator) -> click.Command:
    """Build the command in the language of `words`."""

    def log(**options: Any) -> int:
        format_ = options.pop("format") or format_for(options["output"], LOG_FORMATS, "text", words)
        asked = ModelOptions(**{name: options.pop(name) for name in ModelOptions._fields if name in options})
        columns: Any = {name: options.pop(name) for name in _COLUMNS}
        options["model"] = one_file(options["model"], words)
        request = LogRequest(format=format_, columns=columns, **options)
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
            *_column_options(words),
            *_result_options(words),
            *model_options(words),
            lang_option(words),
        ],
    )


def _column_options(words: Translator) -> Iterator[click.Option]:
    says = {
        "case": words.text("The column that says which case an event belongs to; default: found by title and content."),
        "step": words.text("The column that says what was done."),
        "time": words.text("The column that says when."),
        "end": words.text("The column that says when it was finished."),
        "channel": words.text("The column that says how a case came in."),
    }
    for name, text in says.items():
        yield click.Option([f"--{name}"], metavar=words.text("COLUMN"), help=text)
    yield click.Option(
        ["--channel-media"],
        metavar=words.text("CHANNEL=MEDIUM,..."),
        help=words.text("What the ways in stand for, such as {example}.", example="Internet=data,Desk=oral,Post=paper"),
    )
    yield click.Option(
        ["--complete-only"],
        is_flag=True,
        help=words.text("Leave out cases that seem to go on after the end of the log."),
    )


def _result_options(words: Translator) -> Iterator[click.Option]:
    yield click.Option(
        ["--mapping"],
        type=click.Path(dir_okay=False),
        metavar=words.text("FILE"),
        help=words.text(
            "Which activity is which step: read from this file, and what is doubtful or not found is written into it, "
            "to be corrected."
        ),
    )
    yield click.Option(
        ["--write"],
        is_flag=True,
        help=words.text("Write the measured shares of branches into the annotation file; stated ones stay."),
    )
    yield click.Option(
        ["--min-group"],
        type=WholeNumber(words, 1),
        default=_LEAST,
        show_default=True,
        metavar=words.text("N"),
        help=words.text("Tell groups of fewer cases not apart."),
    )
    yield click.Option(
        ["--format", "-f"],
        type=Choice([*LOG_FORMATS]),
        help=words.text("Format of the report; default: by the ending of the output file, else text."),
    )
    yield click.Option(
        ["--output", "-o"],
        type=click.Path(dir_okay=False),
        metavar=words.text("FILE"),
        help=words.text("Write the report into this file."),
    )


def _log(request: LogRequest, configured: Configured, words: Translator) -> int:
    from mediabruch.conformance.replay import ReplayOptions
    from mediabruch.logs.channels import channel_media, fitted, strays
    from mediabruch.report.setting import ReportSetting

    if request.write and request.model == "-":
        raise click.UsageError(words.text("--write needs a model in a file, beside which the annotations stand."))
    words = configured.words([request.model])
    asked = channel_media(request.channel_media or "")
    analysis = configured.analyze(request.model, diagram=request.format in _DRAWN)
    log = _read(request, words)
    mapping = _mapping(request, analysis, log)
    log = _ended(request, analysis, log, mapping)
    media = fitted({**dict(configured.config(request.model).channel_media), **asked}, log)
    replay = _replay(analysis, log, mapping, ReplayOptions(min_group=request.min_group, channel_media=media), words)
    screen = Screen() if request.output not in (None, "-") else screen_for(sys.stdout, os.environ)
    content = LOG_FORMATS[request.format](replay, ReportSetting(words.language, screen))
    for stray in strays(asked, log):
        tell(words.message(stray))
    inputs = [request.model, request.log, *configured.files(), *([request.mapping] if request.mapping else [])]
    write_output(content, request.output, inputs)
    if request.mapping is not None:
        _save_mapping(request.mapping, mapping, words)
    if request.write:
        _write(request, configured, replay, words)
    return 0


def _read(request: LogRequest, words: Translator) -> "EventLog":
    from mediabruch.logs.reading import read_log

    with _counter(words) as progress:
        return read_log(request.log, progress=progress, **request.columns)


@contextmanager
def _counter(words: Translator) -> Iterator[Callable[[int], None] | None]:
    """Says on a terminal how many cases are read; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return

    def show(cases: int) -> None:
        click.echo("\r" + words.text("Cases read: {n}", n=cases), err=True, nl=False)

    try:
        yield show
    finally:
        click.echo("\r\033[K", err=True, nl=False)


def _mapping(request: LogRequest, analysis: "Analysis", log: "EventLog") -> "ActivityMapping":
    """Which activities are which steps. Raises `LogError` where none is any."""
    from mediabruch.errors import LogError
    from mediabruch.logs.mapping_file import read_mapping, with_stated
    from mediabruch.logs.matching import match_activities, no_match

    mapping = match_activities(analysis.model, log.activity_counts)
    if request.mapping is not None and Path(request.mapping).exists():
        mapping = with_stated(mapping, read_mapping(request.mapping, analysis.model))
    if not any(match.nodes for match in mapping.matches):
        raise LogError(no_match(mapping, analysis.model), path=request.log)
    return mapping


def _ended(request: LogRequest, analysis: "Analysis", log: "EventLog", mapping: "ActivityMapping") -> "EventLog":
    """The log with what the model says of its end; without open cases where that is asked for."""
    from mediabruch.conformance.ended import with_ended
    from mediabruch.logs.reading import completed

    log = with_ended(analysis.model, log, mapping)
    return completed(log) if request.complete_only else log


def _save_mapping(file: str, mapping: "ActivityMapping", words: Translator) -> None:
    from mediabruch.logs.mapping_file import save_mapping

    if count := save_mapping(file, mapping):
        sentence = words.text("Activities to look at: {n}. Correct the file, and call the command again.", n=count)
        tell(f"{file}: {sentence}")


def _replay(
    analysis: "Analysis", log: "EventLog", mapping: "ActivityMapping", options: "ReplayOptions", words: Translator
) -> "Replay":
    """The log beside the model, worked on in several processes where it pays, with a bar on a terminal."""
    from mediabruch.conformance.replay import Means, replay_log
    from mediabruch.portfolio.spread import spread

    with _bar(log.case_count, words) as progress:
        return replay_log(analysis, log, mapping, options, Means(spread=spread, progress=progress))


@contextmanager
def _bar(cases: int, words: Translator) -> Iterator[Callable[[int], object]]:
    """A bar on a terminal that says how many cases are done; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield int
        return
    with click.progressbar(length=cases, label=words.text("Cases"), file=sys.stderr, show_pos=True) as bar:
        yield bar.update


def _write(request: LogRequest, configured: Configured, replay: "Replay", words: Translator) -> None:
    """Put the measured shares into the annotation file."""
    from mediabruch.files.sidecars import sidecar_for
    from mediabruch.logs.writing import measured_edits
    from mediabruch.statements.edit.saving import save

    named = configured.options(request.model).annotations
    file = sidecar_for(request.model) if named is None else Path(named)
    edits = list(measured_edits(replay.analysis.model, replay.measured))
    if edits:
        save(file, edits)
    tell(f"{file}: " + words.text("measured shares written: {n}.", n=len(edits)))
