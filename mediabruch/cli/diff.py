"""`mediabruch diff`: two versions of a process side by side."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from mediabruch.cli.command import Command
from mediabruch.cli.configured import Configured
from mediabruch.cli.endings import format_for
from mediabruch.cli.options import ModelOptions, format_option, lang_option, model_options, output_option
from mediabruch.cli.output import write_output
from mediabruch.cli.paths import exclude_option, no_model, search_asked
from mediabruch.cli.terminal import screen_of
from mediabruch.cli.versions import VersionFile, version_files
from mediabruch.errors import MediabruchError, Message
from mediabruch.files.models import STANDARD_INPUT
from mediabruch.i18n import Translator
from mediabruch.report.diff.formats import DIFF_FORMATS

if TYPE_CHECKING:
    from mediabruch.analysis import Analysis
    from mediabruch.matching.processes import ProcessTraits
    from mediabruch.report.diff.results import DiffResults

WORSE = 1
"""Exit code where a process is worse and the user asked to be told."""


class DiffRequest(NamedTuple):
    """What the user asked for."""

    old: str
    new: str
    format: str
    output: str | None
    fail_on_worse: bool
    exclude: tuple[str, ...]


def command(words: Translator) -> click.Command:
    """Build the command in the language of `words`."""

    def diff(old: str, new: str, output: str | None, **options: Any) -> int:
        format_ = options.pop("format") or format_for(output, [*DIFF_FORMATS], "text", words)
        request = DiffRequest(old, new, format_, output, options.pop("fail_on_worse"), options.pop("exclude"))
        return _diff(request, Configured(ModelOptions(**options), words))

    return Command(
        "diff",
        callback=diff,
        help=words.text(
            "Compare two versions of a process, or two folders of them: what changed, which part each change has in "
            "the figures, and what became of each media break. REVISION:PATH stands for a file or folder at a "
            "revision of git."
        ),
        epilog=words.text(
            "Exit code 0; 1 with --fail-on-worse if a process is worse; 2 if a file could not be read. Worse means: "
            "less is certainly digital, or media break more often."
        ),
        options_metavar=words.text("[OPTIONS]"),
        params=[
            click.Argument(["old"], type=click.Path(readable=False), metavar=words.text("OLD")),
            click.Argument(["new"], type=click.Path(readable=False), metavar=words.text("NEW")),
            format_option(words, DIFF_FORMATS),
            output_option(words),
            click.Option(
                ["--fail-on-worse"],
                is_flag=True,
                help=words.text("End with exit code 1 if a process is worse than before."),
            ),
            exclude_option(words),
            *model_options(words),
            lang_option(words),
        ],
    )


def _diff(request: DiffRequest, configured: Configured) -> int:
    if STANDARD_INPUT in (request.old, request.new) or configured.asked.annotations:
        message = Message("Two versions are compared as files, each with its own annotation file beside it.")
        raise MediabruchError(message)

    def search(folder: str) -> list[str]:
        found = search_asked([folder], request.exclude, configured)
        if not found.models:
            raise no_model([folder], found)
        return list(found.models)

    with version_files(request.old, search) as old, version_files(request.new, search) as new:
        words = configured.words([new[0].file])
        results = _results(old, new, configured, needs_diagram=request.format == "html")
        inputs = [one.file for one in (*old, *new)] + list(configured.files())
    if not results.pairs and results.refused:
        raise results.refused[0]
    content = DIFF_FORMATS[request.format](results, words, screen_of(request.output))
    write_output(content, request.output, inputs)
    if results.refused:
        return 2
    return WORSE if request.fail_on_worse and results.is_worse else 0


def _results(
    old: Sequence[VersionFile], new: Sequence[VersionFile], configured: Configured, *, needs_diagram: bool
) -> "DiffResults":
    from mediabruch.differences.diff import diff_analyses
    from mediabruch.report.diff.results import DiffPair, DiffResults

    before, errors = _analyses(old, configured, needs_diagram=needs_diagram)
    now, others = _analyses(new, configured, needs_diagram=needs_diagram)
    is_collection = any(one.place for one in (*old, *new))
    pairs = dict(_pairs(before, now)) if is_collection else {("", ""): 1.0}
    is_paired = not is_collection and bool(before) and bool(now)
    shown = [
        DiffPair(diff=diff_analyses(before[one], now[other]), confidence=confidence)
        for (one, other), confidence in pairs.items()
        if is_collection or is_paired
    ]
    taken_old, taken_new = {one for one, _ in pairs}, {other for _, other in pairs}
    return DiffResults(
        pairs=tuple(shown),
        only_old=tuple(before[place].model.path for place in before if place not in taken_old),
        only_new=tuple(now[place].model.path for place in now if place not in taken_new),
        refused=(*errors, *others),
        is_collection=is_collection,
    )


def _analyses(
    files: Sequence[VersionFile], configured: Configured, *, needs_diagram: bool
) -> "tuple[dict[str, Analysis], list[MediabruchError]]":
    """The analyses of one side by their places, and why others could not be read."""
    from mediabruch.portfolio.jobs import Job, Work, itself, run_jobs

    jobs = [Job(path=one.called, file=one.file, options=configured.options(one.file)) for one in files]
    outcomes = run_jobs(jobs, Work(name="diff", make=itself, needs_diagram=needs_diagram))
    found: dict[str, Analysis] = {}
    errors: list[MediabruchError] = []
    for one, outcome in zip(files, outcomes, strict=True):
        if outcome.value is not None:
            found[one.place] = one.renamed(outcome.value)
        elif outcome.error is not None:
            errors += outcome.error.each
    return found, errors


def _traits(analysis: "Analysis", place: str) -> "ProcessTraits":
    from mediabruch.matching.processes import traits_of

    return traits_of(analysis.model, place, analysis.profile.leika_key or "")


def _pairs(before: "dict[str, Analysis]", now: "dict[str, Analysis]") -> Iterator[tuple[tuple[str, str], float]]:
    """The models of one place, and those that are the same by service key, name, labels and structure, and how sure."""
    from mediabruch.matching.processes import pair_processes

    same = [place for place in before if place in now]
    yield from (((place, place), 1.0) for place in same)
    ours = [_traits(one, place) for place, one in before.items() if place not in now]
    theirs = [_traits(one, place) for place, one in now.items() if place not in before]
    yield from (((pair.one, pair.other), pair.confidence) for pair in pair_processes(ours, theirs))
