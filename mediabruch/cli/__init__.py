"""The command line, a coat around the library: parse, call one verb, print, exit.

Exit codes: 0 fine, 1 found what was asked for, 2 could not work, 130 interrupted.
"""

import atexit
import gc
import os
from collections.abc import Mapping, Sequence
from typing import NoReturn


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command line and exit; that of this process by default, which ends with it."""
    # An analysis makes many small values and hardly a cycle: the collector would look through them, and through all
    # that is imported, again and again.
    gc.set_threshold(100_000, 50, 50)
    ending = _Ending()
    if arguments is None:
        atexit.register(ending)
    from mediabruch.cli.entry import main as begin

    try:
        begin(arguments)
    except SystemExit as ended:
        ending.code = ended.code
        raise


def run(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run a command line and return its exit code."""
    from mediabruch.cli.entry import run as begin

    return begin(arguments, environ)


class _Ending:
    """Ends a process whose command is done, as the last thing at Python's exit: others tidy up and write before.

    Python would free all values one by one, in a thirtieth of the time of a small model; the system takes all at once.
    """

    code: object = None

    def __call__(self) -> None:
        if isinstance(self.code, int):
            os._exit(self.code)
