"""The versions that a command is asked to compare: files, folders, and either of them at a revision of git."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mediabruch.errors import MediabruchError, Message
from mediabruch.files.paths import is_folder, is_there
from mediabruch.files.temporary import temporary_folder

if TYPE_CHECKING:
    from mediabruch.analysis import Analysis


@dataclass(frozen=True, slots=True)
class VersionFile:
    """A model of one side."""

    place: str
    """Where it stands, seen from what was named; empty where a file was."""
    file: str
    """Where it is read from."""
    called: str
    """How reports call it."""

    def renamed(self, analysis: "Analysis") -> "Analysis":
        """The analysis under the name that reports use."""
        return replace(analysis, model=replace(analysis.model, path=self.called))


FindModels = Callable[[str], list[str]]
"""Finds the models of a folder."""


@contextmanager
def version_files(named: str, search: FindModels) -> Iterator[list[VersionFile]]:
    """The models of a file, a folder, or a `REVISION:PATH`, as long as they are needed.

    Raises `MediabruchError` where there is none.
    """
    revision, colon, path = named.partition(":")
    if is_there(named) or not (colon and revision and len(revision) > 1):
        yield list(_on_disk(named, search))
        return
    with temporary_folder() as folder:
        yield _at_revision(revision, path, named, folder)


def _on_disk(named: str, search: FindModels) -> Iterator[VersionFile]:
    if not is_folder(named):
        yield VersionFile("", named, named)
        return
    for file in search(named):
        yield VersionFile(Path(os.path.relpath(file, named)).as_posix(), file, file)


def _at_revision(revision: str, path: str, named: str, root: Path) -> list[VersionFile]:
    """The models of a path at a revision, written into a folder."""
    from mediabruch.files.models import may_be_model
    from mediabruch.portfolio.past_files import models_among, write_models
    from mediabruch.portfolio.revision import Revision, top_of

    top = top_of(Path(os.curdir))
    past = Revision(top, revision)
    seen = os.path.relpath(os.path.realpath(path or os.curdir), top).replace(os.sep, "/")
    for inside in (seen, path.strip("/")):  # as git has it, from the top, where nothing stands there seen from here
        prefix = "" if inside == "." else f"{inside}/"
        is_file = inside in past.blobs
        listed = [each for each in past.blobs if each.startswith(prefix) and may_be_model(each)]
        if found := [inside] if is_file else models_among(past, sorted(listed)):
            break
    else:
        raise MediabruchError(Message("There is no model at {path}.", path=named))
    write_models(past, found, root)
    return [
        VersionFile(
            "" if is_file else each.removeprefix(prefix),
            str(root / each),
            f"{revision}:{path}" if is_file else f"{revision}:{each}",
        )
        for each in found
    ]
