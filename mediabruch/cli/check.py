"""`mediabruch check`: tells a merge request what it does to the processes."""

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
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
    from mediabruch.checks.check import CheckOutcome
    from mediabruch.checks.task import CheckTask, ModelSettings
    from mediabruch.config import Config
    from mediabruch.files.search import FoundModels
    from mediabruch.portfolio.cache import Cache

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
    _write(done, outputs, [*files, *configured.files()], words)
    if order.exit_zero and done.result.is_usable:
        return 0
    return done.result.exit_code


def _task(order: CheckRequest, found: "FoundModels", configured: Configured, words: Translator) -> "CheckTask":
    from mediabruch.checks.task import CheckTask
    from mediabruch.files.search import Asked

    if order.write_baseline and not all(_baseline(file, order, configured) for file in found.models):
        raise click.UsageError(words.text("--write-baseline wants --baseline FILE, which says where."))
    return CheckTask(
        asked=Asked(order.paths, lambda path: excludes(path, order.exclude, configured)),
        files=found.models,
        settings=lambda file: _settings(file, order, configured),
        refused=found.refused,
        passed_over=found.passed_over,
        since=order.since,
        writes_baseline=order.write_baseline,
        cache=_cache(order),
    )


def _settings(file: str, order: CheckRequest, configured: Configured) -> "ModelSettings":
    """What holds for a model: what is asked for, else what its configuration says."""
    from mediabruch.checks.task import ModelSettings
    from mediabruch.portfolio.examine import Manner
    from mediabruch.rules import Severity

    config, asked = configured.config(file), configured.asked
    manner = Manner(
        rules=config.definition if asked.definition is None else RuleSet(asked.definition),
        inference=config.inference if asked.inference is None else asked.inference,
        house=config.house,
        annotations=asked.annotations,
        own_rules=config.own_rules,
    )
    return ModelSettings(
        manner=manner,
        policy=_policy(file, config, order.policy),
        baseline=_baseline(file, order, configured),
        show=Severity(order.show or config.check.show or Severity.MINOR),
    )


def _baseline(file: str, order: CheckRequest, configured: Configured) -> Path | None:
    if order.baseline is not None:
        return Path(order.baseline)
    config = configured.config(file)
    return None if config.check.baseline is None else _home(config) / config.check.baseline


def _home(config: "Config") -> Path:
    """The folder from which a configuration sees its paths."""
    return Path() if config.path is None else Path(config.path).parent


def _policy(file: str, config: "Config", asked: Policy) -> Policy:
    if not config.check.paths:
        return _under(config.check.policy, asked)
    try:
        seen = PurePath(os.path.relpath(file, _home(config))).as_posix()
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


def _with_progress(task: "CheckTask", words: Translator) -> "CheckOutcome":
    from mediabruch.checks.check import check

    with click.progressbar(
        length=len(task.files), label=words.text("Analyzing"), file=sys.stderr, show_pos=True
    ) as bar:
        return check(replace(task, on_model=lambda: bar.update(1)))


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


def _write(done: "CheckOutcome", outputs: list[tuple[str, str | None]], inputs: list[str], words: Translator) -> None:
    for baseline, content in done.baselines:
        write_output(content.encode(errors="surrogateescape"), str(baseline), inputs)
    write_reports(done.result, outputs, inputs, words)
