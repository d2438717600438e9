"""`mediabruch analyze`: the media breaks and the end-to-end score of models."""

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from mediabruch.cli.command import Choice, Command
from mediabruch.cli.configured import Configured
from mediabruch.cli.drawings import DRAWINGS, DrawingStyle, write_drawings
from mediabruch.cli.endings import format_for
from mediabruch.cli.options import ModelOptions, lang_option, model_options
from mediabruch.cli.output import tell, write_output
from mediabruch.cli.paths import exclude_option, no_model, paths_argument, search_asked, tell_refused
from mediabruch.cli.terminal import screen_for
from mediabruch.errors import MediabruchError, Message, UnforeseenError, contained
from mediabruch.i18n import Translator
from mediabruch.report.formats import FORMATS, WITH_DIAGRAM
from mediabruch.report.screen import Screen

if TYPE_CHECKING:
    from mediabruch.report.results import Results

FEW = 8
"""Models up to this number need no progress bar."""


class AnalyzeRequest(NamedTuple):
    """What the user asked for."""

    paths: tuple[str, ...]
    format: str
    output: str | None
    explain: str | None
    exclude: tuple[str, ...]
    model: ModelOptions


def command(words: Translator) -> click.Command:
    """Build the command in the language of `words`."""

    def analyze(paths: tuple[str, ...], explain: str | None, output: str | None, **options: Any) -> int:
        format_ = options.pop("format") or format_for(output, [*FORMATS, *DRAWINGS], "text", words)
        exclude = options.pop("exclude")
        return _analyze(AnalyzeRequest(paths, format_, output, explain, exclude, ModelOptions(**options)), words)

    return Command(
        "analyze",
        callback=analyze,
        help=words.text(
            "Report the media breaks and the end-to-end score of process models: BPMN files, folders, or - for "
            "standard input."
        ),
        epilog=words.text("Exit code 0, or 2 if a file could not be read; the others are reported all the same."),
        options_metavar=words.text("[OPTIONS]"),
        params=[
            paths_argument(words),
            click.Option(
                ["--format", "-f"],
                type=Choice([*FORMATS, *DRAWINGS]),
                help=words.text("Format of the report; default: by the ending of the output file, else text."),
            ),
            click.Option(
                ["--output", "-o"],
                type=click.Path(),
                metavar=words.text("FILE"),
                help=words.text("Write the report into this file; drawings of several models into this folder."),
            ),
            click.Option(
                ["--explain"],
                metavar=words.text("STEP"),
                help=words.text("Show all evidence and arithmetic for one step, named by its id or label."),
            ),
            exclude_option(words),
            *model_options(words),
            lang_option(words),
        ],
    )


def _analyze(order: AnalyzeRequest, words: Translator) -> int:
    if order.output is not None and order.format not in DRAWINGS:
        click.Path(dir_okay=False)(order.output)  # only drawings go into folders
    configured = Configured(order.model, words)
    found = search_asked(order.paths, order.exclude, configured)
    models = list(found.models)
    is_collection = len(order.paths) > 1 or models != [str(Path(order.paths[0]))]
    if len(models) > 1 and order.model.annotations:
        raise click.UsageError(words.text("--annotations belongs to one model, but several are named."))
    if order.explain is not None and (len(models) > 1 or order.format != "text"):
        raise click.UsageError(words.text("--explain tells of one step of one model, and as text only."))
    if not models:
        raise no_model(order.paths, found)
    words = configured.words(models)
    tell_refused(found, words)
    results = _results(models, configured, order.format, is_collection=is_collection)
    if results.refused and not is_collection:
        raise results.refused[0]
    inputs = _inputs(models, configured)
    if order.format in DRAWINGS:
        refused = (
            *results.refused,
            *write_drawings(results.analyses, order.format, DrawingStyle(), words, (order.output, inputs)),
        )
        for error in refused:
            tell(f"{error.place}: {words.message(error.message)}")
    else:
        content, refused = _told(results, order, words)
        for trouble in _troubles(results):
            tell(words.message(trouble))
        write_output(content, order.output, inputs)
    return 2 if refused or found.refused else 0


def _results(models: list[str], configured: Configured, format_: str, *, is_collection: bool) -> "Results":
    """The analyses of all models, worked on by several processes where there are many."""
    from mediabruch.portfolio.jobs import Job, Work, itself, run_jobs
    from mediabruch.report.results import Results

    jobs = [Job(path=model, file=model, options=configured.options(model)) for model in models]
    work = Work(name="analyze", make=itself, needs_diagram=format_ in WITH_DIAGRAM)
    outcomes = []
    with _progress(models, configured) as bar:
        for outcome in run_jobs(jobs, work):
            outcomes.append(outcome)
            if bar is not None:
                bar.update(1)
    return Results(
        tuple(one.value for one in outcomes if one.value is not None),
        tuple(error for one in outcomes if one.error is not None for error in one.error.each),
        is_collection,
    )


def _progress(models: list[str], configured: Configured) -> AbstractContextManager[Any]:
    """A bar in the terminal that says how far the analysis is; none for few models, or elsewhere."""
    if len(models) <= FEW or not sys.stderr.isatty():
        return nullcontext()
    label = configured.words(models).text("Analyzing")
    return click.progressbar(length=len(models), label=label, file=sys.stderr, show_pos=True)


def _told(
    results: "Results", order: AnalyzeRequest, words: Translator
) -> tuple[str | bytes, tuple[MediabruchError, ...]]:
    """The report, without those models of which it cannot be made; and all that are refused."""
    try:
        with contained():
            return _report(results, order, words), results.refused
    except UnforeseenError:
        if not results.is_collection:
            raise
    told, refused = [], [*results.refused]
    for analysis in results.analyses:
        try:
            with contained(analysis.model.path):
                _report(results._replace(analyses=(analysis,), refused=()), order, words)
            told.append(analysis)
        except UnforeseenError as error:
            refused.append(error)
    results = results._replace(analyses=tuple(told), refused=tuple(refused))
    return _report(results, order, words), results.refused


def _troubles(results: "Results") -> Iterator[Message]:
    """What went wrong with own rules, which few have; each trouble once."""
    from mediabruch.findings.own import load_rules

    own = [analysis for analysis in results.analyses if analysis.options.own_rules]
    if own:
        from mediabruch.findings.collect import collect_findings

        troubles = [trouble for one in own for trouble in load_rules(one.options.own_rules).troubles]
        troubles += (trouble for one in own for trouble in collect_findings(one).troubles)
        yield from dict.fromkeys(troubles)


def _report(results: "Results", order: AnalyzeRequest, words: Translator) -> str | bytes:
    is_file = order.output not in (None, "-")
    screen = Screen() if is_file else screen_for(sys.stdout, os.environ)
    if order.explain is not None:
        from mediabruch.report.explain import explain_step

        return explain_step(results.analyses[0], order.explain, words, screen)
    return FORMATS[order.format](results, words, screen)


def _inputs(models: list[str], configured: Configured) -> Iterator[str]:
    """All files that were read."""
    from mediabruch.files.sidecars import find_sidecar

    yield from models
    yield from configured.files()
    yield from (str(sidecar) for model in models if (sidecar := find_sidecar(model)))
