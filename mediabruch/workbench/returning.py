"""Processes as they are to be that come back: by the names and contents under which they are taken home."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from mediabruch.files.models import SIDECAR_SUFFIXES, model_stem
from mediabruch.workbench.workspace import Workspace

TO_BE = ".to-be"
"""What is added to the name of a file that tells of a process as it is to be."""


def returned(files: Mapping[str, bytes], here: Workspace) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The files without those of a to-be, and what is stated in each to-be, by the path of its as-is.

    `antrag.to-be.bpmn` is the to-be of `antrag.bpmn` where both are the same model, among the files or open already,
    and so is an annotation file called like that alone. Of another content, it is a process of its own.
    """
    known = here.with_files(files)
    rest, found = dict(files), dict[str, bytes]()
    for stem in sorted({stem for path in files if (stem := _stem_of_to_be(path)) is not None}):
        own = [path for path in known.models if _stem_of(path) == f"{stem}{TO_BE}"]
        as_is = next((path for path in known.models if _stem_of(path) == stem and _is_same(path, own, known)), None)
        if as_is is None or any(path not in files for path in own):
            continue
        stated = [path for path in _sidecars(f"{stem}{TO_BE}") if path in files]
        found[as_is] = files[stated[0]] if stated else b""
        for path in (*own, *stated):
            del rest[path]
    return rest, found


def _is_same(path: str, own: list[str], known: Workspace) -> bool:
    return all(known.files[path] == known.files[other] for other in own)


def _stem_of_to_be(path: str) -> str | None:
    """The path of a process without its ending, where a file is its model or annotation file as it is to be."""
    suffix = next((suffix for suffix in SIDECAR_SUFFIXES if path.endswith(suffix)), "")
    stem = path.removesuffix(suffix) if suffix else _stem_of(path)
    return stem.removesuffix(TO_BE) if stem.endswith(TO_BE) else None


def _stem_of(path: str) -> str:
    place = PurePosixPath(path)
    return str(place.with_name(model_stem(place.name) or place.name))


def _sidecars(stem: str) -> Iterator[str]:
    return (f"{stem}{suffix}" for suffix in SIDECAR_SUFFIXES)
