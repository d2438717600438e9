"""`mediabruch log`: what really happened, from an event log beside a model."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
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
from mediabruch.report.screen import Screen

if TYPE_CHECKING:
    from mediabruch.analysis import Analysis
    from mediabruch.logs.activities import ActivityMapping
    from mediabruch.logs.cases import EventLog
    from mediabruch.media import Side

FORMATS = ("text",)
_LEAST = 5
"""Cases of the smallest group that is told apart, where nobody says otherwise."""
_COLUMNS = ("case", "step", "time", "end", "channel")


class LogRequest(NamedTuple):
    """What the user asked for."""

    model: str
    log: str
    columns: Mapping[str, str | None]
    complete_only: bool
    channel_media: str | None
    mapping: str | None
    min_group: int
    format: str
    output: str | None


def command(words: Translator) -> click.Command:
    """Build the command in the language of `words`."""

    def log(**options: Any) -> int:
        format_ = options.pop("format") or format_for(options["output"], FORMATS, "text", words)
        asked = ModelOptions(**{name: options.pop(name) for name in ModelOptions._fields})
        columns = {name: options.pop(name) for name in _COLUMNS}
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
        ["--min-group"],
        type=WholeNumber(words, 1),
        default=_LEAST,
        show_default=True,
        metavar=words.text("N"),
        help=words.text("Tell groups of fewer cases not apart."),
    )
    yield click.Option(
        ["--format", "-f"],
        type=Choice(FORMATS),
        help=words.text("Format of the report; default: by the ending of the output file, else text."),
    )
    yield click.Option(
        ["--output", "-o"],
        type=click.Path(dir_okay=False),
        metavar=words.text("FILE"),
        help=words.text("Write the report into this file."),
    )


def _log(request: LogRequest, configured: Configured, words: Translator) -> int:
    from mediabruch.logs.channels import channel_media, fitted, strays

    words = configured.words([request.model])
    asked = channel_media(request.channel_media or "")
    analysis = configured.analyze(request.model)
    log = _read(request, words)
    mapping = _mapping(request, analysis, log)
    media = fitted({**dict(configured.config(request.model).channel_media), **asked}, log)
    content = _report(request, log, mapping, media, words)
    for stray in strays(asked, log):
        tell(words.message(stray))
    inputs = [request.model, request.log, *configured.files(), *([request.mapping] if request.mapping else [])]
    write_output(content, request.output, inputs)
    if request.mapping is not None:
        _save_mapping(request.mapping, mapping, words)
    return 0


def _read(request: LogRequest, words: Translator) -> "EventLog":
    from mediabruch.logs.reading import read_log

    with _counter(words) as progress:
        return read_log(request.log, complete_only=request.complete_only, progress=progress, **request.columns)


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


def _save_mapping(file: str, mapping: "ActivityMapping", words: Translator) -> None:
    from mediabruch.logs.mapping_file import save_mapping

    if count := save_mapping(file, mapping):
        sentence = words.text("Activities to look at: {n}. Correct the file, and call the command again.", n=count)
        tell(f"{file}: {sentence}")


def _report(
    request: LogRequest, log: "EventLog", mapping: "ActivityMapping", media: "Mapping[str, Side]", words: Translator
) -> str:
    from mediabruch.report.log.reading import Reading, reading_text
    from mediabruch.report.setting import ReportSetting

    screen = Screen() if request.output not in (None, "-") else screen_for(sys.stdout, os.environ)
    reading = Reading(log=log, mapping=mapping, channel_media=media, min_group=request.min_group)
    return reading_text(reading, ReportSetting(words.language, screen))
