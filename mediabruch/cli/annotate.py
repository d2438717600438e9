"""`mediabruch annotate`: from unknown to known, in the tool that people live in."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from mediabruch.cli.annotating import ask, check, in_model, read_table, templates, write_table
from mediabruch.cli.annotating.modes import AnnotateRequest, Mode
from mediabruch.cli.command import Command
from mediabruch.cli.options import ModelOptions, lang_option, model_options
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
        asked = ModelOptions(**{name: values.pop(name) for name in ModelOptions._fields})
        mode = _mode(values, words)
        order = AnnotateRequest(paths, asked, values)
        _check_paths(mode, order, words)
        return mode.run(order, words)

    return Command(
        "annotate",
        callback=annotate,
        help=words.text(
            "State the media of steps. Without options, ask in the terminal for what is not known, the most telling "
            "step first, and keep every answer in NAME.media.yaml beside the model."
        ),
        options_metavar=words.text("[OPTIONS]"),
        params=[
            click.Argument(["paths"], nargs=-1, required=False, type=click.Path(), metavar=words.text("PATH...")),
            *(option for mode in MODES for option in mode.options(words)),
            *model_options(words),
            lang_option(words),
        ],
    )


def _mode(options: Mapping[str, Any], words: Translator) -> Mode:
    """The mode that the options ask for."""
    asked = [mode for mode in MODES if mode.name and options[mode.name]]
    if len(asked) > 1:
        one, other = (mode.name.replace("_", "-") for mode in asked[:2])
        raise click.UsageError(words.text("Choose one of --{one} and --{other}.", one=one, other=other))
    return asked[0] if asked else MODES[0]


def _check_paths(mode: Mode, order: AnnotateRequest, words: Translator) -> None:
    if mode.needs_paths and not order.paths:
        raise click.UsageError(words.text("Name a model, several, or a folder."))
    if order.model.annotations and (len(order.paths) > 1 or any(Path(path).is_dir() for path in order.paths)):
        raise click.UsageError(words.text("--annotations belongs to one model, but several are named."))
