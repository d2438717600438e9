"""The command line, a coat around the library: parse, call one verb, print, exit.

Exit codes: 0 fine, 1 found what was asked for, 2 could not work, 130 interrupted.
"""

import gc
from collections.abc import Mapping, Sequence
from typing import NoReturn


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command line, that of this process by default, and exit."""
    # An analysis makes many small values and hardly a cycle: the collector would look through them, and through all
    # that is imported, again and again.
    gc.set_threshold(100_000, 50, 50)
    from mediabruch.cli.entry import main as begin

    try:
        begin(arguments)
    finally:
        gc.freeze()  # the process ends: nobody need look through all of it once more


def run(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run a command line and return its exit code."""
    from mediabruch.cli.entry import run as begin

    return begin(arguments, environ)
