"""`mediabruch portfolio`: all processes of an organization side by side."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from mediabruch.cli.caching import refuse_contradicting
from mediabruch.cli.command import Command
from mediabruch.cli.configured import Configured
from mediabruch.cli.endings import format_for
from mediabruch.cli.options import ModelOptions, collection_options, format_option
from mediabruch.cli.output import write_output
from mediabruch.cli.paths import no_model, paths_argument, search_asked, tell_refused
from mediabruch.cli.progress import progress
from mediabruch.cli.terminal import screen_of
from mediabruch.cli.working import work_through
from mediabruch.errors import MediabruchError
from mediabruch.i18n import Translator
from mediabruch.report.portfolio.formats import PORTFOLIO_FORMATS
from mediabruch.version import __version__

if TYPE_CHECKING:
    from mediabruch.portfolio.changes import PortfolioChanges
    from mediabruch.portfolio.entry import PortfolioEntry
    from mediabruch.portfolio.portfolio import Portfolio

_FORMATS = (*PORTFOLIO_FORMATS, "html", "ring")


class PortfolioRequest(NamedTuple):
    """What the user asked for."""

    paths: tuple[str, ...]
    format: str
    output: str | None
    snapshot: str | None
    previous: str | None
    exclude: tuple[str, ...]
    no_cache: bool
    cache_dir: str | None


def command(words: Translator) -> click.Command:
    """Build the command in the language of `words`."""

    def portfolio(paths: tuple[str, ...], output: str | None, **options: Any) -> int:
        options["format"] = options["format"] or format_for(output, _FORMATS, "text", words)
        model = ModelOptions(**{name: options.pop(name, None) for name in ModelOptions._fields})
        return _portfolio(PortfolioRequest(paths=paths, output=output, **options), Configured(model, words), words)

    return Command(
        "portfolio",
        callback=portfolio,
        help=words.text(
            "Lay all processes of an organization side by side: the worst first, what they add up to, and what several "
            "of them have in common. Names BPMN files, folders, and parts that --format jsonl wrote."
        ),
        epilog=words.text("Exit code 0, or 2 if a file could not be read; the others are reported all the same."),
        options_metavar=words.text("[OPTIONS]"),
        params=[
            paths_argument(words),
            format_option(words, _FORMATS),
            click.Option(
                ["--output", "-o"],
                type=click.Path(),
                metavar=words.text("FILE|FOLDER"),
                help=words.text("Write the report into this file; html into this folder."),
            ),
            click.Option(
                ["--snapshot"],
                type=click.Path(dir_okay=False),
                metavar=words.text("FILE"),
                help=words.text("Keep all processes as they are today in this file, for a later comparison."),
            ),
            click.Option(
                ["--previous"],
                type=click.Path(dir_okay=False),
                metavar=words.text("FILE"),
                help=words.text("Say what changed since this snapshot."),
            ),
            *collection_options(words, annotations=False),
        ],
    )


class _PortfolioFiles(NamedTuple):
    """What was read, and what could not be."""

    entries: "list[PortfolioEntry]"
    refused: list[MediabruchError]
    models: list[str]
    """Those that were analyzed here."""
    inputs: list[str]
    """All files, none of which may be written over."""


def _portfolio(request: PortfolioRequest, configured: Configured, words: Translator) -> int:
    from mediabruch.portfolio.portfolio import put_together

    _refuse_contradictions(request, words)
    files = _read(request, configured)
    words = configured.words(files.models)
    made = put_together(files.entries, files.refused)
    changes = _changes(request.previous, made)
    refused = [*files.refused]
    if request.snapshot is not None:  # first, since who reads the report counts on it
        write_output(_snapshot(made, words), request.snapshot, files.inputs)
    if request.format == "html":
        refused += _write_pages((made, changes), request, configured, files, words)
    elif request.format == "ring":
        sizes = {configured.config(model).size_class for model in files.models}
        size = sizes.pop() if len(sizes) == 1 else ""  # that of several organizations is none
        write_output(_ring(made, size), request.output, files.inputs)
    else:
        report = PORTFOLIO_FORMATS[request.format](made, words, screen_of(request.output), changes=changes)
        write_output(report, request.output, files.inputs)
    return 2 if refused else 0


def _refuse_contradictions(request: PortfolioRequest, words: Translator) -> None:
    """Refuse options that do not fit each other. Raises `click.UsageError`."""
    if request.format == "html" and request.output in (None, "-"):
        raise click.UsageError(words.text("--format html writes a folder: name it with --output FOLDER."))
    written = [os.path.realpath(one) for one in (request.snapshot, request.output) if one]
    if len({*written}) < len(written):
        raise click.UsageError(words.text("--output and --snapshot name the same file."))
    refuse_contradicting(words, no_cache=request.no_cache, cache_dir=request.cache_dir)


def _read(request: PortfolioRequest, configured: Configured) -> _PortfolioFiles:
    """The processes of all parts and models. Raises `MediabruchError` where there are none."""
    from mediabruch.portfolio.lines import ENDING, read_lines

    parts = [path for path in request.paths if path.lower().endswith(ENDING)]
    entries = [entry for part in parts for entry in read_lines(part)]
    refused: list[MediabruchError] = []
    models: list[str] = []
    searched = tuple(path for path in request.paths if path not in parts)
    if searched:
        found = search_asked(searched, request.exclude, configured)
        models = list(found.models)
        if not models and not entries:
            raise no_model(searched, found)
        tell_refused(found.refused, configured.words(models))
        made_here, errors = entries_of(models, configured, (request.no_cache, request.cache_dir))
        entries += made_here
        refused += [*found.refused, *errors]
    inputs = [*models, *parts, *configured.files(), *([request.previous] if request.previous else [])]
    return _PortfolioFiles(entries, refused, models, inputs)


def entries_of(
    models: list[str], configured: Configured, caching: tuple[bool, str | None]
) -> "tuple[list[PortfolioEntry], list[MediabruchError]]":
    """The entries of models, and why others have none: from the cache, or worked on by several processes.

    `caching` is what was asked by `--no-cache` and `--cache-dir`.
    """
    from mediabruch.files.paths import path_of
    from mediabruch.portfolio.entry import ENTRY
    from mediabruch.portfolio.jobs import Job

    jobs = [Job(path=path_of(model), file=model, options=configured.options(model)) for model in models]
    outcomes = work_through(jobs, ENTRY, configured.words(models), caching)
    errors = [error for one in outcomes if one.error is not None for error in one.error.each]
    return [one.value for one in outcomes if one.value is not None], errors


def _changes(previous: str | None, made: "Portfolio") -> "PortfolioChanges | None":
    if previous is None:
        return None
    from mediabruch.portfolio.changes import changes_since
    from mediabruch.portfolio.snapshot import read_snapshot

    return changes_since(read_snapshot(Path(previous)), made)


def _write_pages(
    shown: "tuple[Portfolio, PortfolioChanges | None]",
    request: PortfolioRequest,
    configured: Configured,
    files: _PortfolioFiles,
    words: Translator,
) -> list[MediabruchError]:
    """Write a folder: the list, and the page of each process that was read here. Returns why some have none."""
    from mediabruch.files.paths import path_of
    from mediabruch.portfolio.jobs import Job, run_jobs
    from mediabruch.report.formats import FORMATS as REPORTS
    from mediabruch.report.formats import report_work
    from mediabruch.report.portfolio.page import portfolio_html
    from mediabruch.report.portfolio.pages import page_names
    from mediabruch.report.setting import ReportParts, ReportSetting

    made, changes = shown
    folder = Path(request.output or "")
    counted = {entry.path for entry in made.entries}
    jobs = [
        Job(path=path_of(model), file=model, options=configured.options(model))
        for model in files.models
        if path_of(model) in counted
    ]
    names = page_names([job.path for job in jobs])
    setting = ReportSetting(words.language)
    refused: list[MediabruchError] = []
    with progress(len(jobs), words.text("Drawing")) as step:
        for outcome in run_jobs(jobs, report_work("html", setting)):
            step(1)
            if outcome.error is not None:
                refused += outcome.error.each
                del names[outcome.job.path]
                continue
            page = REPORTS["html"].whole(ReportParts(parts=[outcome.value]), setting)
            write_output(page, str(folder / names[outcome.job.path]), files.inputs)
    write_output(portfolio_html(made, words, names, changes), str(folder / "index.html"), files.inputs)
    tell_refused(refused, words)
    return refused


def _ring(made: "Portfolio", size: str) -> bytes:
    from mediabruch.portfolio.ring import RingMember, ring_figures
    from mediabruch.portfolio.ring_file import ring_file

    return ring_file(RingMember(name="", size=size, processes=tuple(map(ring_figures, made.entries))))


def _snapshot(made: "Portfolio", words: Translator) -> bytes:
    from mediabruch.portfolio.process_state import state_of
    from mediabruch.portfolio.snapshot import Snapshot, snapshot_text
    from mediabruch.report.dates import today

    snapshot = Snapshot(
        day=today(),
        processes=tuple(state_of(entry.model) for entry in sorted(made.entries, key=lambda one: one.path)),
        refused=tuple((error.path or "", words.message(error.message)) for error in made.refused),
    )
    return snapshot_text(snapshot, __version__).encode()
