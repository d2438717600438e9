"""`mediabruch annotate FILE...`: asks in the terminal for what is not known, the most telling step first."""

import sys

import click

from mediabruch.cli.annotating.modes import Mode, Order
from mediabruch.words import Translator


def _ask(_: Order, words: Translator) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError(
            words.text(
                "The questions are asked in a terminal, and there is none. Instead, state what you know in "
                "NAME.media.yaml beside the model; “mediabruch analyze” lists the steps that are open."
            )
        )
    return 0


MODE = Mode(name="", options=lambda _: [], run=_ask)
