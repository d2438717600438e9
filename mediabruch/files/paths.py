"""How reports call a file, and whether there is one: asked so that no name raises, however odd."""

import os

from mediabruch.files.ancestors import Ancestors
from mediabruch.files.models import STANDARD_INPUT


def path_of(path: str) -> str:
    """The path of a file with forward slashes, seen from the working directory where it lies in there."""
    if path == STANDARD_INPUT:
        return path
    seen = os.path.normpath(path)
    if os.path.isabs(seen):  # noqa: PTH117 - there may be thousands, and Path is slow
        here = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118
        if os.path.normcase(seen).startswith(os.path.normcase(here)):
            seen = seen[len(here) :]
    return seen.replace(os.sep, "/")


def is_there(path: str | os.PathLike[str]) -> bool:
    """Whether there is such a file or folder; of a name that none can have, there is none."""
    return os.path.exists(path)  # noqa: PTH110 - Path raises for names that are too long


def is_folder(path: str | os.PathLike[str]) -> bool:
    """Whether there is a folder of this name."""
    return os.path.isdir(path)  # noqa: PTH112 - Path raises for names that are too long


def place_of(file: str, above: Ancestors | None = None) -> str:
    """The path of a file from the top of its repository; as reports call it where there is none.

    Who asks for many files hands in one `above`.
    """
    above = above or Ancestors()
    folders = above.folders(file)
    if file == STANDARD_INPUT or not folders or not above.holds(folders[-1], ".git"):
        return path_of(file)
    inside = os.path.relpath(folders[0], folders[-1])
    name = os.path.basename(file)  # noqa: PTH119 - there may be thousands, and Path is slow
    return name if inside == os.curdir else f"{inside}/{name}".replace(os.sep, "/")
