"""Where `mediabruch` begins: choose the language, find the command, turn errors into one sentence and an exit code."""

import gettext
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import NoReturn

import click

from mediabruch.cli.command import Group
from mediabruch.cli.options import chosen_language, lang_option
from mediabruch.cli.terminal import screen_for, wants_color
from mediabruch.errors import MediabruchError
from mediabruch.words import LOCALE, Translator, translator

COMMANDS: Mapping[str, str] = {
    "analyze": "mediabruch.cli.analyze",
    "annotate": "mediabruch.cli.annotate",
    "check": "mediabruch.cli.check",
    "explain": "mediabruch.cli.explain",
    "init": "mediabruch.cli.init",
    "render": "mediabruch.cli.render",
    "rules": "mediabruch.cli.rules",
}
"""The module of each command; it is imported when the command is needed and builds it with `command(words)`."""

FINE = 0
FAILED = 2
INTERRUPTED = 130


class LazyGroup(Group):
    """A group that imports a command only when it is needed, and builds it in the language of the call."""

    def __init__(self, words: Translator) -> None:
        super().__init__(
            "mediabruch",
            help=words.text(
                "Finds where processes leave the digital path: the media breaks of BPMN 2.0 models, and how digital "
                "they are from end to end."
            ),
            params=[lang_option(words), _version_option(words)],
            options_metavar=words.text("[OPTIONS]"),
            subcommand_metavar=words.text("COMMAND ..."),
        )
        self._words = words

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Name the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        built = import_module(COMMANDS[cmd_name]).command(self._words)
        assert isinstance(built, click.Command)
        return built

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is meant, or say which may be."""
        name, words = args[0], self._words
        if name.startswith("-") or name in COMMANDS or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        from difflib import get_close_matches  # seldom needed

        near = get_close_matches(name, COMMANDS, n=1)
        if near:
            raise click.UsageError(
                words.text("There is no command “{name}”; did you mean {nearest}?", name=name, nearest=near[0])
            )
        known = ", ".join(COMMANDS)
        raise click.UsageError(words.text("There is no command “{name}”; there are {known}.", name=name, known=known))


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command line, that of this process by default, and exit."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments, os.environ))


def run(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run a command line and return its exit code."""
    words = translator(chosen_language(arguments, environ))
    _teach_click(words.language)
    try:
        result = LazyGroup(words).main(list(arguments), "mediabruch", standalone_mode=False, color=wants_color(environ))
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return FAILED
    except click.ClickException as error:
        return _fail(error.format_message(), words)
    except MediabruchError as error:
        return _fail(": ".join(part for part in (error.place, words.message(error.message)) if part), words)
    except click.Abort:
        return INTERRUPTED
    return result if isinstance(result, int) else FINE


def _fail(sentence: str, words: Translator) -> int:
    click.echo(screen_for(sys.stderr, {}).clean(words.text("Error: {sentence}", sentence=sentence)), err=True)
    return FAILED


def _teach_click(language: str) -> None:
    """Let click speak the language of the call: it asks gettext's current domain, and gettext asks the environment."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("click", LOCALE)
    gettext.textdomain("click")


def _version_option(words: Translator) -> click.Option:
    def show(ctx: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's signature
        if value and not ctx.resilient_parsing:
            from mediabruch import __version__

            click.echo(f"mediabruch {__version__}")
            ctx.exit()

    return click.Option(
        ["--version"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=show,
        help=words.text("Show the version and exit."),
    )
