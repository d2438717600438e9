"""`mediabruch rules`: all kinds of media breaks, patterns and notes."""

import os
import sys
from typing import TYPE_CHECKING

import click

from mediabruch.cli.command import Command
from mediabruch.cli.options import lang_option
from mediabruch.cli.output import write_output
from mediabruch.cli.terminal import screen_for
from mediabruch.i18n import Translator
from mediabruch.rules.kinds import KINDS, Kind

if TYPE_CHECKING:
    from mediabruch.config import Config


def command(words: Translator) -> click.Command:
    """Build the command in the language of `words`."""

    def rules(format: str, *, no_config: bool) -> None:  # noqa: A002 - click's name of the option
        from mediabruch.report.check.rules import rules_json, rules_text

        kinds = _kinds(no_config=no_config)
        if format == "json":
            write_output(rules_json(kinds, words), None)
        else:
            write_output(rules_text(kinds, words, screen_for(sys.stdout, os.environ)), None)

    return Command(
        "rules",
        callback=rules,
        help=words.text(
            "List all kinds of media breaks, patterns and notes with their severities, the own rules of the "
            "configuration included."
        ),
        options_metavar=words.text("[OPTIONS]"),
        params=[
            click.Option(
                ["--format", "-f"],
                type=click.Choice(["text", "json"]),
                default="text",
                show_default=True,
                help=words.text("Format of the list."),
            ),
            click.Option(["--no-config"], is_flag=True, help=words.text("Leave all configuration unread.")),
            lang_option(words),
        ],
    )


def _kinds(*, no_config: bool) -> dict[str, Kind]:
    patterns = () if no_config else _config().check.patterns
    if not patterns:
        return dict(KINDS)
    from mediabruch.findings.own import load_patterns

    return {**KINDS, **load_patterns(patterns).kinds}


def _config() -> "Config":
    """The configuration of the working directory."""
    from mediabruch.config import Config, find_config, load_config

    found = find_config("-")
    return Config() if found is None else load_config(found)
