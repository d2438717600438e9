"""Where the reports go: to standard output, or whole and at once into a file."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from mediabruch.errors import MediabruchError, Message


def write_output(content: str | bytes, target: str | None, inputs: Iterable[str] = ()) -> None:
    """Write to a file, or to standard output where no file is named; a file is complete or untouched.

    Raises `MediabruchError` where the file cannot be written or is one of the inputs.
    """
    if target is None or target == "-":
        _print(content)
        return
    path = Path(target).resolve()
    if any(source != "-" and _is_same(path, Path(source)) for source in inputs):
        raise MediabruchError(Message("This is one of the input files; choose another output file."), path=target)
    try:
        _replace(path, content if isinstance(content, bytes) else content.encode())
    except OSError as error:
        message = Message("The file cannot be written: {reason}.", reason=error.strerror or str(error))
        raise MediabruchError(message, path=target) from error


def _print(content: str | bytes) -> None:
    try:
        click.echo(content, nl=False)
    except BrokenPipeError:
        # Who reads has seen enough. What is still buffered goes nowhere, instead of failing while Python exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _is_same(path: Path, source: Path) -> bool:
    return path.exists() and source.exists() and path.samefile(source)


def _replace(path: Path, content: bytes) -> None:
    """Write beside the file, then rename; a device or pipe is written to as it is. Missing folders are made."""
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        aside.write_bytes(content)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
