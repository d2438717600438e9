"""The trend of a git repository: models are read as they were, without checking anything out.

A model is read once for each content that it and its annotations had, with the options of now: what is compared are the
models, not the rules. Cost: a listing for each point, an examination for each such content.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from mediabruch.errors import Message
from mediabruch.files.models import files_about, may_be_model
from mediabruch.files.temporary import temporary_folder
from mediabruch.options import Options
from mediabruch.portfolio.cache import Cache
from mediabruch.portfolio.examine import EXAMINATION
from mediabruch.portfolio.jobs import Job, run_jobs
from mediabruch.portfolio.past_files import models_among, write_models
from mediabruch.portfolio.process_state import ProcessState, state_of
from mediabruch.portfolio.revision import Revision, top_of
from mediabruch.trends.follow import follow
from mediabruch.trends.git_points import Rhythm, is_shallow, points_of
from mediabruch.trends.trend import Trend, TrendPoint

_Contents = tuple[str, tuple[str, ...]]
"""A path, and the hashes of the model and of what is stated about it."""
Keeps = Callable[[str], bool]
"""Whether a path, seen from the top of the repository, is asked for."""


def trend_of_repository(
    path: Path, rhythm: Rhythm, options: Callable[[str], Options], keeps: Keeps, cache: Cache | None
) -> Trend:
    """The models below a path of a repository over its history; of one file, wherever it was before.

    Raises `RevisionError` where git, the repository or its history is missing.
    """
    top = top_of(path)
    place = path.resolve().relative_to(top).as_posix()
    head = Revision(top, "HEAD")
    is_file = place in head.blobs
    inside = "" if is_file or place == "." else place
    points = points_of(head, inside, rhythm)
    reader = _Reader(top, inside, options, keeps)
    with temporary_folder() as folder:
        listed = [reader.models_at(point, folder / str(number)) for number, point in enumerate(points)]
        known = reader.examine(cache)
    notes = []
    if is_shallow(head):
        message = Message(
            "This is a shallow clone: its history begins at {commit}; “git fetch --unshallow” brings the rest.",
            commit=points[0].label,
        )
        notes.append(message)
    seen = [{contents[0]: known[contents] for contents in found} for found in listed]
    followed = follow(seen)
    asked = tuple(one for one in followed if one.path == place) if is_file else followed
    return Trend(points=tuple(points), processes=asked, notes=tuple(notes))


class _Reader:
    """Finds the models of each point, and reads each content once."""

    def __init__(self, top: Path, inside: str, options: Callable[[str], Options], keeps: Keeps) -> None:
        self._top, self._inside = top, inside
        self._options, self._keeps = options, keeps
        self._is_model: dict[tuple[str, str], bool] = {}
        self._files: dict[_Contents, str] = {}

    def models_at(self, point: TrendPoint, folder: Path) -> list[_Contents]:
        """The models of a point; those not seen before are written into a folder."""
        revision = Revision(self._top, point.commit or "")
        paths = [path for path in revision.blobs if self._is_asked(path)]
        found = [self._contents(revision, path) for path in self._models(revision, paths)]
        fresh = [contents for contents in found if contents not in self._files]
        if fresh:
            folder.mkdir(parents=True)
            write_models(revision, [path for path, _ in fresh], folder)
            self._files |= {contents: str(folder / contents[0]) for contents in fresh}
        return found

    def _is_asked(self, path: str) -> bool:
        inside = self._inside
        is_inside = not inside or path == inside or path.startswith(f"{inside}/")
        return is_inside and may_be_model(path) and self._keeps(path)

    def _models(self, revision: Revision, paths: Sequence[str]) -> list[str]:
        """The files that are models; each content is looked at once."""
        new = [path for path in paths if (path, revision.blobs[path].hash) not in self._is_model]
        models = set(models_among(revision, new))
        self._is_model |= {(path, revision.blobs[path].hash): path in models for path in new}
        return [path for path in paths if self._is_model[path, revision.blobs[path].hash]]

    @staticmethod
    def _contents(revision: Revision, path: str) -> _Contents:
        about = (revision.blobs.get(each) for each in (path, *files_about(path)))
        return path, tuple(blob.path + blob.hash for blob in about if blob is not None)

    def examine(self, cache: Cache | None) -> Mapping[_Contents, ProcessState | Message]:
        """Each content that was found, examined; or why it could not be."""
        jobs = [
            Job(path=path, file=file, options=replace(self._options(path), annotations=None), place=path)
            for (path, _), file in self._files.items()
        ]
        found: dict[_Contents, ProcessState | Message] = {}
        for contents, outcome in zip(self._files, run_jobs(jobs, EXAMINATION, cache), strict=True):
            if outcome.value is not None:
                found[contents] = state_of(outcome.value)
            elif outcome.error is not None:
                found[contents] = outcome.error.message
        return found
