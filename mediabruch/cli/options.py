"""Options that several commands share."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import isfinite
from pathlib import Path
from typing import Any, NamedTuple

import click
from click.core import ParameterSource

from mediabruch.cli.command import Choice
from mediabruch.figures import LARGEST
from mediabruch.i18n import LANGUAGES, Translator, default_language
from mediabruch.media import BreakDefinition
from mediabruch.patterns import pattern

_LANG = "--lang"
OWN_FILE = "mediabruch.toml"
"""As in `mediabruch.config`, which takes longer to import than help may take."""
_LANGUAGE = pattern(r"""^[ \t]*lang[ \t]*=[ \t]*["'](\w+)["']""", re.MULTILINE)


class ModelOptions(NamedTuple):
    """What `model_options` ask for; what is `None` is left to the configuration."""

    annotations: str | None = None
    definition: str | None = None
    inference: bool | None = None
    config: str | None = None
    no_config: bool = False
    cases: float | None = None
    """Cases a year; only commands that tell costs ask for it."""

    def stated(self) -> dict[str, Any]:
        """The fields of `Options` that were asked for."""
        asked = {name: getattr(self, name) for name in ("annotations", "definition", "inference", "cases")}
        return {name: value for name, value in asked.items() if value is not None}


class Number(click.FloatRange):
    """A number between two bounds, called so in the language of the call, in help and errors."""

    def __init__(self, words: Translator, least: float, most: float | None = None) -> None:
        super().__init__(least, most)
        self.name = words.text("number")
        self._words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number; infinity is none, nor is what only looks like one."""
        try:
            number = float(value)
        except ValueError:
            self.fail(self._words.text("“{value}” is no number.", value=value), param, ctx)
        if not isfinite(number):
            self.fail(self._words.text("“{value}” is no number that can be counted with.", value=value), param, ctx)
        if self.max is None and number > LARGEST:
            self.fail(self._words.text("{number} is more than {most}.", number=value, most=LARGEST), param, ctx)
        if message := _beyond(self, number, self._words):
            self.fail(message, param, ctx)
        return number


class WholeNumber(click.IntRange):
    """A whole number between two bounds, called so in the language of the call."""

    def __init__(self, words: Translator, least: int, most: int | None = None) -> None:
        super().__init__(least, most)
        self.name = words.text("whole number")
        self._words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number, where it lies between the bounds."""
        try:
            number = int(value)
        except ValueError:
            self.fail(self._words.text("“{value}” is no whole number.", value=value), param, ctx)
        if message := _beyond(self, number, self._words):
            self.fail(message, param, ctx)
        return number


def _beyond(bounds: Number | WholeNumber, number: float, words: Translator) -> str | None:
    """What is said of a number beyond its bounds: in words, where click writes a formula."""
    least, most = bounds.min or 0, bounds.max
    if number >= least and (most is None or number <= most):
        return None
    if most is None:
        return words.text("{number} is less than {least}.", number=number, least=least)
    return words.text("{number} is not between {least} and {most}.", number=number, least=least, most=most)


def chosen_language(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """The language that the arguments ask for, else that of the configuration, else that of the surroundings.

    It is needed before the arguments are parsed, because help and errors of parsing speak it as well.
    """
    asked = _value_of(_LANG, arguments)
    if asked not in LANGUAGES:
        asked = _configured_language(arguments)
    return asked if asked in LANGUAGES else default_language(environ)


def _value_of(option: str, arguments: Sequence[str]) -> str | None:
    """The last value that an option has, as far as it can be told before parsing."""
    found = None
    for argument, following in pairwise([*arguments, ""]):
        if argument == "--":
            break
        if argument == option:
            found = following
        elif argument.startswith(f"{option}="):
            found = argument.removeprefix(f"{option}=")
    return found


def _configured_language(arguments: Sequence[str]) -> str | None:
    """What the configuration says of the language: the one that is named, else that of the first file or this folder.

    Whatever is wrong with the file is said when it is read as a whole.
    """
    if "--no-config" in arguments:
        return None
    named = _value_of("--config", arguments)
    place = next((one for one in arguments[1:] if not one.startswith("-") and os.path.exists(one)), os.curdir)  # noqa: PTH110
    folder = os.path.abspath(place if os.path.isdir(place) else os.path.dirname(place) or os.curdir)  # noqa: PTH100, PTH112, PTH120
    try:
        file = named or next((one for one in _configurations(folder) if os.path.isfile(one)), None)  # noqa: PTH113
        if file is None or file.endswith("pyproject.toml"):
            return None
        top = Path(file).read_text(encoding="utf-8-sig").split("\n[", 1)[0]
    except (OSError, ValueError):
        return None
    found = _LANGUAGE.findall(top)
    return str(found[0]).lower()[:2] if len(found) == 1 else None


def _configurations(folder: str) -> Iterator[str]:
    """Where a configuration could stand, the nearest first; the search ends at a folder with `.git`."""
    while True:
        yield os.path.join(folder, OWN_FILE)  # noqa: PTH118
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder or os.path.exists(os.path.join(folder, ".git")):  # noqa: PTH110, PTH118
            return
        folder = above


def lang_option(words: Translator) -> click.Option:
    """`--lang`, on the group and on each command; `chosen_language` has read it already."""
    return click.Option(
        [_LANG],
        type=Choice(LANGUAGES),
        expose_value=False,
        help=words.text("Language of all texts; default: that of the configuration, else of the system."),
    )


def is_language_asked(context: click.Context) -> bool:
    """Whether `--lang` was given, before the command or behind it."""
    contexts = [context] if context.parent is None else [context, context.parent]
    return any(each.get_parameter_source("lang") is ParameterSource.COMMANDLINE for each in contexts)


def format_option(words: Translator, formats: Iterable[str]) -> click.Option:
    """`--format`, of commands that make a report."""
    return click.Option(
        ["--format", "-f"],
        type=Choice([*formats]),
        help=words.text("Format of the report; default: by the ending of the output file, else text."),
    )


def list_options(words: Translator) -> list[click.Parameter]:
    """The options of the commands that list what there is, whatever the models."""
    return [
        click.Option(
            ["--format", "-f"],
            type=Choice(["text", "json"]),
            default="text",
            show_default=True,
            help=words.text("Format of the list."),
        ),
        no_config_option(words),
        lang_option(words),
    ]


def no_config_option(words: Translator) -> click.Option:
    """`--no-config`."""
    return click.Option(["--no-config"], is_flag=True, help=words.text("Leave all configuration unread."))


def output_option(words: Translator) -> click.Option:
    """`--output`, of commands that make one report."""
    return click.Option(
        ["--output", "-o"],
        type=click.Path(dir_okay=False),
        metavar=words.text("FILE"),
        help=words.text("Write the report into this file."),
    )


def cases_option(words: Translator) -> click.Option:
    """`--cases`, of commands that tell costs."""
    return click.Option(
        ["--cases"],
        type=Number(words, 1),
        help=words.text("Cases a year, for costs; default: as stated in the annotation file."),
    )


def model_options(words: Translator) -> list[click.Parameter]:
    """How a model is to be analyzed: the fields of `ModelOptions`."""
    return [
        click.Option(
            ["--annotations"],
            type=click.Path(exists=True, dir_okay=False),
            metavar=words.text("FILE"),
            help=words.text("Annotation file; default: NAME.media.yaml or NAME.media.json beside the model."),
        ),
        click.Option(
            ["--definition"],
            type=Choice([definition.value for definition in BreakDefinition]),
            show_default=BreakDefinition.STANDARD.value,
            help=words.text(
                "What counts as a media break. physical: changes between digital, paper and spoken word; standard: "
                "also typing data from digital documents; extended: also loss of structure and changes of system by "
                "hand."
            ),
        ),
        click.Option(
            ["--inference/--no-inference"],
            default=None,
            help=words.text("Whether to infer media from what the model says; without it only stated media count."),
        ),
        click.Option(
            ["--config"],
            type=click.Path(exists=True, dir_okay=False),
            metavar=words.text("FILE"),
            help=words.text(
                "The organization's own words and options; default: the nearest mediabruch.toml, or pyproject.toml "
                "with a table [tool.mediabruch], in the model's folder and those above."
            ),
        ),
        no_config_option(words),
    ]


def exclude_option(words: Translator) -> click.Option:
    """`--exclude`, beside what the configuration excludes."""
    return click.Option(
        ["--exclude"],
        multiple=True,
        metavar=words.text("PATTERN"),
        help=words.text(
            "Leave out files and folders that fit this pattern, written as in .gitignore and seen from here; can be "
            "given several times."
        ),
    )


def cache_options(words: Translator) -> list[click.Option]:
    """`--no-cache` and `--cache-dir`."""
    return [
        click.Option(["--no-cache"], is_flag=True, help=words.text("Analyze everything anew, and keep nothing.")),
        click.Option(
            ["--cache-dir"],
            type=click.Path(file_okay=False),
            metavar=words.text("FOLDER"),
            help=words.text("Keep results here; default: MEDIABRUCH_CACHE_DIR, else the user's cache folder."),
        ),
    ]


def collection_options(
    words: Translator, *, keeps_results: bool = True, annotations: bool = True
) -> list[click.Parameter]:
    """The options with which commands on files and folders end: what is left out, where results are kept, and more.

    Without `keeps_results` there is no cache; without `annotations` each model has the annotation file beside it.
    """
    of_models = [option for option in model_options(words) if annotations or option.name != "annotations"]
    return [
        exclude_option(words),
        *(cache_options(words) if keeps_results else ()),
        *of_models,
        lang_option(words),
    ]
