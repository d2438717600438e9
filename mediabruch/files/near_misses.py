"""Files beside a model that look as if they were to state something, and are called so that nobody reads them."""

import os
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from mediabruch.files.ancestors import Ancestors
from mediabruch.files.contents import content_of
from mediabruch.files.models import FOLDER_FILES, SIDECAR_SUFFIXES, STANDARD_INPUT, model_stem
from mediabruch.notation.letters import comparable
from mediabruch.notation.nearest import nearest
from mediabruch.patterns import pattern

CONFIGURATION = "mediabruch.toml"
_SPLIT = pattern(
    r"(?P<stem>.*?)(?P<media>[ ._-]*(?<![^\W_])(?:media|medien|mediabruch))?(?:[ ._-][^.]*)??"
    r"\.(?:ya?ml|json)(?:[.~ _-].*)?",
    re.IGNORECASE,
)
_WITHOUT_ENDING = pattern(r"(?P<stem>.+)[._-](?:media|medien)(?:\.txt)?", re.IGNORECASE)
_FOLDER = pattern(r"_?(?:media|medien|mediabruch)(?:[ ._-][^.]*)?\.(?:ya?ml|json)(?:[.~ _-].*)?", re.IGNORECASE)
_CONFIGURATION = pattern(r"[._]?mediabruch(?:\.(?:toml|ya?ml|json|ini|cfg|conf))(?:[.~ _-].*)?", re.IGNORECASE)
_SAYS = pattern(
    rb"""mediabruch/(?:annotations|folder)/"""
    rb"""|^[ \t{"']*(?:steps|flows|messages|events|participants|remembered|labels)["']?\s*:""",
    re.MULTILINE,
)
_HEAD = 4096
_LONGEST = 40
"""Letters of a name in which ours would show."""
_ALMOST = 0.9
""""mediabrch.toml" is this like "mediabruch.toml"."""


class NearMiss(NamedTuple):
    """A file that is not read, and what it would have to be called."""

    name: str
    wanted: str


class _Folder(NamedTuple):
    """The names in one folder that may be meant."""

    sure: Mapping[str, tuple[str, ...]]
    """By the name of the model, as names are compared."""
    perhaps: Mapping[str, tuple[str, ...]]
    """Those that only their content tells from other files."""
    for_all: tuple[str, ...]
    """None where the right file stands there."""
    configurations: tuple[str, ...]


def near_misses(model_path: str, *, has_annotations: bool, above: Ancestors | None = None) -> Iterator[NearMiss]:
    """The files in a model's folder that are called almost as those that speak for it, and as nothing else there.

    Who asks for many models hands in one `above`.
    """
    folder, name = os.path.split(model_path)
    if model_path == STANDARD_INPUT:
        return
    try:
        found = _folder(folder, (above or Ancestors()).changed(folder))
    except (OSError, ValueError):  # reading the model says why
        return
    is_silent = has_annotations or not (found.sure or found.perhaps)  # as most folders are
    stem = model_stem(name)
    for called in () if is_silent else dict.fromkeys((comparable(stem), comparable(name))):
        for each in found.sure.get(called, ()):
            yield NearMiss(each, f"{stem}{SIDECAR_SUFFIXES[0]}")
        for each in found.perhaps.get(called, ()):
            if _says(folder, each):
                yield NearMiss(each, f"{stem}{SIDECAR_SUFFIXES[0]}")
    for each in found.for_all:
        if each.startswith("_") or _says(folder, each):
            yield NearMiss(each, FOLDER_FILES[0])
    for each in found.configurations:
        yield NearMiss(each, CONFIGURATION)


def misnamed_configurations(model_path: str, above: Ancestors) -> Iterator[str]:
    """The files above a model's folder that are called almost as a configuration; none of its own folder."""
    for folder in above.folders(model_path)[1:]:
        try:
            names = _called_almost_so(folder, above.changed(folder))
        except (OSError, ValueError):  # what may not be looked into holds for nobody
            continue
        yield from (os.path.join(folder, name) for name in names)  # noqa: PTH118 - as below


@lru_cache(maxsize=256)
def _called_almost_so(folder: str, _changed: int) -> tuple[str, ...]:
    names = [name for name in os.listdir(folder) if "media" in name[:_LONGEST].lower()]  # noqa: PTH208 - as below
    return tuple(sorted(name for name in names if name != CONFIGURATION and _is_misnamed(name)))


def _is_misnamed(name: str) -> bool:
    """Whether a file is meant to be a configuration, as its name shows.

    >>> [_is_misnamed(name) for name in ("mediabruch.toml.txt", "mediabrch.toml", "MediaBruch.tml", "media.toml")]
    [True, True, True, False]
    """
    if _CONFIGURATION.fullmatch(name):
        return True
    low = name.lower()
    is_alike = low.startswith("media") and low.endswith((".toml", ".tml", ".tom"))  # the comparison loads a library
    return is_alike and nearest(name, (CONFIGURATION,), _ALMOST) is not None


@lru_cache(maxsize=64)
def _folder(folder: str, _changed: int) -> _Folder:
    """The names that matter; asked anew when the folder has changed."""
    sure: dict[str, list[str]] = defaultdict(list)
    perhaps: dict[str, list[str]] = defaultdict(list)
    for_all: list[str] = []
    configurations: list[str] = []
    names = sorted(os.listdir(folder or "."))  # noqa: PTH208 - there may be thousands, and Path is slow
    for name in names:
        if "media" in name[:_LONGEST].lower() and name != CONFIGURATION and _is_misnamed(name):
            configurations.append(name)
        elif not name.startswith(".") and (found := _SPLIT.fullmatch(name) or _WITHOUT_ENDING.fullmatch(name)):
            if _FOLDER.fullmatch(name):
                for_all.append(name)
            elif found.groupdict().get("media", "media"):
                sure[comparable(found["stem"])].append(name)
            else:
                perhaps[comparable(found["stem"])].append(name)
    return _Folder(
        _fixed(sure),
        _fixed(perhaps),
        () if any(name in names for name in FOLDER_FILES) else tuple(for_all),
        () if CONFIGURATION in names else tuple(configurations),
    )


def _fixed(names: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(each) for key, each in names.items()}


def _says(folder: str, name: str) -> bool:
    """Whether a file states something to mediabruch."""
    try:
        return _SAYS.search(content_of(os.path.join(folder, name), _HEAD)) is not None  # noqa: PTH118 - as above
    except (OSError, ValueError):
        return False
