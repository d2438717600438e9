"""`mediabruch check`: tells a merge request what it does to the processes."""

import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from mediabruch.checks.policy import Policy
from mediabruch.cli.check_formats import CHECK_FORMATS
from mediabruch.cli.check_options import check_options, policy_asked
from mediabruch.cli.check_output import write_reports
from mediabruch.cli.command import Command
from mediabruch.cli.configured import Configured
from mediabruch.cli.endings import format_for
from mediabruch.cli.options import ModelOptions, lang_option, model_options
from mediabruch.cli.output import write_output
from mediabruch.cli.paths import excludes, no_model, paths_argument, search_asked
from mediabruch.cli.platforms import platform_of
from mediabruch.files.paths import is_there
from mediabruch.i18n import Translator
from mediabruch.media import RuleSet

if TYPE_CHECKING:
    from mediabruch.checks.check import Done, Task
    from mediabruch.files.search import FoundModels
    from mediabruch.portfolio.cache import Cache
    from mediabruch.portfolio.examine import Manner

FEW = 8
"""Models up to this number need no progress bar."""


class CheckRequest(NamedTuple):
    """What the user asked for."""

    paths: tuple[str, ...]
    format: str | None
    output: tuple[str, ...]
    show: str | None
    baseline: str | None
    write_baseline: bool
    since: str | None
    exclude: tuple[str, ...]
    force_exclude: bool
    exit_zero: bool
    no_cache: bool
    cache_dir: str | None
    policy: Policy


def command(words: Translator) -> click.Command:
    """Build the command in the language of `words`."""

    def check(paths: tuple[str, ...], **values: Any) -> int:
        asked = ModelOptions(**{name: values.pop(name) for name in ModelOptions._fields})
        policy = policy_asked(values, words)
        return _check(CheckRequest(paths, policy=policy, **values), Configured(asked, words), words)

    return Command(
        "check",
        callback=check,
        help=words.text(
            "Check process models in a repository: media breaks, the patterns that they make, and notes on the models, "
            "held against conditions, a baseline, or an earlier revision."
        ),
        epilog=words.text(
            "Exit code 0 if all conditions are met, 1 if one is not, 2 if a file could not be read or a revision is "
            "missing."
        ),
        options_metavar=words.text("[OPTIONS]"),
        params=[
            paths_argument(words),
            *check_options(words),
            *model_options(words),
            lang_option(words),
        ],
    )


def _check(order: CheckRequest, configured: Configured, words: Translator) -> int:
    from mediabruch.checks.check import check

    outputs = list(_outputs(order, words))
    found = search_asked(order.paths, order.exclude, configured, spares_named=not order.force_exclude)
    files = list(found.models)
    if not files and order.since is None and not order.force_exclude:
        raise no_model(order.paths, found)
    words = configured.words(files)
    task = _task(order, found, configured, words)
    done = _with_progress(task, words) if len(files) > FEW and sys.stderr.isatty() else check(task)
    _write(done, outputs, task, [*files, *configured.files()], words)
    code = done.result.exit_code
    return 0 if order.exit_zero and code == 1 else code


def _task(order: CheckRequest, found: "FoundModels", configured: Configured, words: Translator) -> "Task":
    from mediabruch.checks.check import Task
    from mediabruch.files.search import Asked
    from mediabruch.rules import Severity

    files = found.models
    config = configured.config(files[0] if files else os.path.join(order.paths[0], "_"))  # noqa: PTH118 - may not be a path
    home = Path(config.path).parent if config.path is not None else Path()
    baseline = Path(order.baseline) if order.baseline is not None else None
    if baseline is None and config.check.baseline is not None:
        baseline = home / config.check.baseline
    if order.write_baseline and baseline is None:
        raise click.UsageError(words.text("--write-baseline wants --baseline FILE, which says where."))
    show = order.show or config.check.show or Severity.MINOR
    return Task(
        asked=Asked(order.paths, lambda path: excludes(path, order.exclude, configured)),
        files=files,
        refused=found.refused,
        passed_over=found.passed_over,
        manner=lambda file: _manner(file, configured),
        policy=lambda file: _policy(file, configured, order.policy),
        cache=_cache(order),
        baseline=baseline,
        writes_baseline=order.write_baseline,
        since=order.since,
        show=Severity(show),
    )


def _manner(file: str, configured: Configured) -> "Manner":
    from mediabruch.portfolio.examine import Manner

    config, asked = configured.config(file), configured.asked
    return Manner(
        rules=config.definition if asked.definition is None else RuleSet(asked.definition),
        inference=config.inference if asked.inference is None else asked.inference,
        house=config.house,
        annotations=asked.annotations,
        own_rules=config.own_rules,
    )


def _policy(file: str, configured: Configured, asked: Policy) -> Policy:
    config = configured.config(file)
    if not config.check.paths:
        return _under(config.check.policy, asked)
    home = Path(config.path).parent if config.path is not None else Path()
    try:
        seen = PurePath(os.path.relpath(file, home)).as_posix()
    except ValueError:  # another drive
        seen = PurePath(file).as_posix()
    return _under(config.check.policy_for(seen), asked)


@lru_cache(maxsize=64)
def _under(policy: Policy, asked: Policy) -> Policy:
    """What is asked of models with the same policy; kept, since there may be thousands."""
    return policy.under(asked)


def _cache(order: CheckRequest) -> "Cache | None":
    from mediabruch.portfolio.cache import Cache, cache_folder

    folder = Path(order.cache_dir) if order.cache_dir is not None else cache_folder(os.environ)
    if order.no_cache or folder is None:
        return None
    cache = Cache(folder)
    cache.tidy()
    return cache


def _with_progress(task: "Task", words: Translator) -> "Done":
    from mediabruch.checks.check import check

    with click.progressbar(
        length=len(task.files), label=words.text("Analyzing"), file=sys.stderr, show_pos=True
    ) as bar:
        return check(task._replace(on_model=lambda: bar.update(1)))


def _outputs(order: CheckRequest, words: Translator) -> Iterator[tuple[str, str | None]]:
    """Formats with their files; one goes to standard output where each file has its format named."""
    is_plain = True
    for each in order.output:
        format_, sign, file = each.partition("=")
        if sign and format_ in CHECK_FORMATS:
            if not file:
                raise click.UsageError(words.text("--output {output} names no file.", output=each))
            yield format_, file
        elif sign and format_.isalpha() and not is_there(each):
            known = ", ".join(CHECK_FORMATS)
            raise click.UsageError(
                words.text("There is no format {format}; there are {known}.", format=format_, known=known)
            )
        else:
            is_plain = False
            yield order.format or format_for(each, CHECK_FORMATS, "text", words), each
    if is_plain:
        platform = platform_of(os.environ)
        yield order.format or (platform.format if platform else "text"), None


def _write(
    done: "Done", outputs: list[tuple[str, str | None]], task: "Task", inputs: list[str], words: Translator
) -> None:
    if done.baseline is not None and task.baseline is not None:
        write_output(done.baseline.encode(), str(task.baseline), inputs)
    write_reports(done.result, outputs, inputs, words)
