"""Where the reports go: to standard output, or whole and at once into a file; and what is told beside them."""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import click

from mediabruch.cli.platforms import defused, format_in_log, platform_of
from mediabruch.cli.terminal import screen_for
from mediabruch.errors import MediabruchError, Message
from mediabruch.files.models import speaks_for_models
from mediabruch.files.paths import is_there
from mediabruch.files.reasons import reason_of


def write_output(
    content: str | bytes, target: str | None, inputs: Iterable[str] = (), format_: str | None = None
) -> None:
    """Write to a file, or to standard output where no file is named; a file is complete or untouched.

    In the log of a platform for code no name becomes a command; the format, where it is named, says how.

    Raises `MediabruchError` where the file cannot be written, is one of the inputs, or states something
    about models by its name.
    """
    if target is None or target == "-":
        _print(_logged(content, format_ or format_in_log(content)))
        return
    if target.endswith(("/", os.sep)):
        raise MediabruchError(Message("This names a folder; name a file."), path=target)
    path = Path(os.path.realpath(target))  # Path raises where links lead round in a circle
    if speaks_for_models(path.name):  # it would be read with the next model, whether it is there now or not
        raise MediabruchError(Message("Annotation files are called so; choose another output file."), path=target)
    if any(source != "-" and _is_same(path, Path(source)) for source in inputs):
        raise MediabruchError(Message("This is one of the input files; choose another output file."), path=target)
    from mediabruch.files.writing import replace_file  # most reports are printed

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, content if isinstance(content, bytes) else content.encode())
    except OSError as error:
        is_below_file = isinstance(error, FileExistsError)  # a folder was to be made where a file stands
        reason = reason_of(NotADirectoryError() if is_below_file else error)
        message = Message("The file cannot be written: {reason}.", reason=reason)
        raise MediabruchError(message, path=target) from error


def tell(sentence: str) -> None:
    """Tell something beside the result, on one line."""
    tell_lines(screen_for(sys.stderr, {}).clean(sentence) + "\n")


def tell_lines(text: str) -> None:
    """Tell something beside the result, as it stands; where nobody can hear it, the work goes on."""
    try:
        click.echo(_logged(text, "text"), err=True, nl=False)
    except OSError:
        silence(sys.stderr)


def say(sentence: str) -> None:
    """A line to standard output. Raises `MediabruchError` where it cannot be written."""
    write_output(screen_for(sys.stdout, os.environ).clean(sentence) + "\n", None)


def open_streams() -> None:
    """Give the process the streams that it was begun without: nothing comes in, nothing goes out, errors go nowhere.

    Else the first file that is opened would take the place of the stream, and get what is meant for it.
    """
    for number, (name, mode) in enumerate((("stdin", os.O_WRONLY), ("stdout", os.O_RDONLY), ("stderr", os.O_WRONLY))):
        if getattr(sys, name) is None:
            opened = os.open(os.devnull, mode)
            if opened != number:
                os.dup2(opened, number)
                os.close(opened)
            setattr(sys, name, os.fdopen(number, "w" if number else "r", encoding="utf-8", closefd=False))


def close_streams() -> None:
    """Let nothing be left that could fail while Python exits: what could not be written was told before."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            silence(stream)


def silence(stream: IO[Any]) -> None:
    """Send what a stream still holds nowhere, instead of failing once more while Python exits."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _logged(content: str | bytes, format_: str) -> str | bytes:
    return defused(content, format_) if platform_of(os.environ) else content


def _print(content: str | bytes) -> None:
    try:
        click.echo(content, nl=False)
    except BrokenPipeError:  # who reads has seen enough
        silence(sys.stdout)
    except OSError as error:
        silence(sys.stdout)
        message = Message("Standard output cannot be written: {reason}.", reason=reason_of(error))
        raise MediabruchError(message) from error


def _is_same(path: Path, source: Path) -> bool:
    return is_there(path) and is_there(source) and path.samefile(source)
