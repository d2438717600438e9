"""Commands whose help goes to the terminal in characters that it has."""

import sys

import click

from mediabruch.cli.terminal import screen_for


class _Formatter(click.HelpFormatter):
    def getvalue(self) -> str:
        screen = screen_for(sys.stdout, {})
        return "\n".join(screen.clean(line).rstrip() for line in super().getvalue().split("\n"))


class _Context(click.Context):
    formatter_class = _Formatter


class Command(click.Command):
    """A command of mediabruch."""

    context_class = _Context


class CommandGroup(click.Group):
    """A group of commands of mediabruch."""

    context_class = _Context
