"""A bar in the terminal that says how far a work on many models is."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

FEW = 8
"""Things up to this number need no bar."""


@contextmanager
def progress(length: int, label: str) -> Iterator[Callable[[], None]]:
    """What is called for each thing that is done; there is no bar for few of them, or outside a terminal."""
    if length <= FEW or not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=length, label=label, file=sys.stderr, show_pos=True) as bar:
        yield lambda: bar.update(1)
