"""`mediabruch workbench [PATH...]`: the workbench as one file that runs by itself."""

from typing import Any, NamedTuple

import click

from mediabruch.cli.command import Command
from mediabruch.cli.configured import Configured
from mediabruch.cli.options import ModelOptions, exclude_option, lang_option, model_options
from mediabruch.cli.output import write_output
from mediabruch.cli.paths import no_model, search_asked, tell_refused
from mediabruch.i18n import Translator

_OPTIONS = ("annotations", "config", "no_config")
"""Those of `ModelOptions` that name files; all others the page leaves to the configuration."""


class WorkbenchRequest(NamedTuple):
    """What the user asked for."""

    paths: tuple[str, ...]
    output: str | None
    exclude: tuple[str, ...]
    model: ModelOptions


def command(words: Translator) -> click.Command:
    """Build the command in the language of `words`."""

    def workbench(paths: tuple[str, ...], output: str | None, exclude: tuple[str, ...], **options: Any) -> int:
        return _write(WorkbenchRequest(paths, output, exclude, ModelOptions(**options)), words)

    return Command(
        "workbench",
        callback=workbench,
        help=words.text(
            "Write the workbench as one HTML file, which opens by double click in a browser and needs neither "
            "installation nor network: say what the steps work with, and see the figures move. Nothing that is opened "
            "in it leaves it. Models that are named come with it, with their annotations and configuration."
        ),
        epilog=words.text("Needs the workbench’s engine, which is built once: see docs/workbench.md."),
        options_metavar=words.text("[OPTIONS]"),
        params=[
            click.Argument(["paths"], nargs=-1, type=click.Path(readable=False), metavar=words.text("[PATH]...")),
            click.Option(
                ["--output", "-o"],
                type=click.Path(dir_okay=False),
                metavar=words.text("FILE"),
                help=words.text("Write the page into this file."),
            ),
            exclude_option(words),
            *(option for option in model_options(words) if option.name in _OPTIONS),
            lang_option(words),
        ],
    )


def _write(request: WorkbenchRequest, words: Translator) -> int:
    from mediabruch.cli.living import living_page

    configured = Configured(request.model, words)
    found = search_asked(request.paths, request.exclude, configured)
    if request.paths and not found.models:
        raise no_model(request.paths, found)
    if len(found.models) > 1 and request.model.annotations:
        raise click.UsageError(words.text("--annotations belongs to one model, but several are named."))
    tell_refused(found.refused, words)
    page = living_page(found.models, configured)
    write_output(page, request.output, [*found.models, *configured.files()])
    return 2 if found.refused else 0
