"""`mediabruch explain`: what a rule means, or why a step has its media."""

import os
import sys
from typing import Any

import click

from mediabruch.cli.command import Command
from mediabruch.cli.completion import codes_or_files
from mediabruch.cli.configured import Configured
from mediabruch.cli.options import ModelOptions, lang_option, model_options
from mediabruch.cli.output import write_output
from mediabruch.cli.paths import one_file
from mediabruch.cli.terminal import screen_for
from mediabruch.errors import MediabruchError, Message
from mediabruch.files.paths import is_there
from mediabruch.i18n import Translator
from mediabruch.notation.nearest import nearest
from mediabruch.report.screen import Screen
from mediabruch.rules import RULES, Rule


def command(words: Translator) -> click.Command:
    """Build the command in the language of `words`."""

    def explain(what: str | None, step: str | None, **options: Any) -> None:
        screen = screen_for(sys.stdout, os.environ)
        write_output(_explain(what, step, Configured(ModelOptions(**options), words), words, screen), None)

    return Command(
        "explain",
        callback=explain,
        help=words.text(
            "Explain a rule (explain MB103), or all evidence and arithmetic for one step of a model (explain FILE "
            "STEP). Without arguments, list the rules."
        ),
        options_metavar=words.text("[OPTIONS]"),
        params=[
            click.Argument(
                ["what"],
                required=False,
                type=click.Path(),
                shell_complete=codes_or_files(words),
                metavar=words.text("[CODE|FILE]"),
            ),
            click.Argument(["step"], required=False, metavar=words.text("[STEP]")),
            *model_options(words),
            lang_option(words),
        ],
    )


def _explain(what: str | None, step: str | None, configured: Configured, words: Translator, screen: Screen) -> str:
    from mediabruch.report.rule_page import explain_rule, list_rules

    if what is None:
        return list_rules(configured.rules().values(), words, screen)
    if step is None:
        return explain_rule(_rule(what, configured, words), words, screen)
    from mediabruch.report.explain import explain_step

    if not is_there(what) and is_there(step):
        raise click.UsageError(words.text("The model comes first: mediabruch explain FILE STEP."))
    if not is_there(what) and what.upper() in RULES:
        raise click.UsageError(words.text("A rule has no step: mediabruch explain {code}.", code=what.upper()))
    what = one_file(what, words)
    return explain_step(configured.analyze(what), step, configured.words([what]), screen)


def _rule(what: str, configured: Configured, words: Translator) -> Rule:
    """The rule of this code or name."""
    if what.upper() in RULES:
        return RULES[what.upper()]  # no other has to be loaded for it
    rules = configured.rules()
    by_name = {rule.name: rule for rule in rules.values()}
    if found := rules.get(what.upper()) or by_name.get(what.lower()):
        return found
    if is_there(what):
        raise click.UsageError(words.text("Name a step of the model as well: mediabruch explain FILE STEP."))
    alike = [code for code in rules if code[:3] == what.upper()[:3]]
    if near := nearest(what, alike or rules) or nearest(what, by_name):
        raise MediabruchError(Message("There is no rule “{word}”. Did you mean {nearest}?", word=what, nearest=near))
    from mediabruch.checks.codes import no_rule  # only mistakes need it

    raise MediabruchError(no_rule(what))
