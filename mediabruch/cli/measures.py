"""`mediabruch measures`: what can be done about media breaks, whatever the process."""

import os
import sys

import click

from mediabruch.cli.command import Command
from mediabruch.cli.configured import Configured
from mediabruch.cli.options import list_options
from mediabruch.cli.output import write_output
from mediabruch.cli.terminal import screen_for
from mediabruch.i18n import Translator


def command(words: Translator) -> click.Command:
    """Build the command in the language of `words`."""

    def measures(name: str | None, format: str, *, no_config: bool) -> None:  # noqa: A002 - click's name of the option
        from mediabruch.report.plan.measures import explain_measure, find_measure, list_measures, measures_json

        known = Configured.here(words, no_config=no_config).config("-").measures
        screen = screen_for(sys.stdout, os.environ)
        if name is not None:
            found = find_measure(name, known)
            text = measures_json({name: found}, words) if format == "json" else explain_measure(found, words, screen)
            write_output(text, None)
        elif format == "json":
            write_output(measures_json(known, words), None)
        else:
            write_output(list_measures(known.values(), words, screen), None)

    return Command(
        "measures",
        callback=measures,
        help=words.text(
            "List what can be done about media breaks, the measures of the configuration included; or explain one."
        ),
        options_metavar=words.text("[OPTIONS]"),
        params=[
            click.Argument(["name"], required=False, metavar=words.text("[MEASURE]")),
            *list_options(words),
        ],
    )
