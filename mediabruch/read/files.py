"""Which files under some folders are models."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from mediabruch.read.namespaces import BPMN

_MODEL_SUFFIXES = (".bpmn", ".bpmn2", ".bpmn20.xml")
_HEAD = 8192
"""How many bytes of an XML file are searched for the namespace of BPMN."""


def find_models(paths: Iterable[str | os.PathLike[str]]) -> list[Path]:
    """The model files: those named, and under folders all that end in `.bpmn`, `.bpmn2`, `.bpmn20.xml`, or are BPMN.

    Hidden folders and files are left out. Sorted within each folder named, each file once.
    """
    models: dict[Path, None] = {}
    for path in map(Path, paths):
        found = map(Path, _models_under(path)) if path.is_dir() else [path]
        models.update(dict.fromkeys(found))
    return list(models)


def _models_under(folder: str | Path) -> Iterator[str]:
    """The models in and below a folder, by name; folders that may not be looked into are passed over."""
    try:
        with os.scandir(folder) as entries:
            found = sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from _models_under(entry.path)
        elif _is_model(entry.path):
            yield entry.path


def _is_model(path: str) -> bool:
    name = path.lower()
    if not name.endswith((*_MODEL_SUFFIXES, ".xml")) or not os.path.isfile(path):  # noqa: PTH113 - Path is slow
        return False
    return name.endswith(_MODEL_SUFFIXES) or _mentions_bpmn(path)


def _mentions_bpmn(path: str) -> bool:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - there may be thousands, and Path is slow
            head = file.read(_HEAD)
    except OSError:
        return False
    return BPMN.encode() in head.replace(b"\0", b"")
