"""`mediabruch init`: a commented configuration to begin with."""

from pathlib import Path

import click

from mediabruch.cli.command import Command
from mediabruch.cli.options import lang_option
from mediabruch.cli.output import say
from mediabruch.cli.paths import folder_argument
from mediabruch.errors import MediabruchError, Message
from mediabruch.files.reasons import reason_of
from mediabruch.i18n import Translator


def command(words: Translator) -> click.Command:
    """Build the command in the language of `words`."""

    def init(folder: str) -> None:
        from mediabruch.config.template import template_text

        file = Path(folder) / "mediabruch.toml"
        try:
            with file.open("x", encoding="utf-8", newline="\n") as new:
                new.write(template_text(words))
        except FileExistsError as error:
            message = Message("This file is there already, and it is left as it is.")
            raise MediabruchError(message, path=str(file)) from error
        except OSError as error:
            message = Message("The file cannot be written: {reason}.", reason=reason_of(error))
            raise MediabruchError(message, path=str(file)) from error
        sentence = words.text(
            "Written: {file}. All options are in comments; nothing changes until you take one in.", file=str(file)
        )
        say(sentence)

    return Command(
        "init",
        callback=init,
        help=words.text(
            "Write a commented mediabruch.toml into a folder, the working directory by default. A file that is there "
            "already is never touched."
        ),
        options_metavar=words.text("[OPTIONS]"),
        params=[
            folder_argument(words),
            lang_option(words),
        ],
    )
