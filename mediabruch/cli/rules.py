"""`mediabruch rules`: all rules, those of mediabruch and own ones."""

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

    def rules(format: str, *, no_config: bool) -> None:  # noqa: A002 - click's name of the option
        known = Configured.here(words, no_config=no_config).rules()
        if format == "json":
            from mediabruch.report.check.document import rules_json

            write_output(rules_json(known, words), None)
        else:
            from mediabruch.report.rule_page import list_rules

            write_output(list_rules(known.values(), words, screen_for(sys.stdout, os.environ), details=True), None)

    return Command(
        "rules",
        callback=rules,
        help=words.text(
            "List all rules, for media breaks, patterns and notes, with their severities; the own rules of the "
            "configuration included."
        ),
        options_metavar=words.text("[OPTIONS]"),
        params=list_options(words),
    )
