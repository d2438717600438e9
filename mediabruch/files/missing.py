"""What is said of a file that is not there: the one beside it that is probably meant."""

import os
from itertools import islice
from pathlib import Path

from mediabruch.errors import Message
from mediabruch.files.models import may_be_model

_ADDRESSES = ("http:/", "https:/", "ftp:/")
_MOST = 500
"""Entries of the folder that are looked at."""


def missing(path: str) -> Message:
    """That there is no such model file, and which one there is."""
    if path.lower().startswith(_ADDRESSES):
        return Message("Addresses on the web are not read; download the file first.")
    if path.lstrip().startswith("<"):
        return Message("This is what stands in a file, and not its name; give it as bytes.")
    if os.path.islink(path):  # noqa: PTH114 - Path raises for names that are too long
        return Message("This is a link to a file that is not there.")
    near = _near(Path(path))
    if near is None:
        return Message("There is no such file.") if Path(path).suffix else Message("There is no such file or folder.")
    return Message("There is no such file. Did you mean {nearest}?", nearest=near)


def _near(path: Path) -> str | None:
    from mediabruch.notation.nearest import nearest  # only mistakes need it

    try:
        names = [each.name for each in islice(path.parent.iterdir(), _MOST) if may_be_model(each.name)]
    except (OSError, ValueError):
        return None
    alike = [name for name in sorted(names) if nearest(path.stem, [Path(name).stem]) is not None]
    name = nearest(path.name, alike, 0.0)
    return None if name is None else str(path.with_name(name))
