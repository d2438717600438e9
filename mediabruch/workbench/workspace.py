"""The files that are open, as one frozen value. Nothing of it need be on a disk; each change is a new value."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from mediabruch.config.config import OWN_FILE, SHARED_FILE
from mediabruch.errors import AnnotationError, Message
from mediabruch.files.models import (
    FOLDER_FILES,
    HEAD,
    SIDECAR_SUFFIXES,
    files_about,
    is_model_content,
    is_model_name,
    may_be_model,
    model_stem,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """Models, what is stated of them, and configurations, by their paths: folders and names, with forward slashes."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    above: tuple[tuple[str, bytes], ...] = ()
    """What stands in the folders above and holds here, too, the nearest first, by paths such as `../_media.yaml`."""
    repositories: frozenset[str] = frozenset()
    """Folders with `.git`: what stands above them holds for no model in them."""
    to_be: Mapping[str, bytes] = field(default_factory=dict)
    """What is stated of processes as they are to be, in the form of annotation files, by the paths of their models."""
    left_out: Mapping[str, bytes] = field(default_factory=dict)
    """Annotation files that cannot be read, by their paths: a person has opened their models without them."""

    def with_files(self, files: Mapping[str, bytes]) -> "Workspace":
        """These files, too; they take the place of others of their paths, and of those that were left out."""
        return replace(self.with_replaced(*files), files={**self.files, **files})

    def with_stated(self, files: Mapping[str, bytes]) -> "Workspace":
        """With annotation files as they are now stated; what was left out in their places stays named."""
        return replace(self, files={**self.files, **files})

    def with_replaced(self, *places: str) -> "Workspace":
        """Without annotation files that were left out, where others have taken their places."""
        return replace(self, left_out={path: one for path, one in self.left_out.items() if path not in places})

    def without(self, paths: Iterable[str]) -> "Workspace":
        """Without these models, and without what speaks for them alone."""
        gone = set(paths)
        gone |= {file for model in gone for file in (*self.sidecars(model), *self.left_out_of(model))}
        return replace(
            self,
            files={path: content for path, content in self.files.items() if path not in gone},
            to_be={path: content for path, content in self.to_be.items() if path not in gone},
            left_out={path: content for path, content in self.left_out.items() if path not in gone},
        )

    def without_annotations_of(self, model: str) -> "Workspace":
        """With this model, and without the annotation files beside it: they are left out."""
        gone = self.sidecars(model)
        return replace(
            self,
            files={path: content for path, content in self.files.items() if path not in gone},
            left_out={**self.left_out, **{path: self.files[path] for path in gone}},
        )

    def left_out_of(self, model: str) -> dict[str, bytes]:
        """The annotation files of a model that were left out."""
        return {path: self.left_out[path] for path in files_about(model) if path in self.left_out}

    @property
    def models(self) -> tuple[str, ...]:
        """The models, folder by folder, in the order of their names."""
        found = (path for path, content in self.files.items() if is_model(path, content))
        return tuple(sorted(found, key=lambda path: path.split("/")))

    def has_model(self, path: str) -> bool:
        """Whether a model of this path is among the files."""
        return path in self.files and is_model(path, self.files[path])

    def sidecar(self, model: str) -> str | None:
        """The annotation file beside a model. Raises `AnnotationError` where there are two."""
        found = self.sidecars(model)
        if len(found) > 1:
            other = PurePosixPath(found[1]).name
            message = Message("{other} stands beside it: keep one of the two.", other=other)
            raise AnnotationError(message, path=found[0])
        return found[0] if found else None

    def sidecar_place(self, model: str) -> str:
        """The annotation file beside a model, or where a new one belongs. Raises `AnnotationError`."""
        name = PurePosixPath(model).name
        usual = PurePosixPath(model).with_name((model_stem(name) or name) + SIDECAR_SUFFIXES[0])
        return self.sidecar(model) or next(iter(self.left_out_of(model)), str(usual))

    def sidecars(self, model: str) -> list[str]:
        """The annotation files beside a model: one at most, if all is well."""
        return [path for path in files_about(model) if path.endswith(SIDECAR_SUFFIXES) and path in self.files]

    def folder_files(self, model: str) -> tuple[tuple[str, bytes], ...]:
        """The annotation files of folders that hold for a model, the nearest first. Raises `AnnotationError`."""
        found: list[tuple[str, bytes]] = []
        for here in self._folders(model):
            both = [(path, content) for path, content in here if PurePosixPath(path).name in FOLDER_FILES]
            if len(both) > 1:
                message = Message(
                    "{other} stands beside it: keep one of the two.", other=PurePosixPath(both[1][0]).name
                )
                raise AnnotationError(message, path=both[0][0])
            found += both
        return tuple(found)

    def configuration(self, model: str) -> tuple[str, bytes] | None:
        """The configuration that holds for a model: the nearest one."""
        for here in self._folders(model):
            for path, content in here:
                if PurePosixPath(path).name in (OWN_FILE, SHARED_FILE):
                    return path, content
        return None

    def _folders(self, model: str) -> Iterator[list[tuple[str, bytes]]]:
        """What stands in the folders of a model that may hold for it, the nearest folder first."""
        names = (*FOLDER_FILES, OWN_FILE, SHARED_FILE)
        for folder in PurePosixPath(model).parents:
            here = {(folder / name).as_posix() for name in names}
            yield [(path, self.files[path]) for path in sorted(here) if path in self.files]
            if folder.as_posix() in self.repositories:
                return
        yield from ([one] for one in self.above)


def is_model(path: str, content: bytes) -> bool:
    """Whether a file is a model, by its name or else by its content."""
    return is_model_name(path) or (may_be_model(path) and is_model_content(content[:HEAD]))
