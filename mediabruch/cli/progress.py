"""A bar in the terminal that says how far a work on many things is."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

FEW = 8
"""Things up to this number need no bar, and models up to this number no cache."""


@contextmanager
def progress(length: int, label: str) -> Iterator[Callable[[int], object]]:
    """What is called with how many things are done; there is no bar for few of them, or outside a terminal."""
    if length <= FEW or not sys.stderr.isatty():
        yield int
        return
    with click.progressbar(length=length, label=label, file=sys.stderr, show_pos=True) as bar:
        yield bar.update
