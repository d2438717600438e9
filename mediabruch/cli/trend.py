"""`mediabruch trend`: processes over time."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from mediabruch.cli.caching import cache_asked
from mediabruch.cli.command import Choice, Command
from mediabruch.cli.configured import Configured
from mediabruch.cli.endings import format_for
from mediabruch.cli.log_asked import LogAsked, column_options, log_asked, replayed, save_open_names
from mediabruch.cli.options import ModelOptions, collection_options, format_option, output_option
from mediabruch.cli.output import write_output
from mediabruch.cli.paths import excludes, one_file
from mediabruch.cli.terminal import screen_of
from mediabruch.errors import MediabruchError, Message
from mediabruch.i18n import Translator
from mediabruch.report.trend.formats import TREND_FORMATS

if TYPE_CHECKING:
    from mediabruch.trends.trend import Trend

RHYTHMS = ("changes", "months", "tags")
_GIVEN = click.core.ParameterSource.COMMANDLINE
_MOST_MONTHS = 24
"""Months that are shown one by one."""
_OF_LOG = ("case", "step", "time", "end", "complete_only", "mapping", "min_group")
"""Options that mean nothing without a log."""


class TrendRequest(NamedTuple):
    """What the user asked for."""

    paths: tuple[str, ...]
    by: str
    format: str
    output: str | None
    exclude: tuple[str, ...]
    log: LogAsked | None


def command(words: Translator) -> click.Command:
    """Build the command in the language of `words`."""

    def trend(paths: tuple[str, ...], output: str | None, **options: Any) -> int:
        format_ = options.pop("format") or format_for(output, [*TREND_FORMATS], "text", words)
        _refuse_strangers(options["log"], words)
        log = _log(paths, options.pop("log"), options, words)
        request = TrendRequest(paths, options.pop("by"), format_, output, options.pop("exclude"), log)
        return _trend(request, Configured(ModelOptions(**options), words))

    return Command(
        "trend",
        callback=trend,
        help=words.text(
            "Show processes over time: the models of a file or folder through the history of its git repository, those "
            "of snapshots that “portfolio --snapshot” has written, or one model over the months of an event log. "
            "Nothing is checked out."
        ),
        epilog=words.text("Exit code 0, or 2 if there is no history, or a snapshot or log could not be read."),
        options_metavar=words.text("[OPTIONS]"),
        params=[
            click.Argument(
                ["paths"],
                nargs=-1,
                required=True,
                type=click.Path(readable=False),
                metavar=words.text("REPOSITORY|SNAPSHOT...|MODEL"),
            ),
            click.Option(
                ["--by"],
                type=Choice(RHYTHMS),
                default=RHYTHMS[0],
                show_default=True,
                help=words.text("The times to look at: each change of the models, the end of each month, or tags."),
            ),
            click.Option(
                ["--log"],
                type=click.Path(),
                metavar=words.text("LOG"),
                help=words.text("Count the figures on the cases of this event log, by the month in which they began."),
            ),
            *(option for option in column_options(words) if option.name in _OF_LOG),
            format_option(words, TREND_FORMATS),
            output_option(words),
            *collection_options(words, keeps_results=False),
        ],
    )


def _refuse_strangers(log: str | None, words: Translator) -> None:
    """Refuse options that say nothing beside or without a log."""
    context = click.get_current_context()
    given = {name for name in ("by", "exclude", *_OF_LOG) if context.get_parameter_source(name) is _GIVEN}
    strange = sorted(given & set(_OF_LOG) if log is None else given - set(_OF_LOG))
    if strange:
        option = "--" + strange[0].replace("_", "-")
        if log is None:
            raise click.UsageError(words.text("{option} needs --log.", option=option))
        raise click.UsageError(words.text("{option} and --log contradict each other.", option=option))


def _log(paths: tuple[str, ...], log: str | None, options: dict[str, Any], words: Translator) -> LogAsked | None:
    """The log beside its model, if one was named."""
    asked = log_asked(paths[0], log or "", options)
    if log is None:
        return None
    if len(paths) > 1:
        raise click.UsageError(words.text("With --log, name one model."))
    return asked._replace(model=one_file(paths[0], words))


def _trend(request: TrendRequest, configured: Configured) -> int:
    if request.log is not None:
        return _of_log(request, request.log, configured)
    if configured.asked.annotations:
        raise MediabruchError(Message("Each model of the past has the annotation file that stood beside it then."))
    words = configured.words([os.path.join(request.paths[0], "x")])  # noqa: PTH118 - the configuration of that folder
    _report(_found(request, configured), request, words, [path for path in request.paths if Path(path).is_file()])
    return 0


def _of_log(request: TrendRequest, asked: LogAsked, configured: Configured) -> int:
    from mediabruch.trends.log_trend import trend_of_log

    words = configured.words([asked.model])
    replay = replayed(asked, configured, words, most_months=_MOST_MONTHS)
    _report(trend_of_log(replay), request, words, asked.inputs(configured))
    save_open_names(asked, replay, words)
    return 0


def _report(trend: "Trend", request: TrendRequest, words: Translator, inputs: list[str]) -> None:
    write_output(TREND_FORMATS[request.format](trend, words, screen_of(request.output)), request.output, inputs)


def _found(request: TrendRequest, configured: Configured) -> "Trend":
    from mediabruch.portfolio.revision import top_of
    from mediabruch.trends.git_points import Rhythm
    from mediabruch.trends.git_trend import trend_of_repository
    from mediabruch.trends.sources import trend_of_paths

    def of_repository(path: Path) -> "Trend":
        top = top_of(path)

        def place(inside: str) -> str:
            """Where a file of the past would stand, seen from here."""
            return os.path.relpath(top / inside)

        return trend_of_repository(
            path,
            Rhythm(request.by),
            lambda inside: configured.options(place(inside)),
            lambda inside: not excludes(place(inside), request.exclude, configured),
            cache_asked(no_cache=False, cache_dir=None),
        )

    return trend_of_paths(request.paths, of_repository)
