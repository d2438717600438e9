"""A folder on the disk that a session works on: read by the rules of all commands, and saved to with care.

A path of the workspace is joined to the folder only here. What leads out of the folder, by links too, is neither read
nor written.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mediabruch.bpmn import bytes_of
from mediabruch.config import find_config, load_config
from mediabruch.errors import AnnotationError, ConfigError, MediabruchError, Message
from mediabruch.files.ancestors import Ancestors
from mediabruch.files.contents import content_of
from mediabruch.files.patterns import fits
from mediabruch.files.reasons import reason_of
from mediabruch.files.search import search
from mediabruch.files.sidecars import find_sidecar
from mediabruch.files.writing import alone_beside, replace_file, sweep
from mediabruch.statements.folders import find_folder_files
from mediabruch.statements.reading import ANNOTATION_TEXT
from mediabruch.workbench.workspace import Workspace


class ConflictError(AnnotationError):
    """A file on the disk is not what it was when it was read: someone else has changed it."""


_OUTSIDE = Message("This leads out of the folder, and is left alone.")


@dataclass(frozen=True, slots=True)
class Found:
    """What a folder holds."""

    workspace: Workspace
    refused: tuple[MediabruchError, ...]
    """What could not be read, by paths within the folder."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder."""

    folder: Path

    @classmethod
    def at(cls, folder: Path) -> "Shelf":
        """The shelf of a folder, whatever links lead to it."""
        return cls(Path(os.path.realpath(folder)))

    def read(self) -> Found:
        """The models of the folder with all that speaks for them, as every command finds them."""
        files: dict[str, bytes] = {}
        refused: list[MediabruchError] = []
        repositories: set[str] = set()
        ancestors = Ancestors()
        found = search([str(self.folder)], _excludes(ancestors))
        refused += [self._within(error) for error in found.refused]
        for model in found.models:
            try:
                files |= {self._name(path): self._content(path) for path in _about(model, ancestors)}
                files[self._name(model)] = self._content(model, is_model=True)
                last = ancestors.folders(model)[-1]
                if ancestors.holds(last, ".git"):
                    repositories.add(self._name(last))
            except MediabruchError as error:
                refused.append(self._within(error))
        above = {name: content for name, content in files.items() if name.startswith("../")}
        here = {name: content for name, content in files.items() if name not in above}
        workspace = Workspace(files=here, above=_nearest_first(above), repositories=frozenset(repositories))
        return Found(workspace, tuple(refused))

    def _content(self, path: str, *, is_model: bool = False) -> bytes:
        """The content of a file in the folder or, where the folders above hold for it, in one of these."""
        if not self._name(path).startswith("../") and not self._holds(Path(path)):
            raise MediabruchError(_OUTSIDE, path=path)
        if is_model:
            return bytes_of(path)
        try:
            return content_of(path, ANNOTATION_TEXT.largest)
        except OSError as error:
            raise AnnotationError(ANNOTATION_TEXT.unreadable.filled(reason=reason_of(error)), path=path) from error

    def save(self, name: str, content: bytes, before: bytes | None) -> None:
        """Write a file of the workspace, unless it is not what it was `before` (`None`: not there) any more.

        Raises `ConflictError` then, and `MediabruchError` where it may not be written; the file stays as it was.
        """
        path = self.folder / name
        if not self._holds(path):
            raise MediabruchError(_OUTSIDE, path=name)
        try:
            with alone_beside(path):
                if self.content(name) != before:
                    message = Message("Someone else has changed the file since it was read.")
                    raise ConflictError(message, path=name)
                sweep(path)
                replace_file(path, content, is_lasting=True)
        except OSError as error:
            message = Message("The annotation file cannot be written: {reason}.", reason=reason_of(error))
            raise MediabruchError(message, path=name) from error

    def check_model(self, name: str, content: bytes) -> None:
        """Raise `MediabruchError` unless this model stands in the folder; `ConflictError` where it is another now."""
        path = self.folder / name
        if not self._holds(path) or not path.is_file():
            message = Message("This model does not stand in the folder; take the files home instead.")
            raise MediabruchError(message, path=name)
        if bytes_of(str(path)) != content:
            raise ConflictError(Message("Someone else has changed the model since it was read."), path=name)

    def content(self, name: str) -> bytes | None:
        """What stands in a file now; `None` where there is none. Raises `MediabruchError`."""
        path = self.folder / name
        if not self._holds(path):
            raise MediabruchError(_OUTSIDE, path=name)
        return content_of(path, ANNOTATION_TEXT.largest) if os.path.lexists(path) else None

    def _holds(self, path: Path) -> bool:
        """Whether a path ends in the folder, links followed."""
        return Path(os.path.realpath(path)).is_relative_to(self.folder)

    def _name(self, path: str | Path) -> str:
        return Path(os.path.relpath(path, self.folder)).as_posix()

    def _within(self, error: MediabruchError) -> MediabruchError:
        """The error with a path as the page knows it: none of the machine's."""
        path = None if error.path is None else self._name(error.path)
        return type(error)(error.message, path=path, line=error.line, column=error.column)


def _excludes(ancestors: Ancestors) -> Callable[[str], bool]:
    """What the configuration that holds for a file or folder leaves out."""
    known: dict[Path | None, tuple[str, ...]] = {None: ()}

    def excluded(path: str) -> bool:
        try:
            file = find_config(path.rstrip("/"), ancestors)
            if file not in known:
                known[file] = load_config(file).exclude if file else ()
        except ConfigError:  # it is named at each model that it would hold for
            return False
        patterns = known[file]
        home = file.parent if file else Path()
        seen = Path(os.path.relpath(path, home)).as_posix() + ("/" if path.endswith("/") else "")
        return bool(patterns) and fits(seen, patterns)

    return excluded


def _about(model: str, ancestors: Ancestors) -> Iterator[str]:
    """The files that speak for a model, or hold for it. Raises `MediabruchError`."""
    sidecar, config = find_sidecar(model), find_config(model, ancestors)
    yield from (str(path) for path in (sidecar, *find_folder_files(model, ancestors), config) if path is not None)


def _nearest_first(above: dict[str, bytes]) -> tuple[tuple[str, bytes], ...]:
    return tuple(sorted(above.items(), key=lambda one: (one[0].count("../"), one[0])))
