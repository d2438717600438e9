"""The options of `mediabruch check`."""

import math
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import click

from mediabruch.checks.codes import FAILING, SELECTING, SEVERITIES, empty, read_code, unmet
from mediabruch.checks.policy import Policy
from mediabruch.cli import completion
from mediabruch.cli.check_formats import CHECK_FORMATS
from mediabruch.cli.command import Choice
from mediabruch.cli.options import Number, cache_options, exclude_option
from mediabruch.errors import MediabruchError, Message
from mediabruch.figures import NEARLY_NO_SCORE, mistaken_share
from mediabruch.i18n import Translator

POLICY = ("select", "ignore", "fail_on", "min_score", "max_breaks", "min_rate", "min_coverage")
"""The options that say what is asked of models: the fields of `Policy`."""
LISTS = ("select", "ignore", "fail_on")


class _Points(Number):
    """A score; what looks like a share is none, since a gate would be open that is meant to be shut."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number between 0 and 100."""
        number = super().convert(value, param, ctx)
        if meant := mistaken_share(number):
            self.fail(self._words.text(NEARLY_NO_SCORE.template, number=value, nearest=meant), param, ctx)
        return number


def check_options(words: Translator) -> list[click.Parameter]:
    """All options, those of the analysis aside."""
    return [*_report_options(words), *_policy_options(words), *_ratchet_options(words), *_run_options(words)]


def _report_options(words: Translator) -> list[click.Parameter]:
    return [
        click.Option(
            ["--format", "-f"],
            type=Choice(list(CHECK_FORMATS)),
            help=words.text("Format of the report; default: that of the platform in CI, else text."),
        ),
        click.Option(
            ["--output", "-o"],
            multiple=True,
            metavar=words.text("[FORMAT=]FILE"),
            help=words.text(
                "Write a report into this file, in the format named, else in that of --format or of the file's ending; "
                "can be given several times."
            ),
        ),
        click.Option(
            ["--statistics"],
            is_flag=True,
            help=words.text("Show how often each rule found something instead of the findings; as text only."),
        ),
        click.Option(
            ["--show"],
            type=Choice(SEVERITIES, case_sensitive=False),
            help=words.text("Least severity that is listed; default: minor."),
        ),
    ]


def _policy_options(words: Translator) -> list[click.Parameter]:
    codes = words.text("CODES")
    return [
        click.Option(
            ["--select"],
            multiple=True,
            shell_complete=completion.codes(words, SELECTING),
            metavar=codes,
            help=words.text("Report these codes only; MB1 means all that begin so. Separated by commas."),
        ),
        click.Option(
            ["--ignore"],
            multiple=True,
            shell_complete=completion.codes(words, SELECTING),
            metavar=codes,
            help=words.text("Leave these codes out."),
        ),
        click.Option(
            ["--fail-on"],
            multiple=True,
            shell_complete=completion.codes(words, FAILING),
            metavar=words.text("CODES|SEVERITY"),
            help=words.text(
                "Fail on findings of these codes, or of at least this severity: info, minor, major, critical; none for "
                "nothing. Default: minor, or none where a condition on a figure is set."
            ),
        ),
        click.Option(
            ["--min-score"],
            type=_Points(words, 0, 100),
            help=words.text("Fail where the end-to-end score of a model is not known to be at least this."),
        ),
        click.Option(
            ["--max-breaks"],
            type=Number(words, 0),
            help=words.text("Fail where a model has more media breaks per case."),
        ),
        click.Option(
            ["--min-rate"],
            type=Number(words, 0, 1),
            help=words.text(
                "Fail where it is not known that at least this share of the cases is digital throughout, from 0 to 1."
            ),
        ),
        click.Option(
            ["--min-coverage"],
            type=Number(words, 0, 1),
            help=words.text("Fail where the medium of a smaller share of the steps is known, from 0 to 1."),
        ),
    ]


def _ratchet_options(words: Translator) -> list[click.Parameter]:
    return [
        click.Option(
            ["--baseline"],
            type=click.Path(dir_okay=False),
            metavar=words.text("FILE"),
            help=words.text("Tolerate the findings in this file: only new ones fail, and fixed ones are reported."),
        ),
        click.Option(
            ["--write-baseline"],
            is_flag=True,
            help=words.text("Write all findings into the baseline; those that are fixed are taken out."),
        ),
        click.Option(
            ["--since"],
            metavar=words.text("REV"),
            help=words.text("Compare with the models at this git revision: only what was introduced since then fails."),
        ),
        click.Option(
            ["--exit-zero"],
            is_flag=True,
            help=words.text("Exit with 0 even where the check fails; 2 stays where a file could not be read."),
        ),
    ]


def _run_options(words: Translator) -> list[click.Parameter]:
    return [
        click.Option(
            ["--show-settings"],
            is_flag=True,
            help=words.text("Show which configuration counts for which models, and what it comes to; check nothing."),
        ),
        exclude_option(words),
        click.Option(
            ["--force-exclude"],
            is_flag=True,
            help=words.text("Leave excluded files out even where they are named, as hooks name them."),
        ),
        *cache_options(words),
    ]


def policy_asked(values: Mapping[str, Any], codes: Collection[str]) -> Policy:
    """What the options ask of models, held against the rules there are; what they do not say is left open.

    Raises `MediabruchError` for what cannot be meant.
    """
    lists: dict[str, Any] = {
        name: _codes(name, values[name], FAILING if name == "fail_on" else SELECTING, codes)
        for name in LISTS
        if values[name]
    }
    figures = {name: values[name] for name in POLICY if name not in LISTS and values[name] is not None}
    for name, figure in figures.items():
        if not math.isfinite(figure):  # it would pass every condition
            option = name.replace("_", "-")
            message = Message("--{option} wants a number, and {figure} is none.", option=option, figure=figure)
            raise MediabruchError(message)
    policy = Policy(**lists, **figures)
    if (fault := unmet(policy, codes)) is not None:
        raise MediabruchError(fault)
    return policy


def _codes(name: str, given: Sequence[str], also: Collection[str], codes: Collection[str]) -> tuple[str, ...]:
    words = [word for each in given for part in each.split(",") if (word := part.strip())]
    found = [read_code(word, also, codes) for word in words]
    for fault in (*(each for each in found if isinstance(each, Message)), empty(name, words)):
        if fault is not None:
            raise MediabruchError(fault)
    return tuple(map(str, found))
