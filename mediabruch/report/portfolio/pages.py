"""How the pages of processes are called."""

import hashlib
import re
from collections.abc import Iterable
from pathlib import PurePosixPath

FOLDER = "processes"
_LONGEST = 60


def page_names(paths: Iterable[str]) -> dict[str, str]:
    """The page of each process, by its path: its name, and what tells it from others of that name.

    >>> page_names(["amt/Antrag prüfen.bpmn"])
    {'amt/Antrag prüfen.bpmn': 'processes/Antrag-pr-fen-2327109d.html'}
    """
    return {path: f"{FOLDER}/{_stem(path)}-{_digest(path)}.html" for path in paths}


def _stem(path: str) -> str:
    name = PurePosixPath(path).name.partition(".")[0]
    return re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")[:_LONGEST] or "process"


def _digest(path: str) -> str:
    return hashlib.sha256(path.encode(errors="surrogateescape")).hexdigest()[:8]
