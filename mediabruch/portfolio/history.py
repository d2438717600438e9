"""The models at a revision, beside those of now: what was introduced, what was removed, and the scores.

Only models that changed (or whose annotations did) are read twice. They are read with the options and the
configuration of now: what is compared are the models, not the rules.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from mediabruch.bpmn import LARGEST
from mediabruch.errors import MediabruchError, Message
from mediabruch.files.contents import content_of
from mediabruch.files.models import files_about, may_be_model
from mediabruch.files.paths import is_folder, path_of
from mediabruch.files.patterns import fits
from mediabruch.files.search import Excludes, SearchRequest, is_pattern
from mediabruch.files.temporary import temporary_folder
from mediabruch.matching.same_models import ModelTraits, same_models
from mediabruch.options import Options
from mediabruch.portfolio.cache import Cache
from mediabruch.portfolio.examine import EXAMINATION, Examination
from mediabruch.portfolio.examined import ExaminedModel
from mediabruch.portfolio.jobs import Job, run_jobs
from mediabruch.portfolio.past_files import models_among, write_models
from mediabruch.portfolio.revision import Revision, top_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PastModel:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PastModels:
    """What there was at the revision."""

    commit: str
    models: tuple[PastModel, ...]
    unreadable: frozenset[str]
    """Paths of files that cannot be read now, and could not then."""
    troubles: tuple[Message, ...]


def compare_with_revision(
    revision: str,
    asked: SearchRequest,
    examinations: Sequence[Examination],
    options: Callable[[str], Options],
    cache: Cache | None,
) -> PastModels:
    """The models at a revision, beside those of now. `options` says how a removed model is to be analyzed.

    Raises `RevisionError` where git, the repository or the revision is missing.
    """
    tops = {one.job.file: top_of(Path(one.job.file).parent) for one in examinations}
    folders = {top_of(Path(path) if is_folder(path) else Path(path).parent): None for path in asked.paths}
    readers: list[_Reader] = []
    pasts: list[PastModel] = []
    for top in dict.fromkeys((*folders, *tops.values())):
        of_now = [one for one in examinations if tops[one.job.file] == top]
        reader = _Reader(Revision(top, revision), of_now, options, cache)
        pasts += reader.read(asked)
        readers.append(reader)
    return PastModels(
        commit=readers[0].revision.commit if readers else "",
        models=tuple(pasts),
        unreadable=frozenset(path for reader in readers for path in reader.unreadable),
        troubles=tuple(trouble for reader in readers for trouble in reader.troubles),
    )


class _Reader:
    """Reads the models of one repository. All paths in here are seen from its top."""

    def __init__(
        self,
        revision: Revision,
        examinations: Sequence[Examination],
        options: Callable[[str], Options],
        cache: Cache | None,
    ) -> None:
        self.revision = revision
        self.troubles: list[Message] = []
        self.unreadable: list[str] = []
        by_path = {revision.path_of(Path(one.job.file)): one for one in examinations}
        self._jobs = {path: one.job for path, one in by_path.items()}
        self._models = {path: one.value for path, one in by_path.items() if one.value is not None}
        self._options_of = options
        self._cache = cache

    def read(self, asked: SearchRequest) -> Iterator[PastModel]:
        """Each model with what it was."""
        blobs = self.revision.blobs
        same = {path for path in self._jobs if path in blobs and self._is_same(path)}
        changed = [path for path in self._jobs if path in blobs and path not in same]
        missing = [path for path in blobs if path not in self._jobs and not (self.revision.top / path).exists()]
        gone = {path for path in missing if self._is_asked(path, asked)}
        has_new = any(path not in blobs for path in self._jobs)
        elsewhere = [path for path in missing if path not in gone and may_be_model(path)] if has_new else []
        old, errors = self._examine([*changed, *models_among(self.revision, sorted(gone))])
        self._note(errors)
        old |= self._examine(models_among(self.revision, elsewhere))[0]  # what is new may come from there
        self._compare_unreadable(same, old)
        old |= {path: self._models[path] for path in same if path in self._models}
        pairs = self._paired(old)
        for path, model in self._models.items():
            before = old.get(pairs.get(path, ""))
            yield PastModel(path=model.path, before=before, now=model, is_changed=path not in same)
        for path in sorted((old.keys() - set(pairs.values())) & (gone | self._models.keys())):
            yield PastModel(path=old[path].path, before=old[path], now=None)

    def _paired(self, old: Mapping[str, ExaminedModel]) -> dict[str, str]:
        """The models of now with those that they were."""
        before, now = _traits(old), _traits(self._models)
        is_moved = old.keys() - self._models.keys() and self._models.keys() - old.keys()
        return same_models(before, now, self.revision.renames if is_moved else None)

    def _compare_unreadable(self, same: Collection[str], old: Mapping[str, ExaminedModel]) -> None:
        """Note the files that cannot be read now, and could not then: under this name, or with this content."""
        hashes = {
            blob.hash
            for path, blob in self.revision.blobs.items()
            if may_be_model(path) and path not in self._jobs and not (self.revision.top / path).exists()
        }
        for path, job in self._jobs.items():
            if path in self._models:
                continue
            was_there = path in self.revision.blobs and path not in old
            if path in same or was_there or self.revision.hash_of(_content(self.revision.top / path)) in hashes:
                self.unreadable.append(job.path)

    def _is_same(self, path: str) -> bool:
        """Whether a model and all that is stated about it are as they were."""
        return all(
            self.revision.is_same(self.revision.blobs.get(each), _content(self.revision.top / each))
            for each in (path, *files_about(path))
        )

    def _is_asked(self, path: str, asked: SearchRequest) -> bool:
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

    def _examine(self, paths: list[str]) -> tuple[dict[str, ExaminedModel], dict[str, MediabruchError]]:
        """The models of these paths as they were, and why others could not be read."""
        with temporary_folder() as root:
            write_models(self.revision, paths, root)
            jobs = [
                Job(path=self._called(path), file=str(root / path), options=self._options_for(path), place=path)
                for path in paths
            ]
            outcomes = dict(zip(paths, run_jobs(jobs, EXAMINATION, self._cache), strict=True))
        found = {path: one.value for path, one in outcomes.items() if one.value is not None}
        return found, {path: one.error for path, one in outcomes.items() if one.error is not None}

    def _note(self, errors: Mapping[str, MediabruchError]) -> None:
        """Tell of files that could not be read then; of those that still cannot be read is told anyway."""
        for path, error in errors.items():
            if path not in self._jobs or path in self._models:
                message = Message(
                    "{path} could not be read at {revision}: {reason}",
                    path=path,
                    revision=self.revision.name,
                    reason=error.message,
                )
                self.troubles.append(message)

    def _called(self, path: str) -> str:
        """How findings call a model of the past."""
        return self._jobs[path].path if path in self._jobs else path_of(str(self.revision.top / path))

    def _options_for(self, path: str) -> Options:
        """How a model is analyzed now; a removed one, as it would be if it stood there still."""
        if path in self._jobs:
            return self._jobs[path].options
        return replace(self._options_of(path_of(str(self.revision.top / path))), annotations=None)


def _traits(models: Mapping[str, ExaminedModel]) -> list[ModelTraits]:
    return [ModelTraits(path=path, elements=one.elements, sha256=one.sha256) for path, one in models.items()]


def _content(file: Path) -> bytes | None:
    try:
        return content_of(file, LARGEST)
    except OSError:
        return None
