"""What lies open before one person: the workspace as it was, is, and was before what was taken back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from mediabruch.errors import MediabruchError, Message
from mediabruch.files.models import SIDECAR_SUFFIXES
from mediabruch.workbench.analysts import Analysts, OpenProcess
from mediabruch.workbench.workspace import Workspace

if TYPE_CHECKING:
    from mediabruch.workbench.shelf import Shelf

_MOST = 200
"""Changes that can be taken back."""


class ProcessSide(StrEnum):
    """Which of two states of a process is meant."""

    AS_IS = "as-is"
    TO_BE = "to-be"


@dataclass
class Desk:
    """The workspace with its history. Everything that answers a call works on it."""

    past: list[Workspace] = field(default_factory=lambda: [Workspace()])
    """All states, the oldest first."""
    at: int = 0
    """Which of them holds now."""
    kept: Mapping[str, bytes] = field(default_factory=dict)
    """Annotation files as they are where they are kept: as they were opened, saved, or taken home last.

    Of models in the folder on the disk, taking home is not enough.
    """
    analysts: Analysts = field(default_factory=Analysts)
    shelf: "Shelf | None" = None
    """The folder on the disk that is worked on; `None` where none is, and all is only in memory."""
    shelved: frozenset[str] = frozenset()
    """The models that came from there."""
    unread: tuple[MediabruchError, ...] = ()
    """What of it could not be read."""

    @classmethod
    def on(cls, shelf: "Shelf") -> "Desk":
        """A desk with all that a folder holds."""
        desk = cls(shelf=shelf)
        desk.read_shelf(shelf)
        return desk

    def read_shelf(self, shelf: "Shelf") -> None:
        """Begin anew with all that a folder holds."""
        found = shelf.read()
        self.past, self.at, self.unread = [found.workspace], 0, found.refused
        self.kept = _annotation_files(found.workspace.files)
        self.shelved = frozenset(found.workspace.models)

    def take_in(self, files: Mapping[str, bytes], to_be: Mapping[str, bytes] = MappingProxyType({})) -> None:
        """Open files, and processes as they are to be, by the paths of their models.

        What is stated beside models of the folder counts as a change that is not saved yet.
        """
        here = self.workspace.files
        on_shelf = self.shelved - {path for path, content in files.items() if here.get(path) != content}
        self.reset(lambda state: replace(state.with_files(files), to_be={**state.to_be, **to_be}))
        places = {place for path in on_shelf for place in self.workspace.sidecars(path)}
        opened = {path: content for path, content in _annotation_files(files).items() if path not in places}
        returned = {_name_of_to_be(path): content for path, content in to_be.items()}
        self.kept, self.shelved = {**self.kept, **opened, **returned}, on_shelf

    @property
    def workspace(self) -> Workspace:
        """What holds now."""
        return self.past[self.at]

    def change(self, workspace: Workspace) -> None:
        """Make a change that can be taken back; whatever was taken back before is gone."""
        if workspace != self.workspace:
            self.past = [*self.past[: self.at + 1], workspace][-_MOST:]
            self.at = len(self.past) - 1

    def reset(self, changed: Callable[[Workspace], Workspace]) -> None:
        """Change all states alike: what is opened and closed is no change to take back."""
        self.past = [changed(state) for state in self.past]

    def leave_out(self, path: str) -> None:
        """Go on with a model without the annotation file beside it; what is written in its place counts as a change."""
        gone = self.workspace.sidecars(path)
        self.reset(lambda state: state.without_annotations_of(path))
        self.kept = {place: content for place, content in self.kept.items() if place not in gone}

    def replaced(self, place: str) -> None:
        """Forget an annotation file that was left out: another one has taken its place where it is kept."""
        if place in self.workspace.left_out:
            self.reset(lambda state: state.with_replaced(place))

    def why_left_out(self, path: str) -> MediabruchError | None:
        """Why the annotation file of a model could not be read, where it was left out."""
        here = self.workspace
        if not (left_out := here.left_out_of(path)):
            return None
        before = here.with_files(left_out)
        try:
            place = before.sidecar(path)
            self.analysts.process(before, path, None if place is None else (place, before.files[place]))
        except MediabruchError as error:
            return error
        return None

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return self.at > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is one to make again."""
        return self.at + 1 < len(self.past)

    def step(self, by: int) -> None:
        """Take back a change (-1), or make it again (1); nothing where there is none."""
        self.at = min(max(self.at + by, 0), len(self.past) - 1)

    def process(self, path: str, side: ProcessSide = ProcessSide.AS_IS) -> OpenProcess:
        """A process with what is stated of it now. Raises `MediabruchError`."""
        here = self.workspace
        if not here.has_model(path):
            raise MediabruchError(Message("No process of this path is open."), path=path)
        return self.analysts.process(here, path, self.stated(path, side))

    def stated(self, path: str, side: ProcessSide = ProcessSide.AS_IS) -> tuple[str, bytes] | None:
        """What is stated of a process, as an annotation file. Raises `AnnotationError` where there are two."""
        here = self.workspace
        if side is ProcessSide.TO_BE and path in here.to_be:
            return here.sidecar_place(path), here.to_be[path]
        place = here.sidecar(path)
        return None if place is None else (place, here.files[place])

    def keep(self, paths: Iterable[str]) -> None:
        """Note that what is stated of these processes is kept elsewhere, as it is now.

        An annotation file of the folder on the disk is kept there alone.
        """
        here, kept = self.workspace, dict(self.kept)
        for path in paths:
            if path not in self.shelved and (place := here.sidecar(path)) is not None:
                kept[place] = here.files[place]
                self.replaced(place)
            if path in here.to_be:
                kept[_name_of_to_be(path)] = here.to_be[path]
        self.kept = kept

    @property
    def has_changes(self) -> bool:
        """Whether anything that is stated differs from what is kept elsewhere."""
        return any(self.is_changed(path) for path in self.workspace.models)

    def is_changed(self, path: str) -> bool:
        """Whether what is stated of a process differs from what is kept elsewhere."""
        here = self.workspace
        if self.is_to_be_changed(path):
            return True
        places = here.sidecars(path) or [here.sidecar_place(path)]
        return any(here.files.get(place) != self.kept.get(place) for place in places)

    def is_to_be_changed(self, path: str) -> bool:
        """Whether what is stated of a process as it is to be differs from what is kept elsewhere."""
        to_be = self.workspace.to_be
        return path in to_be and self.kept.get(_name_of_to_be(path)) != to_be[path]


def _name_of_to_be(path: str) -> str:
    """Under which name it is kept what is stated of a process as it is to be; no file is called so."""
    return f"{path}:{ProcessSide.TO_BE}"


def _annotation_files(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The annotation files among files."""
    return {path: content for path, content in files.items() if path.endswith(SIDECAR_SUFFIXES)}
