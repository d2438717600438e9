"""`mediabruch analyze`: the media breaks and the end-to-end score of models."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from mediabruch.cli.caching import refuse_contradicting
from mediabruch.cli.command import Command
from mediabruch.cli.configured import Configured
from mediabruch.cli.drawings import DRAWINGS, DrawingStyle, drawing_work, write_drawings
from mediabruch.cli.endings import format_for, not_for
from mediabruch.cli.living import living_option, living_page
from mediabruch.cli.options import ModelOptions, cases_option, collection_options, format_option
from mediabruch.cli.output import tell, write_output
from mediabruch.cli.paths import no_model, paths_argument, search_asked, tell_refused
from mediabruch.cli.terminal import screen_of
from mediabruch.cli.working import work_through
from mediabruch.files.paths import is_folder
from mediabruch.i18n import Translator
from mediabruch.report.formats import FORMATS, PLANNED, report_work
from mediabruch.report.setting import ReportParts, ReportSetting, refusals

if TYPE_CHECKING:
    from mediabruch.portfolio.jobs import JobOutcome, Work


class AnalyzeRequest(NamedTuple):
    """What the user asked for."""

    paths: tuple[str, ...]
    format: str
    output: str | None
    explain: str | None
    exclude: tuple[str, ...]
    is_living: bool
    no_cache: bool
    cache_dir: str | None
    plan: bool
    model: ModelOptions


def command(words: Translator) -> click.Command:
    """Build the command in the language of `words`."""

    def analyze(paths: tuple[str, ...], explain: str | None, output: str | None, **options: Any) -> int:
        format_ = options.pop("format") or format_for(output, [*FORMATS, *DRAWINGS], "text", words)
        own = {name: options.pop(name) for name in ("exclude", "is_living", "no_cache", "cache_dir", "plan")}
        model = ModelOptions(**options)
        return _analyze(AnalyzeRequest(paths, format_, output, explain, **own, model=model), words)

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
            format_option(words, [*FORMATS, *DRAWINGS]),
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
            living_option(words),
            click.Option(
                ["--plan"],
                is_flag=True,
                help=words.text(
                    "Say what to do in each report ({formats}), as those on a single model do by themselves.",
                    formats=", ".join(PLANNED),
                ),
            ),
            cases_option(words),
            *collection_options(words),
        ],
    )


def _analyze(request: AnalyzeRequest, words: Translator) -> int:
    if request.output is not None and request.format not in DRAWINGS and is_folder(request.output):
        raise click.UsageError(
            words.text("{folder}: This is a folder; only drawings go into one.", folder=request.output)
        )
    refuse_contradicting(words, no_cache=request.no_cache, cache_dir=request.cache_dir)
    configured = Configured(request.model, words)
    found = search_asked(request.paths, request.exclude, configured)
    models = list(found.models)
    is_collection = len(request.paths) > 1 or models != [str(Path(request.paths[0]))]
    _refuse_mismatched(request, models, words)
    if not models:
        raise no_model(request.paths, found)
    words = configured.words(models)
    tell_refused(found.refused, words)
    inputs = [*models, *configured.files()]
    if request.explain is not None:
        write_output(_explained(models[0], request, configured, words), request.output, inputs)
        return 0
    work, setting = _work(request, words, is_alone=len(models) == 1)
    outcomes = _outcomes(models, configured, work, request)
    refused = [error for one in outcomes if one.error is not None for error in one.error.each]
    if refused and not is_collection:
        raise refused[0]
    made = [(one.job.path, one.value) for one in outcomes if one.value is not None]
    if setting is None:
        write_drawings(made, request.format, words, request.output, inputs)
        tell_refused(refused, words)
    else:
        for trouble in dict.fromkeys(trouble for one in outcomes for trouble in one.troubles):
            tell(words.message(trouble))
        report = ReportParts(
            parts=[part for _, part in made], refused=refusals(refused, words), is_collection=is_collection
        )
        setting = setting._replace(is_alone=setting.is_alone and bool(made))
        whole = FORMATS[request.format].whole
        page = living_page(models, configured) if request.is_living else whole(report, setting)
        write_output(page, request.output, inputs)
    return 2 if refused or found.refused else 0


def _refuse_mismatched(request: AnalyzeRequest, models: list[str], words: Translator) -> None:
    """Refuse options that do not fit each other, or the models. Raises `click.UsageError`."""
    if len(models) > 1 and request.model.annotations:
        raise click.UsageError(words.text("--annotations belongs to one model, but several are named."))
    if request.explain is not None and (len(models) > 1 or request.format != "text"):
        raise click.UsageError(words.text("--explain tells of one step of one model, and as text only."))
    if request.is_living and request.format != "html":
        raise click.UsageError(words.text("--living makes pages: it needs --format html."))
    if request.is_living and request.model.stated().keys() - {"annotations"}:
        raise click.UsageError(
            words.text("With --living, state definition, inference and cases in mediabruch.toml or the annotations.")
        )
    if request.plan and request.format not in PLANNED:
        raise not_for("plan", PLANNED, request.format, words)


def _explained(model: str, request: AnalyzeRequest, configured: Configured, words: Translator) -> str:
    """All evidence and arithmetic of one step."""
    from mediabruch.report.explain import explain_step

    return explain_step(configured.analyze(model), request.explain or "", words, screen_of(request.output))


def _work(request: AnalyzeRequest, words: Translator, *, is_alone: bool) -> "tuple[Work[Any], ReportSetting | None]":
    """What is made of each model; and for whom, where it becomes a report."""
    if request.format in DRAWINGS:
        return drawing_work(request.format, DrawingStyle(), words.language), None
    has_plan = request.plan or (is_alone and request.format in PLANNED and not request.is_living)
    setting = ReportSetting(words.language, screen_of(request.output), is_alone, has_plan)
    return report_work(request.format, setting), setting


def _outcomes(
    models: list[str], configured: Configured, work: "Work[Any]", request: AnalyzeRequest
) -> "list[JobOutcome[Any]]":
    """What became of all models: from the cache, or worked on by several processes where there are many."""
    from mediabruch.portfolio.jobs import Job

    jobs = [Job(path=model, file=model, options=configured.options(model)) for model in models]
    return work_through(jobs, work, configured.words(models), (request.no_cache, request.cache_dir))
