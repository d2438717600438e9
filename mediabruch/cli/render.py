"""`mediabruch render`: a model as a picture, as a page, as a graph, or in color."""

from collections.abc import Mapping
from typing import Any

import click
from click.core import ParameterSource

from mediabruch.cli.command import Choice, Command
from mediabruch.cli.configured import Configured
from mediabruch.cli.drawings import DRAWINGS, DrawingStyle, draw, write_drawings
from mediabruch.cli.endings import format_for, not_for
from mediabruch.cli.options import ModelOptions, Number, WholeNumber, lang_option, model_options
from mediabruch.cli.output import write_output
from mediabruch.cli.paths import one_file
from mediabruch.i18n import Translator
from mediabruch.report.formats import report_on
from mediabruch.report.setting import ReportSetting

_PAGE = "html"
_STYLED: Mapping[str, tuple[str, ...]] = {
    "theme": ("svg", "png"),
    "scale": ("png",),
    "width": ("svg", "png"),
    "markers": ("bpmn",),
}
"""Which formats each option of style is for."""


def command(words: Translator) -> click.Command:
    """Build the command in the language of `words`."""

    def render(file: str, output: str | None, **options: Any) -> None:
        format_ = options.pop("format") or format_for(output, [*DRAWINGS, _PAGE], "svg", words)
        _check_style(format_, words)
        look = DrawingStyle(options.pop("theme"), options.pop("scale"), options.pop("markers"), options.pop("width"))
        _render(one_file(file, words), output, format_, look, Configured(ModelOptions(**options), words))

    return Command(
        "render",
        callback=render,
        help=words.text(
            "Draw a process model with its media and breaks: over its own diagram as SVG or PNG, as a page (html), as "
            "the graph of handovers (dot), or as the same BPMN file in color (bpmn)."
        ),
        options_metavar=words.text("[OPTIONS]"),
        params=[
            click.Argument(["file"], type=click.Path(), metavar=words.text("FILE")),
            click.Option(
                ["--output", "-o"],
                type=click.Path(),
                metavar=words.text("FILE|FOLDER"),
                help=words.text(
                    "Where to write; of several pictures each gets a number, at {number} if the name holds it.",
                    number="{n}",
                ),
            ),
            click.Option(
                ["--format", "-f"],
                type=Choice([*DRAWINGS, _PAGE]),
                help=words.text("Format of the drawing; default: by the ending of the output file, else svg."),
            ),
            *_style_options(words),
            *model_options(words),
            lang_option(words),
        ],
    )


def _style_options(words: Translator) -> list[click.Option]:
    """How drawings are to look."""
    return [
        click.Option(
            ["--theme"],
            type=Choice(["light", "dark", "auto"]),
            default="auto",
            show_default=True,
            help=words.text("For which screens an SVG or PNG picture is."),
        ),
        click.Option(
            ["--scale"],
            type=Number(words, 0.1, 10),
            default=2.0,
            show_default=True,
            help=words.text("Pixels of a PNG picture for each unit of the diagram."),
        ),
        click.Option(
            ["--width"],
            type=WholeNumber(words, 100, 20_000),
            metavar=words.text("PIXELS"),
            help=words.text(
                "Width of an SVG or PNG picture, whatever the diagram's: 1600 fills a slide, 2400 a landscape page."
            ),
        ),
        click.Option(["--markers"], is_flag=True, help=words.text("Mark the breaks by text annotations (bpmn only).")),
    ]


def _check_style(format_: str, words: Translator) -> None:
    """Refuse what the user asks of a format that has no such thing."""
    context = click.get_current_context()
    for option, formats in _STYLED.items():
        if format_ not in formats and context.get_parameter_source(option) is ParameterSource.COMMANDLINE:
            raise not_for(option, formats, format_, words)


def _render(file: str, output: str | None, format_: str, look: DrawingStyle, configured: Configured) -> None:
    words = configured.words([file])
    analysis = configured.analyze(file, diagram=True)
    inputs = [file, *configured.files()]
    if format_ == _PAGE:
        write_output(report_on([analysis], _PAGE, ReportSetting(words.language, has_plan=True)), output, inputs)
    else:
        drawn = draw(format_, look, words.language, analysis)
        write_drawings([(file, drawn)], format_, words, output, inputs)
