"""The models at a revision, beside those of now: what was introduced, what was removed, and the scores.

Only models that changed (or whose annotations did) are read twice. They are read with the options and the
configuration of now: what is compared are the models, not the rules.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import NamedTuple

from mediabruch.bpmn import LARGEST
from mediabruch.errors import MediabruchError, Message
from mediabruch.files.contents import content_of
from mediabruch.files.models import files_about, is_model_content, is_model_name, may_be_model
from mediabruch.files.paths import is_folder, path_of
from mediabruch.files.patterns import fits
from mediabruch.files.search import Asked, Excludes, is_pattern
from mediabruch.portfolio.cache import Cache
from mediabruch.portfolio.examine import Job, Manner, examine
from mediabruch.portfolio.examined import ExaminedModel
from mediabruch.portfolio.revision import Blob, Revision, top_of

_LIKE = 0.5
"""Share of the old elements that a model must have to be the old one under a new name."""


class PastModel(NamedTuple):
    """One model at the revision and now."""

    path: str
    """As in the findings of now; for a removed model, as they would be called."""
    before: ExaminedModel | None
    """`None`: it was not there."""
    now: ExaminedModel | None
    """`None`: it is gone."""
    is_changed: bool = True

    @property
    def renamed_from(self) -> str | None:
        """Its old name, where it had another."""
        moved = self.before is not None and self.now is not None and self.before.path != self.path
        return self.before.path if moved and self.before else None


class PastModels(NamedTuple):
    """What there was at the revision."""

    commit: str
    pasts: tuple[PastModel, ...]
    troubles: tuple[Message, ...]


def compare_with_revision(
    revision: str,
    asked: Asked,
    models: Mapping[str, ExaminedModel],
    manners: Mapping[str, Manner],
    cache: Cache | None,
) -> PastModels:
    """The models at a revision. `models` are those of now by the file they were read from.

    Raises `RevisionError` where git, the repository or the revision is missing.
    """
    tops = {file: top_of(Path(file).parent) for file in models}
    folders = {top_of(Path(path) if is_folder(path) else Path(path).parent): None for path in asked.paths}
    commit = ""
    pasts: list[PastModel] = []
    troubles: list[Message] = []
    for top in dict.fromkeys((*folders, *tops.values())):
        of_now = {file: model for file, model in models.items() if tops[file] == top}
        reader = _Reader(Revision(top, revision), of_now, manners, cache)
        commit = commit or reader.revision.commit
        pasts += reader.read(asked)
        troubles += reader.troubles
    return PastModels(commit, tuple(pasts), tuple(troubles))


class _Reader:
    """Reads the models of one repository."""

    def __init__(
        self,
        revision: Revision,
        models: Mapping[str, ExaminedModel],
        manners: Mapping[str, Manner],
        cache: Cache | None,
    ) -> None:
        self.revision = revision
        self.troubles: list[Message] = []
        self._models = {revision.path_of(Path(file)): model for file, model in models.items()}
        self._files = {revision.path_of(Path(file)): file for file in models}
        self._manners = {revision.path_of(Path(file)): manners[file] for file in models}
        self._cache = cache

    def read(self, asked: Asked) -> Iterator[PastModel]:
        """Each model with what it was."""
        blobs = self.revision.blobs
        same = {path for path in self._models if path in blobs and self._is_same(path)}
        changed = [path for path in self._models if path in blobs and path not in same]
        missing = [path for path in blobs if path not in self._models and not (self.revision.top / path).exists()]
        gone = self._models_among([path for path in missing if self._is_asked(path, asked)])
        old = self._examine([*changed, *gone])
        new = [path for path in self._models if path not in blobs]
        renamed = dict(self._renamed([path for path in gone if path in old], old, new))
        for path, model in self._models.items():
            before = model if path in same else old.get(renamed.get(path, path))
            yield PastModel(model.path, before, model, is_changed=path not in same)
        for path in gone:
            if path in old and path not in renamed.values():
                yield PastModel(old[path].path, old[path], None)

    def _is_same(self, path: str) -> bool:
        """Whether a model and all that is stated about it are as they were."""
        return all(
            self.revision.is_same(self.revision.blobs.get(each), _content(self.revision.top / each))
            for each in (path, *files_about(path))
        )

    def _is_asked(self, path: str, asked: Asked) -> bool:
        """Whether a file of the past is a model that the paths of this check would have named."""
        return any(self._is_under(PurePosixPath(path), each, asked.excludes) for each in asked.paths)

    def _is_under(self, place: PurePosixPath, asked: str, excludes: Excludes) -> bool:
        """Whether a search of a path that was asked for would have come upon a file of the past."""
        try:
            root = PurePosixPath(Path(asked).resolve().relative_to(self.revision.top).as_posix())
        except ValueError:  # another repository, or a part of this one's history that is elsewhere now
            if not self.revision.top.is_relative_to(Path(asked).resolve()):
                return False
            root = PurePosixPath()
        if place == root:
            return True
        if is_pattern(asked):
            return fits(str(place), (f"/{root}",))
        if not place.is_relative_to(root) or not may_be_model(place.name):
            return False
        inner = place.relative_to(root)
        folders = [f"{self.revision.top / root / folder}/" for folder in list(inner.parents)[-2::-1]]
        is_hidden = any(part.startswith(".") for part in inner.parts)
        return not is_hidden and not any(map(excludes, (*folders, str(self.revision.top / place))))

    def _models_among(self, paths: list[str]) -> list[str]:
        """The files of the past that are models, some by their content only."""
        doubtful = [path for path in paths if not is_model_name(path)]
        contents = self.revision.contents([self.revision.blobs[path] for path in doubtful])
        others = {path for path, content in zip(doubtful, contents, strict=True) if not is_model_content(content)}
        return [path for path in paths if path not in others]

    def _examine(self, paths: list[str]) -> dict[str, ExaminedModel]:
        """The models of these paths as they were."""
        with TemporaryDirectory(prefix="mediabruch-") as folder:
            root = Path(folder)
            (root / ".git").mkdir()  # statements of folders above end here
            self._write(root, paths)
            jobs = [Job(self._called(path), str(root / path), self._manner(path)) for path in paths]
            found: dict[str, ExaminedModel] = {}
            for path, outcome in zip(paths, examine(jobs, self._cache), strict=True):
                if outcome.model is not None:
                    found[path] = outcome.model
                elif outcome.error is not None:
                    self._note(path, outcome.error)
        return found

    def _note(self, path: str, error: MediabruchError) -> None:
        message = Message(
            "{path} could not be read at {revision}: {reason}",
            path=path,
            revision=self.revision.name,
            reason=error.message,
        )
        self.troubles.append(message)

    def _write(self, root: Path, paths: list[str]) -> None:
        """Put models, and what is stated about them, into a folder."""
        wanted: dict[str, Blob] = {}
        for path in paths:
            for each in (path, *files_about(path)):
                if each in self.revision.blobs:
                    wanted[each] = self.revision.blobs[each]
        for blob, content in zip(wanted.values(), self.revision.contents(wanted.values()), strict=True):
            file = root / blob.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)

    def _called(self, path: str) -> str:
        """How findings call a model of the past."""
        return self._models[path].path if path in self._models else path_of(str(self.revision.top / path))

    def _manner(self, path: str) -> Manner:
        """How a model is analyzed now; a removed one, as the others are."""
        if path in self._manners:
            return self._manners[path]
        any_manner = next(iter(self._manners.values()), Manner())
        return any_manner._replace(annotations=None)

    def _renamed(self, gone: list[str], old: Mapping[str, ExaminedModel], new: list[str]) -> Iterator[tuple[str, str]]:
        """New names with the old ones: of equal content first, then of the most elements in common."""
        open_ = dict.fromkeys(gone)
        likeness = [(-_likeness(old[before], self._models[path]), before, path) for path in new for before in gone]
        taken: set[str] = set()
        for share, before, path in sorted(likeness):
            if -share >= _LIKE and before in open_ and path not in taken:
                del open_[before]
                taken.add(path)
                yield path, before


def _likeness(before: ExaminedModel, now: ExaminedModel) -> float:
    """1.5 for equal content, else the share of the old elements that are still there."""
    if before.sha256 == now.sha256:
        return 1.5
    return len(before.elements.keys() & now.elements.keys()) / len(before.elements) if before.elements else 0.0


def _content(file: Path) -> bytes | None:
    try:
        return content_of(file, LARGEST)
    except OSError:
        return None
