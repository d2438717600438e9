"""Where `mediabruch` begins: choose the language, find the command, turn errors into one sentence and an exit code."""

import gettext
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import NoReturn

import click

from mediabruch.cli.command import CommandGroup, UnknownChoiceError
from mediabruch.cli.options import chosen_language, lang_option
from mediabruch.cli.output import close_streams, open_streams, tell, tell_lines
from mediabruch.cli.terminal import wants_color
from mediabruch.errors import DEBUG, MediabruchError, Message, unforeseen
from mediabruch.files.reasons import reason_of
from mediabruch.i18n import LOCALE, Translator, translator
from mediabruch.version import __version__

COMMANDS: Mapping[str, Message] = {
    "analyze": Message("Report media breaks and end-to-end score."),
    "annotate": Message("State the media of steps."),
    "check": Message("Check models in CI: findings, conditions, what is new."),
    "diff": Message("Compare two versions: what changed, and what it brought."),
    "compare": Message("Compare the same services of several organizations."),
    "explain": Message("Explain a kind of break, or a step of a model."),
    "init": Message("Write a commented mediabruch.toml."),
    "log": Message("Lay an event log beside a model: what really happened."),
    "measures": Message("List what can be done about media breaks."),
    "plan": Message("Plan what to do about media breaks, and what it brings."),
    "portfolio": Message("Lay all processes of an organization side by side."),
    "render": Message("Draw a model with its media and breaks."),
    "rules": Message("List all rules."),
    "serve": Message("Open the workbench in a browser."),
    "trend": Message("Show processes over time."),
    "what-if": Message("Show the figures before and after changes."),
    "workbench": Message("Write the workbench: one page that runs by itself."),
}
"""What each command does; the module of its name is imported when it is needed and builds it with `command(words)`."""

FINE = 0
FAILED = 2
INTERRUPTED = 130


class LazyGroup(CommandGroup):
    """A group that imports a command only when it is needed, and builds it in the language of the call."""

    def __init__(self, words: Translator) -> None:
        super().__init__(
            "mediabruch",
            help=words.text(
                "Finds where processes leave the digital path: the media breaks of BPMN 2.0 models, and how digital "
                "they are from end to end."
            ),
            context_settings={"help_option_names": ["-h", "--help"]},  # commands inherit them
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
        built = import_module(f"mediabruch.cli.{cmd_name.replace('-', '_')}").command(self._words)
        assert isinstance(built, click.Command)
        built.short_help = self._words.message(COMMANDS[cmd_name])
        return built

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """List the commands without importing them."""
        with formatter.section(self._words.text("Commands")):
            formatter.write_dl([(name, self._words.message(says)) for name, says in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is meant, or say which may be."""
        name, words = args[0], self._words
        if name.startswith("-") or name in COMMANDS or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        from mediabruch.notation.nearest import nearest  # only mistakes need it

        if (near := nearest(name, COMMANDS)) is not None:
            raise click.UsageError(
                words.text("There is no command “{name}”. Did you mean {nearest}?", name=name, nearest=near)
            )
        known = ", ".join(COMMANDS)
        raise click.UsageError(words.text("There is no command “{name}”; there are {known}.", name=name, known=known))


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command line, that of this process by default, and exit."""
    open_streams()
    code = run(sys.argv[1:] if arguments is None else arguments, os.environ)
    close_streams()
    sys.exit(code)


def run(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run a command line and return its exit code."""
    words = translator(chosen_language(arguments, environ))
    _teach_click(words.language)
    try:
        result = LazyGroup(words).main(list(arguments), "mediabruch", standalone_mode=False, color=wants_color(environ))
    except click.Abort:
        return INTERRUPTED
    except SystemExit:  # so click ends where nobody reads its help any more
        return FINE
    except Exception as error:  # noqa: BLE001 - the last net: one sentence, and no traceback
        if environ.get(DEBUG):
            from traceback import format_exception  # takes long, and is wanted by developers only

            tell_lines("".join(format_exception(error)))
        if isinstance(error, click.exceptions.NoArgsIsHelpError):
            tell_lines(error.format_message() + "\n")
        else:
            for sentence in _sentences(error, words):
                tell(words.text("Error: {sentence}", sentence=sentence))
        return FAILED
    return result if isinstance(result, int) else FINE


def _sentences(error: Exception, words: Translator) -> list[str]:
    """What is said of an error: of use, of a file, of the system, or of ours."""
    match error:
        case UnknownChoiceError(nearest=str(nearest)):
            return [words.text("{mistake} Did you mean {nearest}?", mistake=error.format_message(), nearest=nearest)]
        case click.ClickException():
            return [error.format_message()]
        case MediabruchError():
            return words.refusals(error)
        case OSError():
            refusal = words.text("The system refuses: {reason}.", reason=reason_of(error))
            return [f"{error.filename}: {refusal}" if error.filename else refusal]
        case _:
            return [words.message(unforeseen(error))]


def _teach_click(language: str) -> None:
    """Let click speak the language of the call: it asks gettext's current domain, and gettext asks the environment."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("click", LOCALE)
    gettext.textdomain("click")


def _version_option(words: Translator) -> click.Option:
    def show(ctx: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's signature
        if value and not ctx.resilient_parsing:
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
