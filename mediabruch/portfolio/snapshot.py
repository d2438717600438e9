"""A snapshot: all processes of a house at one day, in one file. Several make a trend without any repository."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from mediabruch.errors import MediabruchError, Message
from mediabruch.files.documents import DocumentKind, value_of_file
from mediabruch.portfolio.process_state import BreakState, ProcessState
from mediabruch.rules import RULES
from mediabruch.score import Score

SNAPSHOT = "mediabruch/snapshot/1"
_BREAK = {"from": "sender", "from_name": "sender_name"}
"""Names in the document, where they are others than in the value."""


class SnapshotError(MediabruchError):
    """A snapshot cannot be read, or is none."""


_KIND = DocumentKind(
    schema=SNAPSHOT,
    largest=1_000_000_000,  # a process takes some 2,000
    error=SnapshotError,
    unreadable=Message("The snapshot cannot be read: {reason}."),
    unusable=Message("This is no snapshot of mediabruch, or not a whole one; “portfolio --snapshot” writes them."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """All processes of a house at one day."""

    day: date
    processes: tuple[ProcessState, ...]
    refused: tuple[tuple[str, str], ...] = ()
    """Paths of files that could not be read, and why, in the language of the call that made the snapshot."""


def snapshot_text(snapshot: Snapshot, version: str) -> str:
    """The content of the file: a process a line; `version` is that of mediabruch."""
    processes = ",\n  ".join(_line(_process_document(one)) for one in snapshot.processes)
    refused = ",\n  ".join(_line({"path": path, "message": message}) for path, message in snapshot.refused)
    head = f'{{\n "schema": "{SNAPSHOT}",\n "date": "{snapshot.day.isoformat()}",\n "version": {_line(version)}'
    return f'{head},\n "processes": {_list(processes)},\n "refused": {_list(refused)}\n}}\n'


def _list(lines: str) -> str:
    return f"[\n  {lines}\n ]" if lines else "[]"


def _line(value: object) -> str:
    """One line; ASCII only, so that no name can break the file or take hold of a terminal."""
    return json.dumps(value, allow_nan=False)


def _process_document(one: ProcessState) -> dict[str, Any]:
    return {
        "path": one.path,
        "name": one.name,
        "sha256": one.sha256,
        "service_key": one.service_key or None,
        "cases": one.cases,
        "facts": dict(one.facts),
        "score": one.score._asdict(),
        "breaks": [_break_document(found) for found in one.breaks],
        "elements": dict(one.elements),
    }


def _break_document(found: BreakState) -> dict[str, Any]:
    names = {value: name for name, value in _BREAK.items()}
    return {names.get(each.name, each.name): getattr(found, each.name) for each in fields(BreakState)}


def read_snapshot(file: Path) -> Snapshot:
    """Read a snapshot. Raises `SnapshotError` where it cannot be read or is none."""
    return value_of_file(file, _KIND, _snapshot)


def _snapshot(document: Mapping[str, Any]) -> Snapshot:
    return Snapshot(
        day=date.fromisoformat(document["date"]),
        processes=tuple(map(_process, document["processes"])),
        refused=tuple((str(one["path"]), str(one["message"])) for one in document["refused"]),
    )


def _process(document: Mapping[str, Any]) -> ProcessState:
    texts = (document["path"], document["name"], document["sha256"], *document["elements"].values())
    if not all(isinstance(text, str) for text in (*texts, *document["facts"].values())):
        raise TypeError
    figures = {name: document["score"][name] for name in Score._fields}
    numbers = [value for name, value in figures.items() if name != "breaks_distribution" and value is not None]
    if not all(isinstance(value, int | float) for value in (*numbers, *figures["breaks_distribution"])):
        raise TypeError
    return ProcessState(
        path=document["path"],
        name=document["name"],
        sha256=document["sha256"],
        service_key=str(document["service_key"] or ""),
        cases=None if document["cases"] is None else float(document["cases"]),
        facts=dict(document["facts"]),
        score=Score(**{**figures, "breaks_distribution": tuple(figures["breaks_distribution"])}),
        breaks=tuple(map(_break, document["breaks"])),
        elements=dict(document["elements"]),
    )


def _break(document: Mapping[str, Any]) -> BreakState:
    values = {_BREAK.get(name, name): value for name, value in document.items()}
    if values["code"] not in RULES or not all(isinstance(values[name], str) for name in ("name", "sender_name")):
        raise ValueError
    media = values["media"]
    return BreakState(
        **{
            **values,
            "per_case": float(values["per_case"]),
            "across": tuple(map(str, values.get("across", ()))),
            "media": None if media is None else (str(media[0]), str(media[1])),
        }
    )
