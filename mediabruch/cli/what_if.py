"""`mediabruch what-if`: the figures of a model before and after changes, side by side."""

from typing import Any

import click

from mediabruch.cli.command import Command
from mediabruch.cli.configured import Configured
from mediabruch.cli.endings import format_for
from mediabruch.cli.options import ModelOptions, cases_option, format_option, lang_option, model_options, output_option
from mediabruch.cli.output import write_output
from mediabruch.cli.paths import one_file
from mediabruch.cli.terminal import screen_of
from mediabruch.i18n import Translator
from mediabruch.report.plan.what_if_formats import WHAT_IF_FORMATS


def command(words: Translator) -> click.Command:
    """Build the command in the language of `words`."""

    def what_if(file: str, assignments: tuple[str, ...], output: str | None, **options: Any) -> None:
        format_ = options.pop("format") or format_for(output, list(WHAT_IF_FORMATS), "text", words)
        _compare((one_file(file, words), assignments), (format_, output), Configured(ModelOptions(**options), words))

    return Command(
        "what-if",
        callback=what_if,
        help=words.text("Show the figures of a process model before and after changes, side by side."),
        options_metavar=words.text("[OPTIONS]"),
        params=[
            click.Argument(["file"], type=click.Path(), metavar=words.text("FILE")),
            click.Option(
                ["--set", "assignments"],
                multiple=True,
                required=True,
                metavar=words.text("ID.FACT=VALUE"),
                help=words.text(
                    "A change, as in an annotation file: {step}, {flow}; can be given several times.",
                    step="STEP.medium=digital",
                    flow="FLOW.probability=0.9",
                ),
            ),
            format_option(words, WHAT_IF_FORMATS),
            output_option(words),
            cases_option(words),
            *model_options(words),
            lang_option(words),
        ],
    )


def _compare(asked: tuple[str, tuple[str, ...]], target: tuple[str, str | None], configured: Configured) -> None:
    from mediabruch.analysis import stated_beside
    from mediabruch.bpmn import read
    from mediabruch.errors import contained
    from mediabruch.measures.replay import WhatIfPlayer
    from mediabruch.measures.what_if import edits_of
    from mediabruch.report.plan.compared import WhatIfComparison

    (file, assignments), (format_, output) = asked, target
    options = configured.options(file)
    with contained(file):
        model = read(file, diagram=options.needs_diagram)
        edits = edits_of(assignments, model)
        replay = WhatIfPlayer(model, options, stated_beside(model, options))
        found = WhatIfComparison(replay.analysis({}), replay.analysis(edits), edits)
        words = configured.words([file])
        content = WHAT_IF_FORMATS[format_](found, words, screen_of(output))
    write_output(content, output, [file, *configured.files()])
