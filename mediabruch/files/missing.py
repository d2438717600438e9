"""What is said of a file that is not there: the one beside it that is probably meant."""

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
    near = _near(Path(path))
    if near is None:
        return Message("There is no such file.")
    return Message("There is no such file; did you mean {nearest}?", nearest=near)


def _near(path: Path) -> str | None:
    from mediabruch.notation.nearest import nearest  # only mistakes need it

    try:
        names = [each.name for each in islice(path.parent.iterdir(), _MOST) if may_be_model(each.name)]
    except (OSError, ValueError):
        return None
    name = nearest(path.name, sorted(names))
    return None if name is None else str(path.with_name(name))
