"""JSON files that mediabruch has written for itself, and reads again: baselines, snapshots, figures of a ring."""

import json
from collections.abc import Callable
from os import PathLike
from typing import Any, NamedTuple, TypeVar

from mediabruch.errors import MediabruchError, Message
from mediabruch.files.contents import content_of
from mediabruch.files.reasons import reason_of

_T = TypeVar("_T")
_FAULTS = (KeyError, TypeError, ValueError, AttributeError, RecursionError)
"""What making a value of a document raises where it is something else."""


class DocumentKind(NamedTuple):
    """What a file is to be, and what is said where it is not."""

    schema: str
    """What stands under `schema` in the document."""
    largest: int
    """In bytes."""
    error: type[MediabruchError]
    """What is raised."""
    unreadable: Message
    """Names the `{reason}`."""
    unusable: Message
    missing: Message | None = None
    """Where there is no such file; `None`: that is a reason as others are."""


def value_of_file(path: str | PathLike[str], kind: DocumentKind, make: Callable[[dict[str, Any]], _T]) -> _T:
    """What is made of the document in a file. Raises the error of its kind where it cannot be read, or is none."""
    try:
        document = json.loads(content_of(path, kind.largest))
        if document["schema"] != kind.schema:
            raise ValueError
        return make(document)
    except OSError as error:
        missing = kind.missing if isinstance(error, FileNotFoundError) else None
        message = missing or kind.unreadable.filled(reason=reason_of(error))
        raise kind.error(message, path=str(path)) from error
    except _FAULTS as error:
        raise kind.error(kind.unusable, path=str(path)) from error
