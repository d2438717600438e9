"""`mediabruch check`: tells a merge request what it does to the processes."""

import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from mediabruch.cli.caching import cache_asked, refuse_contradicting
from mediabruch.cli.check_formats import CHECK_FORMATS, STATISTICS
from mediabruch.cli.check_options import POLICY, check_options, policy_asked
from mediabruch.cli.check_output import write_reports
from mediabruch.cli.command import Command
from mediabruch.cli.configured import Configured
from mediabruch.cli.endings import format_for
from mediabruch.cli.options import ModelOptions, lang_option, model_options
from mediabruch.cli.output import write_output
from mediabruch.cli.paths import excludes, no_model, paths_argument, search_asked
from mediabruch.cli.platforms import platform_of
from mediabruch.cli.progress import progress
from mediabruch.cli.terminal import screen_for
from mediabruch.files.models import STANDARD_INPUT
from mediabruch.files.paths import is_folder, is_there
from mediabruch.i18n import Translator

if TYPE_CHECKING:
    from mediabruch.checks.check import CheckOutcome
    from mediabruch.checks.task import CheckTask
    from mediabruch.cli.check_settings import CheckAsked
    from mediabruch.files.search import FoundModels


class CheckRequest(NamedTuple):
    """What the user asked for."""

    paths: tuple[str, ...]
    format: str | None
    output: tuple[str, ...]
    statistics: bool
    show: str | None
    baseline: str | None
    write_baseline: bool
    since: str | None
    exclude: tuple[str, ...]
    force_exclude: bool
    exit_zero: bool
    no_cache: bool
    cache_dir: str | None
    show_settings: bool
    policy: Mapping[str, Any]
    """What `policy_asked` reads."""


def command(words: Translator) -> click.Command:
    """Build the command in the language of `words`."""

    def check(paths: tuple[str, ...], **values: Any) -> int:
        asked = ModelOptions(**{name: values.pop(name, None) for name in ModelOptions._fields})
        policy = {name: values.pop(name) for name in POLICY}
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


def _check(request: CheckRequest, configured: Configured, words: Translator) -> int:
    from mediabruch.checks.check import check
    from mediabruch.cli.check_settings import CheckAsked, check_policies, codes_of

    _refuse_contradictions(request, configured, words)
    outputs: list[tuple[str, str | None]] = list(_outputs(request, words))
    if twice := [file for file, times in Counter(file for _, file in outputs).items() if times > 1]:
        raise click.UsageError(words.text("--output {output} is asked for twice.", output=twice[0] or "-"))
    if request.statistics:
        outputs = [(STATISTICS, None)]
    found = search_asked(request.paths, request.exclude, configured, spares_named=not request.force_exclude)
    files = list(found.models)
    if not files and request.since is None and not request.force_exclude:
        raise no_model(request.paths, found)
    words = configured.words(files)
    codes = codes_of(files, configured)
    said = CheckAsked(policy_asked(request.policy, codes), request.baseline, request.show)
    check_policies(files, configured, said, codes)
    if request.show_settings:
        return _show_settings(files, configured, said, words)
    task = _task(request, found, configured, said)
    if request.write_baseline and not all(task.settings(file).baseline for file in files):
        raise click.UsageError(words.text("--write-baseline wants --baseline FILE, which says where."))
    with progress(len(files), words.text("Analyzing")) as step:
        done = check(task._replace(on_model=lambda: step(1)))
    _write(done, outputs, [*files, *configured.files(), *done.result.baselines], words)
    if request.exit_zero and done.result.is_usable:
        return 0
    return done.result.exit_code


def _refuse_contradictions(request: CheckRequest, configured: Configured, words: Translator) -> None:
    """Refuse options that mean nothing together."""
    if request.statistics and (request.output or request.format not in {None, "text"}):
        raise click.UsageError(words.text("--statistics are shown as text; leave --format and --output out."))
    refuse_contradicting(words, no_cache=request.no_cache, cache_dir=request.cache_dir)
    if request.since is not None and not request.since.strip():
        raise click.UsageError(words.text("--since names no revision."))
    if request.since is not None and STANDARD_INPUT in request.paths:
        raise click.UsageError(words.text("--since compares files, and standard input is none."))
    if configured.asked.annotations and (len(request.paths) > 1 or is_folder(request.paths[0])):
        raise click.UsageError(words.text("--annotations belongs to one model, but several are named."))


def _show_settings(files: list[str], configured: Configured, said: "CheckAsked", words: Translator) -> int:
    from mediabruch.cli.settings_shown import settings_text

    write_output(settings_text(files, configured, said, words, screen_for(sys.stdout, os.environ)), None)
    return 0


def _task(request: CheckRequest, found: "FoundModels", configured: Configured, said: "CheckAsked") -> "CheckTask":
    from mediabruch.checks.task import CheckTask
    from mediabruch.cli.check_settings import paths_in_vain, settings_for
    from mediabruch.files.search import SearchRequest

    return CheckTask(
        asked=SearchRequest(request.paths, lambda path: excludes(path, request.exclude, configured)),
        files=found.models,
        settings=lambda file: settings_for(file, configured, said),
        refused=found.refused,
        passed_over=found.passed_over,
        troubles=tuple(paths_in_vain(found.models, configured)),
        since=request.since,
        writes_baseline=request.write_baseline,
        cache=cache_asked(no_cache=request.no_cache, cache_dir=request.cache_dir),
    )


def _outputs(request: CheckRequest, words: Translator) -> Iterator[tuple[str, str | None]]:
    """Formats with their files. One goes to standard output where each file has its format named, and in CI."""
    is_plain = True
    for each in request.output:
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
            yield request.format or format_for(each, CHECK_FORMATS, "text", words), each
    platform = platform_of(os.environ)
    if is_plain or (platform and request.format is None):
        yield request.format or (platform.format if platform else "text"), None


def _write(done: "CheckOutcome", outputs: list[tuple[str, str | None]], inputs: list[str], words: Translator) -> None:
    read = [each for each in inputs if each not in done.result.baselines]
    for baseline, content in done.baselines:
        write_output(content.encode(errors="surrogateescape"), str(baseline), read)
    write_reports(done.result, outputs, inputs, words)
