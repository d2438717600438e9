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


class UnknownChoiceError(click.BadParameter):
    """A word that is none of those to choose from."""

    nearest: str | None = None
    """The one that is probably meant."""


class Choice(click.Choice[str]):
    """One of some words; of another the nearest is told."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take the word, or raise `UnknownChoiceError`."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            from mediabruch.notation.nearest import nearest  # only mistakes need it

            unknown = UnknownChoiceError(error.message, ctx, param)
            unknown.nearest = nearest(value, self.choices)
            raise unknown from error
