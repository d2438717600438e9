"""Which files are models, what they are called, and which other files speak for them: the one table of names."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

BPMN_NAMESPACE = "http://www.omg.org/spec/BPMN/20100524/MODEL"
STANDARD_INPUT = "-"
"""What stands for standard input, where a path is asked for."""
_SURE_SUFFIXES = (".bpmn20.xml", ".bpmn2.xml", ".bpmn.xml", ".bpmn2", ".bpmn")
MODEL_SUFFIXES = (*_SURE_SUFFIXES, ".xml")
"""Endings of model files, longer ones first. A plain `.xml` is a model only if it names the namespace of BPMN."""
SIDECAR_SUFFIXES = (".media.yaml", ".media.yml", ".media.json")
"""Endings of the annotation file beside a model; a new one gets the first."""
FOLDER_FILES = ("_media.yaml", "_media.yml", "_media.json")
"""Names of annotation files for all models in and below a folder."""
_HEAD = 8192
"""How many bytes of an XML file are searched for the namespace of BPMN."""


def model_stem(name: str) -> str:
    """The name of a model file without its ending; a name without a known one stays whole.

    >>> model_stem("antrag.bpmn20.xml"), model_stem("antrag.bpmn.xml"), model_stem("antrag.v2")
    ('antrag', 'antrag', 'antrag.v2')
    """
    lower = name.lower()
    suffix = next((suffix for suffix in MODEL_SUFFIXES if lower.endswith(suffix)), "")
    return name[: -len(suffix) or None]


def find_models(paths: Iterable[str | os.PathLike[str]]) -> list[Path]:
    """Find the model files: those named, and under folders all whose ending or content says BPMN.

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
        elif may_be_model(entry.name) and os.path.isfile(entry.path) and _is_model(entry.path):  # noqa: PTH113 - Path is slow
            yield entry.path


def _is_model(path: str) -> bool:
    if is_model_name(path):
        return True
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - there may be thousands, and Path is slow
            return mentions_bpmn(file.read(_HEAD))
    except OSError:
        return False


def is_model_name(name: str) -> bool:
    """Whether a file is a model by its ending alone."""
    return name.lower().endswith(_SURE_SUFFIXES)


def may_be_model(name: str) -> bool:
    """Whether a file is a model by its ending, or may be one by its content (`mentions_bpmn`)."""
    return name.lower().endswith(MODEL_SUFFIXES)


def mentions_bpmn(content: bytes) -> bool:
    """Whether the beginning of a file names the namespace of BPMN, in any usual encoding."""
    return BPMN_NAMESPACE.encode() in content[:_HEAD].replace(b"\0", b"")


def files_about(model_path: str) -> Iterator[str]:
    """All places of files that may state something about a model, existing or not; paths with forward slashes."""
    place = PurePosixPath(model_path)
    stem = model_stem(place.name)
    for suffix in SIDECAR_SUFFIXES:
        yield (place.parent / f"{stem}{suffix}").as_posix()
    for folder in place.parents:
        for name in FOLDER_FILES:
            yield (folder / name).as_posix()
