"""The baseline: a file of findings that are known and tolerated, so that things can only get better.

It goes into the repository. Paths are seen from its own folder; lines are left out, so that it changes only where the
findings do.
"""

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath
from typing import Any

from mediabruch.errors import MediabruchError, Message
from mediabruch.files.contents import content_of
from mediabruch.files.paths import path_of
from mediabruch.files.reasons import reason_of
from mediabruch.findings.finding import Finding
from mediabruch.findings.matching import Known, known_of

SCHEMA = "mediabruch/baseline/1"
LARGEST = 100_000_000
"""In bytes; a finding takes about 300."""
_FAULTS = (KeyError, TypeError, ValueError, AttributeError, RecursionError)
"""What reading a file as a baseline raises where it is none."""


class BaselineError(MediabruchError):
    """The baseline cannot be read, or is none."""


def read_baseline(file: Path) -> tuple[Known, ...]:
    """The findings in a baseline, their paths seen from the working directory as far as they lie in there.

    Raises `BaselineError` where it cannot be read or is no baseline.
    """
    try:
        document = json.loads(content_of(file, LARGEST))
        if document["schema"] != SCHEMA:
            raise ValueError
        return tuple(_known(each, file.parent) for each in document["findings"])
    except FileNotFoundError as error:
        message = Message("There is no such baseline. The option --write-baseline writes it.")
        raise BaselineError(message, path=str(file)) from error
    except OSError as error:
        message = Message("The baseline cannot be read: {reason}.", reason=reason_of(error))
        raise BaselineError(message, path=str(file)) from error
    except _FAULTS as error:
        message = Message(
            "This is no baseline of mediabruch, or not a whole one. The option --write-baseline writes it."
        )
        raise BaselineError(message, path=str(file)) from error


def _known(document: Mapping[str, Any], folder: Path) -> Known:
    media = document.get("media")
    texts = [document["code"], document["path"], document.get("name", ""), document["message"]]
    if not all(isinstance(text, str) for text in texts):
        raise TypeError
    return Known(
        code=document["code"],
        path=path_of(str(folder / document["path"])),
        element=document.get("element"),
        name=document.get("name", ""),
        message=Message("{sentence}", sentence=document["message"]),
        sender=document.get("from"),
        sender_name=document.get("from_name", ""),
        media=None if media is None else (media[0], media[1]),
    )


def baseline_text(findings: Iterable[Finding], others: Iterable[Known], file: Path) -> str:
    """The content of a baseline: these findings, and others that are kept as they were."""
    known = [*map(known_of, findings), *others]
    documents = sorted((_document(one, file.parent) for one in known), key=_order)
    return json.dumps({"schema": SCHEMA, "findings": documents}, ensure_ascii=False, indent=1) + "\n"


def _document(known: Known, folder: Path) -> dict[str, Any]:
    document = {
        "path": PurePath(os.path.relpath(known.path, folder)).as_posix(),
        "code": known.code,
        "element": known.element,
        "name": known.name,
        "from": known.sender,
        "from_name": known.sender_name,
        "media": None if known.media is None else list(known.media),
        "message": str(known.message),
    }
    return {name: value for name, value in document.items() if value}


def _order(document: Mapping[str, Any]) -> list[str]:
    return [str(document.get(name, "")) for name in ("path", "code", "element", "name", "from", "media", "message")]
