"""The command line, a coat around the library: parse, call one verb, print, exit.

Exit codes: 0 fine, 2 could not work, 130 interrupted.
"""

from mediabruch.cli.entry import main, run

__all__ = ["main", "run"]
