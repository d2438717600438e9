"""`mediabruch annotate`: from unknown to known, in the tool that people live in."""

from collections.abc import Mapping
from typing import Any

import click
from click.core import ParameterSource

from mediabruch.cli.annotating import ask, check, in_model, read_table, templates, write_table
from mediabruch.cli.annotating.modes import AnnotateRequest, Mode
from mediabruch.cli.command import Command
from mediabruch.cli.configured import Configured
from mediabruch.cli.options import ModelOptions, collection_options
from mediabruch.cli.paths import no_model, paths_argument, search_asked, tell_refused
from mediabruch.files.paths import is_folder
from mediabruch.i18n import Translator

MODES: tuple[Mode, ...] = (
    ask.MODE,
    check.MODE,
    write_table.MODE,
    read_table.MODE,
    templates.MODE,
    in_model.INTO_MODE,
    in_model.OUT_MODE,
)
"""All modes; the first is what is done where no option asks for another."""


def command(words: Translator) -> click.Command:
    """Build the command in the language of `words`."""

    def annotate(paths: tuple[str, ...], **values: Any) -> int:
        mode = _mode(values, words)
        _check_options(mode, words)
        asked = ModelOptions(**{name: values.pop(name, None) for name in ModelOptions._fields})
        _check_paths(mode, paths, asked, words)
        if not mode.needs_models:
            return mode.run(AnnotateRequest(paths, (), asked, values), words)
        found = search_asked(paths, values.pop("exclude"), Configured(asked, words))
        if paths and not found.models:
            raise no_model(paths, found)
        tell_refused(found.refused, words)
        code = mode.run(AnnotateRequest(paths, found.models, asked, values), words)
        return 2 if found.refused else code

    return Command(
        "annotate",
        callback=annotate,
        help=words.text(
            "State the media of steps. Without options, ask in the terminal for what is not known, the most telling "
            "step first, and keep every answer in NAME.media.yaml beside the model."
        ),
        options_metavar=words.text("[OPTIONS]"),
        params=[
            paths_argument(words, is_required=False),
            *(option for mode in MODES for option in mode.options(words)),
            *collection_options(words, keeps_results=False),
        ],
    )


def _mode(options: Mapping[str, Any], words: Translator) -> Mode:
    """The mode that the options ask for."""
    asked = [mode for mode in MODES if mode.name and options[mode.name]]
    if len(asked) > 1:
        one, other = (mode.name.replace("_", "-") for mode in asked[:2])
        raise click.UsageError(words.text("Choose one of --{one} and --{other}.", one=one, other=other))
    return asked[0] if asked else MODES[0]


def _check_options(mode: Mode, words: Translator) -> None:
    """Refuse options that have no say in what is asked for."""
    context = click.get_current_context()
    heard = mode.hears | {mode.name, "paths", "lang"}
    for parameter in context.command.params:
        name = parameter.name or ""
        if name in heard or context.get_parameter_source(name) is not ParameterSource.COMMANDLINE:
            continue
        others = [f"--{other.name.replace('_', '-')}" for other in MODES if name in other.hears and other.name]
        option = f"--{name.replace('_', '-')}"
        if others:
            listed = ", ".join(others)
            raise click.UsageError(
                words.text("{option} means nothing here; it goes with {others}.", option=option, others=listed)
            )
        raise click.UsageError(words.text("{option} means nothing here.", option=option))


def _check_paths(mode: Mode, paths: tuple[str, ...], asked: ModelOptions, words: Translator) -> None:
    if mode.needs_paths and not paths:
        raise click.UsageError(words.text("Name a model, several, or a folder."))
    if asked.annotations and (len(paths) > 1 or any(map(is_folder, paths))):
        raise click.UsageError(words.text("--annotations belongs to one model, but several are named."))
