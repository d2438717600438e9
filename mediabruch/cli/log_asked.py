"""A log laid beside a model, as the user asked for it: its options, and the way from them to the replay."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from mediabruch.cli.configured import Configured
from mediabruch.cli.options import WholeNumber
from mediabruch.cli.output import tell
from mediabruch.cli.progress import progress
from mediabruch.i18n import Translator

if TYPE_CHECKING:
    from mediabruch.analysis import Analysis
    from mediabruch.conformance.replay import Replay, ReplayOptions
    from mediabruch.errors import Message
    from mediabruch.logs.activities import ActivityMapping
    from mediabruch.logs.cases import EventLog
    from mediabruch.logs.reading import LogColumns

_LEAST = 5
"""Cases of the smallest group that is told apart, where nobody says otherwise."""
_COLUMNS = ("case", "step", "time", "end", "channel")


class LogAsked(NamedTuple):
    """A model, a log, and how they are to be read."""

    model: str
    log: str
    columns: "LogColumns"
    complete_only: bool
    channel_media: str | None
    mapping: str | None
    min_group: int

    def inputs(self, configured: Configured) -> list[str]:
        """The files that are read."""
        return [self.model, self.log, *configured.files(), *([self.mapping] if self.mapping else [])]


def log_asked(model: str, log: str, options: dict[str, Any]) -> LogAsked:
    """What of a command's options concerns the log; it is taken out of them."""
    columns: Any = {name: options.pop(name, None) for name in _COLUMNS}
    own = {name: options.pop(name, None) for name in ("complete_only", "channel_media", "mapping", "min_group")}
    return LogAsked(model=model, log=log, columns=columns, **own)


def column_options(words: Translator) -> Iterator[click.Option]:
    """The options that say how a log is to be read."""
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


def replayed(
    asked: LogAsked, configured: Configured, words: Translator, *, diagram: bool = False, most_months: int | None = None
) -> "Replay":
    """The log laid beside the model."""
    from mediabruch.conformance.replay import ReplayOptions
    from mediabruch.logs.channels import channel_media, fitted

    media = channel_media(asked.channel_media or "")
    analysis = configured.analyze(asked.model, diagram=diagram)
    log = _read(asked, words)
    mapping, strays = _mapping(asked, analysis, log)
    log = replace(log, notes=(*log.notes, *strays))
    log = _ended(asked, analysis, log, mapping)
    fit = fitted({**dict(configured.config(asked.model).channel_media), **media}, log)
    options = ReplayOptions(min_group=asked.min_group, channel_media=fit)
    if most_months is not None:
        options = replace(options, most_months=most_months)
    return _replay(analysis, log, mapping, options, words)


def _read(asked: LogAsked, words: Translator) -> "EventLog":
    from mediabruch.logs.reading import read_log

    with _counter(words) as show:
        return read_log(asked.log, progress=show, **asked.columns)


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


def _mapping(asked: LogAsked, analysis: "Analysis", log: "EventLog") -> "tuple[ActivityMapping, list[Message]]":
    """Which activities are which steps, and what the log lacks of them. Raises `LogError` where none is any."""
    from mediabruch.errors import LogError
    from mediabruch.logs.mapping_file import not_in_log, read_mapping, with_stated
    from mediabruch.logs.matching import match_activities, no_match

    mapping = match_activities(analysis.model, log.activity_counts)
    strays: list[Message] = []
    if asked.mapping is not None and Path(asked.mapping).exists():
        stated = read_mapping(asked.mapping, analysis.model)
        strays, mapping = list(not_in_log(stated, mapping)), with_stated(mapping, stated)
    if not any(match.nodes for match in mapping.matches):
        raise LogError(no_match(mapping, analysis.model), path=asked.log)
    return mapping, strays


def _ended(asked: LogAsked, analysis: "Analysis", log: "EventLog", mapping: "ActivityMapping") -> "EventLog":
    """The log with what the model says of its end; without open cases where that is asked for."""
    from mediabruch.conformance.ended import with_ended
    from mediabruch.logs.reading import completed

    log = with_ended(analysis.model, log, mapping)
    return completed(log) if asked.complete_only else log


def _replay(
    analysis: "Analysis", log: "EventLog", mapping: "ActivityMapping", options: "ReplayOptions", words: Translator
) -> "Replay":
    """The log beside the model, worked on in several processes where it pays, with a bar on a terminal."""
    from mediabruch.conformance.replay import Means, replay_log
    from mediabruch.portfolio.spread import in_parallel

    with progress(log.case_count, words.text("Cases")) as step:
        return replay_log(analysis, log, mapping, options, Means(spread=in_parallel, progress=step))


def save_open_names(asked: LogAsked, replay: "Replay", words: Translator) -> None:
    """Write which activities are doubtful or not found into the mapping file, if one was named."""
    from mediabruch.logs.mapping_file import save_mapping

    if asked.mapping is not None and (count := save_mapping(asked.mapping, replay.mapping)):
        sentence = words.text("Activities to look at: {n}. Correct the file, and call the command again.", n=count)
        tell(f"{asked.mapping}: {sentence}")
