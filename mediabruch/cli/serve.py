"""`mediabruch serve [FOLDER]`: the workbench in a browser, on the models of a folder."""

from pathlib import Path

import click

from mediabruch.cli.command import Command
from mediabruch.cli.options import WholeNumber, lang_option
from mediabruch.cli.output import say, tell
from mediabruch.cli.paths import folder_argument
from mediabruch.errors import MediabruchError, Message, missing_extra
from mediabruch.i18n import Translator

_LOCAL = "127.0.0.1"
_MOST = 65535


def command(words: Translator) -> click.Command:
    """Build the command in the language of `words`."""

    def serve(*, folder: str, host: str, port: int, is_opened: bool) -> None:
        _serve(Path(folder), (host, port), words, is_opened=is_opened)

    return Command(
        "serve",
        callback=serve,
        help=words.text(
            "Open the workbench in a browser on the models of a folder, the working directory by default: say what the "
            "steps work with, and see the figures move. Only this machine can reach it, and nothing leaves it."
        ),
        epilog=words.text("Ctrl-C ends it. Needs the extra “serve”: pip install 'mediabruch[serve]'."),
        options_metavar=words.text("[OPTIONS]"),
        params=[
            folder_argument(words),
            click.Option(
                ["--open", "is_opened"], is_flag=True, help=words.text("Open the address in the browser at once.")
            ),
            click.Option(
                ["--port"],
                type=WholeNumber(words, 0, _MOST),
                default=0,
                help=words.text("Port to listen at; default: one that is free."),
            ),
            click.Option(
                ["--host"],
                default=_LOCAL,
                metavar=words.text("ADDRESS"),
                help=words.text("Address to listen at; default: this machine only ({host}).", host=_LOCAL),
            ),
            lang_option(words),
        ],
    )


def _serve(folder: Path, place: tuple[str, int], words: Translator, *, is_opened: bool) -> None:
    try:
        from mediabruch.workbench.serving.run import Opened, ServeOrder, serve
    except ImportError as error:
        raise MediabruchError(missing_extra(Message("Pages in the browser"), "serve")) from error

    host, port = place

    def told(opened: Opened) -> None:
        here, *others = opened.addresses
        if not opened.is_local:
            tell(
                words.text(
                    "Others in the network can reach it, unencrypted: whoever has the address with its token can read "
                    "and change the annotations of this folder."
                )
            )
        say(words.text("The workbench is open; Ctrl-C ends it: {address}", address=here))
        for address in others:
            say(words.text("From other machines: {address}", address=address))
        if is_opened:
            import webbrowser

            webbrowser.open(here)

    serve(ServeOrder(folder=folder, host=host, port=port, language=words.language), told)
