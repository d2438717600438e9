"""Files of figures by which an organization takes part in a ring without showing its models."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mediabruch.errors import MediabruchError, Message
from mediabruch.files.documents import DocumentKind, value_of_file
from mediabruch.portfolio.ring import RingFigures, RingMember
from mediabruch.rules import RULES

RING_MEMBER = "mediabruch/ring-member/1"
_DIGITS = 6
"""Decimals that are kept: enough for any comparison, too few to recognize a model by."""


class RingFileError(MediabruchError):
    """A file of figures cannot be read, or is none."""


_KIND = DocumentKind(
    schema=RING_MEMBER,
    largest=100_000_000,  # a process takes some 200
    error=RingFileError,
    unreadable=Message("The file of figures cannot be read: {reason}."),
    unusable=Message("This is no file of figures for a ring; “portfolio --format ring” writes them."),
)


def ring_file(member: RingMember) -> bytes:
    """The figures of an organization's services, in the order of their keys: no name, path, label or text.

    Processes without a service key are left out: nothing but their labels could tell which service they are.
    """
    keyed = [_document(one) for one in member.processes if one.service]
    keyed.sort(key=lambda one: (one["service"], one["low"] or -1.0, one["breaks_per_case"]))
    document = {"schema": RING_MEMBER, "size": member.size, "processes": keyed}
    return f"{json.dumps(document, indent=1, allow_nan=False)}\n".encode()


def _document(one: RingFigures) -> dict[str, Any]:
    return {
        "service": one.service,
        "low": _rounded(one.low),
        "high": _rounded(one.high),
        "breaks_per_case": _rounded(one.breaks_per_case),
        "coverage": _rounded(one.coverage),
        "codes": {code: _rounded(rate) for code, rate in one.codes.items() if code in RULES},
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)


def read_ring_file(file: str) -> RingMember:
    """The member of a file, named as the file is. Raises `RingFileError` where it cannot be read or is none."""
    size, processes = value_of_file(file, _KIND, _content)
    return RingMember(name=Path(file).stem, size=size, processes=processes)


def _content(document: Mapping[str, Any]) -> tuple[str, tuple[RingFigures, ...]]:
    return str(document["size"]), tuple(map(_figures, document["processes"]))


def _figures(document: Mapping[str, Any]) -> RingFigures:
    numbers = [document[name] for name in ("low", "high", "coverage")]
    if not all(value is None or isinstance(value, int | float) for value in numbers):
        raise TypeError
    if not isinstance(document["service"], str) or not set(document["codes"]) <= set(RULES):
        raise TypeError
    return RingFigures(
        service=document["service"],
        low=numbers[0],
        high=numbers[1],
        breaks_per_case=float(document["breaks_per_case"]),
        coverage=numbers[2],
        codes={code: float(rate) for code, rate in document["codes"].items()},
    )
