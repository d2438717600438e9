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
        found = sorted(_models_under(path)) if path.is_dir() else [path]
        models.update(dict.fromkeys(found))
    return list(models)


def _models_under(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and _is_model(path := Path(parent, name)):
                yield path


def _is_model(path: Path) -> bool:
    name = path.name.lower()
    if name.endswith(_MODEL_SUFFIXES):
        return path.is_file()
    return name.endswith(".xml") and _mentions_bpmn(path)


def _mentions_bpmn(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    return BPMN.encode() in head.replace(b"\0", b"")
