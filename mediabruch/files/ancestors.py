"""The folders in which a model stands: files there may hold for it, and for all models in and below them."""

import os
import time
from collections.abc import Iterator
from functools import lru_cache
from os.path import lexists  # what may not be looked into does not exist for us
from pathlib import Path

from mediabruch.files.models import SIDECAR_SUFFIXES

_SETTLED = 3_000_000_000
"""Nanoseconds without change after which any further change of a folder shows in its time."""


class Ancestors:
    """Looks upwards from models, and at each place once: many models stand together, and most folders hold nothing."""

    def __init__(self) -> None:
        self._folders: dict[str, tuple[str, ...]] = {}
        self._stands: dict[str, dict[str, bool]] = {}
        self._changes: dict[str, int] = {}
        self._with_sidecars: dict[str, bool] = {}
        self._holding: dict[tuple[str, tuple[str, ...]], tuple[tuple[str, list[str]], ...]] = {}

    def folders(self, model_path: str | os.PathLike[str]) -> tuple[str, ...]:
        """The model's folder and those above it, the nearest first, up to one with `.git`, else to the root.

        For standard input (`-`) they begin at the working directory; there are none for a name that the file system
        refuses.
        """
        folder = os.path.split(model_path)[0]
        if folder not in self._folders:
            self._folders[folder] = tuple(self._upwards(folder))
        return self._folders[folder]

    def _upwards(self, folder: str) -> Iterator[str]:
        try:
            chain = _chain(_resolved(os.path.join(os.getcwd(), folder)))  # noqa: PTH109, PTH118 - may not be a path
        except (OSError, ValueError, RuntimeError):  # reading the model says why
            return
        for each in chain:
            yield each
            if self.holds(each, ".git"):
                return

    def holds(self, folder: str, name: str) -> bool:
        """Whether a file or folder of this name stands in a folder."""
        here = self._stands.get(folder)
        if here is None:
            here = self._stands[folder] = _seen_in(folder)
        stands = here.get(name)
        if stands is None:
            stands = here[name] = lexists(f"{folder}/{name}")
        return stands

    def holding(self, model_path: str | os.PathLike[str], names: tuple[str, ...]) -> tuple[tuple[str, list[str]], ...]:
        """The folders of a model in which any of these files stand, the nearest first, each with those that do."""
        place = os.path.split(model_path)[0], names
        found = self._holding.get(place)
        if found is None:
            folders = [(each, [name for name in names if self.holds(each, name)]) for each in self.folders(model_path)]
            found = self._holding[place] = tuple([each for each in folders if each[1]])
        return found

    def may_hold_sidecars(self, folder: str) -> bool:
        """Whether an annotation file of any model stands in a folder, or it does not say what stands there."""
        found = self._with_sidecars.get(folder)
        if found is None:
            found = self._with_sidecars[folder] = _may_hold_sidecars(folder)
        return found

    def changed(self, folder: str) -> int:
        """When a folder changed last, in nanoseconds. Raises `OSError` or `ValueError` where it cannot be told."""
        changed = self._changes.get(folder)
        if changed is None:
            changed = self._changes[folder] = os.stat(folder or ".").st_mtime_ns  # noqa: PTH116 - as below
        return changed


def _may_hold_sidecars(folder: str) -> bool:
    try:
        with os.scandir(folder or ".") as entries:
            return any(entry.name.lower().endswith(SIDECAR_SUFFIXES) for entry in entries)
    except (OSError, ValueError):
        return True


def _seen_in(folder: str) -> dict[str, bool]:
    """What was seen in a folder since it changed last: one look at its time stands for one at each name.

    The time of a folder that changed just now may be that of the next change, too: file systems have slow clocks.
    """
    try:
        changed = os.stat(folder).st_mtime_ns  # noqa: PTH116 - asked for every model
    except (OSError, ValueError):
        return {}
    return _seen(folder, changed) if time.time_ns() - changed > _SETTLED else {}


@lru_cache(maxsize=4096)
def _seen(_folder: str, _changed: int) -> dict[str, bool]:
    return {}


@lru_cache(maxsize=1024)
def _chain(folder: str) -> tuple[str, ...]:
    """An absolute folder and all above it."""
    above = os.path.split(folder)[0]
    return (folder,) if above == folder else (folder, *_chain(above))


@lru_cache(maxsize=1024)
def _resolved(folder: str) -> str:
    """An absolute folder without links; kept, since links are slow to follow.

    A folder that is no link stands where the one above it does.
    """
    above, name = os.path.split(folder)
    is_plain = name not in {"", ".", ".."} and not os.path.islink(folder)  # noqa: PTH114 - may not be a path
    return os.path.join(_resolved(above), name) if is_plain else str(Path(folder).resolve())  # noqa: PTH118
