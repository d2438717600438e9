"""Which format a file is written in: the one that is asked for, else the one that its ending stands for."""

from collections.abc import Collection, Mapping
from pathlib import PurePath

import click

from mediabruch.files.models import MODEL_SUFFIXES
from mediabruch.files.paths import is_folder
from mediabruch.i18n import Translator

_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "text": (".txt",),
    "json": (".json",),
    "jsonl": (".jsonl",),
    "html": (".html", ".htm"),
    "markdown": (".md", ".markdown"),
    "svg": (".svg",),
    "png": (".png",),
    "dot": (".dot", ".gv"),
    "bpmn": MODEL_SUFFIXES,
    "sarif": (".sarif", ".sarif.json"),
    "junit": (".xml",),
    "xlsx": (".xlsx",),
    "csv": (".csv",),
    "pdf": (".pdf",),
    "docx": (".docx",),
}
"""What the names of files end in, by format; formats that are chosen by name only have no place here."""


def format_for(output: str | None, known: Collection[str], default: str, words: Translator) -> str:
    """The format of an output file; `default` for standard output, folders, and files without an ending.

    Raises `click.UsageError` for an ending that stands for none of the known formats.
    """
    if not has_ending(output):
        return default
    assert output is not None, "standard output has no ending"
    if format_ := _format_of(output, known):
        return format_
    message = words.text(
        "{file}: No format here has the ending {ending}. Known endings: {endings}; or choose a format with --format.",
        file=output,
        ending=PurePath(output).suffix,
        endings=_endings_of(known),
    )
    raise click.UsageError(message)


def check_ending(output: str, format_: str, words: Translator) -> None:
    """Raise `click.UsageError` where a file of one format has the ending of another, or one that says nothing."""
    if has_ending(output) and not _format_of(output, [format_]):
        message = words.text(
            "{file}: What is written here ends in {endings}, not in {ending}.",
            file=output,
            ending=PurePath(output).suffix,
            endings=_endings_of([format_]),
        )
        raise click.UsageError(message)


def not_for(option: str, formats: Collection[str], format_: str, words: Translator) -> click.UsageError:
    """That an option has no say in the format that is asked for."""
    return click.UsageError(
        words.text(
            "--{option} is for {formats}, and {format} is asked for.",
            option=option,
            formats=", ".join(formats),
            format=format_,
        )
    )


def has_ending(output: str | None) -> bool:
    """Whether an output is a file whose name says what it holds."""
    is_file = output is not None and not output.endswith(("/", "\\")) and not is_folder(output)
    return is_file and output != "-" and bool(PurePath(output or "").suffix)


def _format_of(output: str, known: Collection[str]) -> str | None:
    """The known format with the longest ending that fits."""
    fitting = [
        (len(ending), format_)
        for format_, endings in _ENDINGS.items()
        if format_ in known
        for ending in endings
        if output.lower().endswith(ending)
    ]
    return max(fitting)[1] if fitting else None


def _endings_of(known: Collection[str]) -> str:
    return ", ".join(ending for format_, endings in _ENDINGS.items() if format_ in known for ending in endings)
