"""The folders in which a model stands: files there may hold for all models in and below them."""

import os
from functools import lru_cache
from os.path import lexists  # what may not be looked into does not exist for us
from pathlib import Path


class Ancestors:
    """Looks upwards from models, and at each place once: many models stand together, and most folders hold nothing."""

    def __init__(self) -> None:
        self._folders: dict[str, tuple[str, ...]] = {}
        self._chains: dict[str, tuple[str, ...]] = {}
        self._stands: dict[str, bool] = {}

    def folders(self, model_path: str | os.PathLike[str]) -> tuple[str, ...]:
        """The model's folder and those above it, the nearest first, up to one with `.git`, else to the root.

        For standard input (`-`) they begin at the working directory; there are none for a name that the file system
        refuses.
        """
        folder = os.path.split(model_path)[0]
        if folder not in self._folders:
            self._folders[folder] = self._upwards(folder)
        return self._folders[folder]

    def _upwards(self, folder: str) -> tuple[str, ...]:
        try:
            return self._from(_resolved(os.path.join(os.getcwd(), folder)))  # noqa: PTH109, PTH118 - may not be a path
        except (OSError, ValueError, RuntimeError):  # reading the model says why
            return ()

    def _from(self, folder: str) -> tuple[str, ...]:
        if folder not in self._chains:
            above = os.path.split(folder)[0]
            is_last = self.holds(folder, ".git") or above == folder
            self._chains[folder] = (folder,) if is_last else (folder, *self._from(above))
        return self._chains[folder]

    def holds(self, folder: str, name: str) -> bool:
        """Whether a file or folder of this name stands in a folder."""
        place = f"{folder}/{name}"
        if place not in self._stands:
            self._stands[place] = lexists(place)
        return self._stands[place]


@lru_cache(maxsize=1024)
def _resolved(folder: str) -> str:
    """An absolute folder without links; kept, since links are slow to follow.

    A folder that is no link stands where the one above it does.
    """
    above, name = os.path.split(folder)
    is_plain = name not in {"", ".", ".."} and not os.path.islink(folder)  # noqa: PTH114 - may not be a path
    return os.path.join(_resolved(above), name) if is_plain else str(Path(folder).resolve())  # noqa: PTH118
