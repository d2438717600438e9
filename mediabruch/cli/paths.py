"""The models that a command is asked for: folders searched, patterns expanded, what is excluded left out."""

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from mediabruch.cli.configured import Configured
from mediabruch.cli.output import tell
from mediabruch.errors import MediabruchError, Message
from mediabruch.i18n import Translator

if TYPE_CHECKING:
    from mediabruch.files.search import FoundModels


def paths_argument(words: Translator, *, is_required: bool = True) -> click.Argument:
    """`PATH...`: models, folders and patterns."""
    return click.Argument(
        ["paths"], nargs=-1, required=is_required, type=click.Path(readable=False), metavar=words.text("PATH...")
    )


def folder_argument(words: Translator) -> click.Argument:
    """`[FOLDER]`: the working directory by default."""
    folder = click.Path(exists=True, file_okay=False)
    return click.Argument(["folder"], required=False, default=".", type=folder, metavar=words.text("[FOLDER]"))


def search_asked(
    paths: Sequence[str], exclude: Sequence[str], configured: Configured, *, spares_named: bool = True
) -> "FoundModels":
    """The models to work on. Raises `MediabruchError` for a pattern that cannot fit anything."""
    from mediabruch.files.search import search

    asked = tuple(exclude)
    if asked:
        from mediabruch.files.patterns import fault

        for pattern in asked:
            if (message := fault(pattern)) is not None:
                raise MediabruchError(message)
    return search(paths, lambda path: excludes(path, asked, configured), spares_named=spares_named)


def excludes(path: str, asked: tuple[str, ...], configured: Configured) -> bool:
    """Whether the command line or the configuration that holds for a file or folder leaves it out."""
    config = configured.config(path.rstrip("/"))
    if not asked and not config.exclude:
        return False
    from mediabruch.files.patterns import fits

    home = os.path.dirname(config.path or "")  # noqa: PTH120 - there may be thousands, and Path is slow
    return fits(_seen(path, os.curdir), asked) or fits(_seen(path, home or os.curdir), config.exclude)


def _seen(path: str, folder: str) -> str:
    """A path as seen from a folder, with forward slashes, and with the slash at its end that folders have."""
    try:
        seen = os.path.relpath(path, folder)
    except ValueError:  # another drive
        seen = path
    return seen.replace(os.sep, "/") + ("/" if path.endswith("/") else "")


def one_file(path: str, words: Translator) -> str:
    """The one model that is meant where a pattern stands for it. Raises `click.UsageError` where it fits several."""
    from mediabruch.files.search import is_pattern, search

    if not is_pattern(path):
        return path
    found = search([path])
    if not found.models:
        raise no_model([path], found)
    if len(found.models) > 1:
        raise click.UsageError(words.text("{path} fits {n} models; name one.", path=path, n=len(found.models)))
    return found.models[0]


def no_model(paths: Sequence[str], found: "FoundModels") -> MediabruchError:
    """Why there is nothing to do: the first reason why something could not be looked into, else that there is none."""
    if found.refused:
        return found.refused[0]
    folders = ", ".join(paths)
    if found.excluded:
        return MediabruchError(
            Message("There is no model in {folders} but what is excluded ({n}).", folders=folders, n=found.excluded)
        )
    return MediabruchError(Message("There is no model in {folders}.", folders=folders))


def tell_refused(refused: Iterable[MediabruchError], words: Translator) -> None:
    """Say what could not be read, beside the result."""
    for error in refused:
        tell(words.refusal(error))
