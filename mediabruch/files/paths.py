"""How reports call a file."""

import os

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
