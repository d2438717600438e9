"""Options that several commands share."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import click

from mediabruch.media import RuleSet
from mediabruch.words import LANGUAGES, Translator, default_language

_LANG = "--lang"


def chosen_language(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """The language that the arguments ask for, else that of the surroundings.

    It is needed before the arguments are parsed, because help and errors of parsing speak it as well.
    """
    asked = None
    for argument, following in pairwise([*arguments, ""]):
        if argument == "--":
            break
        if argument == _LANG:
            asked = following
        elif argument.startswith(f"{_LANG}="):
            asked = argument.removeprefix(f"{_LANG}=")
    return asked if asked in LANGUAGES else default_language(environ)


def lang_option(words: Translator) -> click.Option:
    """`--lang`, on the group and on each command; `chosen_language` has read it already."""
    return click.Option(
        [_LANG],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help=words.text("Language of all texts; default: that of the system."),
    )


def model_options(words: Translator) -> list[click.Parameter]:
    """How a model is to be analyzed: `annotations`, `rules` and `inference`."""
    return [
        click.Option(
            ["--annotations"],
            type=click.Path(exists=True, dir_okay=False),
            metavar=words.text("FILE"),
            help=words.text("Annotation file; default: NAME.media.yaml or NAME.media.json beside the model."),
        ),
        click.Option(
            ["--rules"],
            type=click.Choice([rules.value for rules in RuleSet]),
            default=RuleSet.STANDARD.value,
            show_default=True,
            help=words.text(
                "What counts as a media break. physical: changes between digital, paper and spoken word; standard: "
                "also typing data from digital documents; extended: also loss of structure and changes of system by "
                "hand."
            ),
        ),
        click.Option(
            ["--inference/--no-inference"],
            default=True,
            help=words.text("Whether to infer media from what the model says; without it only stated media count."),
        ),
    ]
