"""The models among and under what the user names, and what was passed over on the way.

Left out are hidden files and folders, what `.gitignore` leaves out, `node_modules`, and what the caller excludes; what
is named itself is always taken. Patterns that no shell has expanded are expanded here.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from mediabruch.errors import MediabruchError, Message, UnreadableError
from mediabruch.files.ancestors import Ancestors
from mediabruch.files.contents import content_of
from mediabruch.files.models import HEAD, STANDARD_INPUT, is_model_content, is_model_name, may_be_model, mentions_bpmn
from mediabruch.files.reasons import reason_of

_NEVER = frozenset({"node_modules"})
_IGNORE_FILE = ".gitignore"
_LARGEST = 1_000_000
"""Bytes of it that are read."""

Excludes = Callable[[str], bool]
"""Whether a file, or a folder (with a slash at its end), is to be left out."""


class SearchRequest(NamedTuple):
    """Where models are looked for."""

    paths: tuple[str, ...]
    """Files, folders and patterns, as the user named them."""
    excludes: Excludes = lambda _: False


class FoundModels(NamedTuple):
    """What a search came to."""

    models: tuple[str, ...]
    """In the order in which they were named; those of a folder by name; each file once."""
    refused: tuple[MediabruchError, ...] = ()
    """Why folders and files could not be looked into."""
    passed_over: tuple[str, ...] = ()
    """XML files in folders that name BPMN and are no models."""
    excluded: int = 0
    """How many models and folders the caller left out."""


def is_pattern(path: str) -> bool:
    """Whether a path stands for those that fit it: Windows' shells, and quotes, leave `models/**/*.bpmn` as it is."""
    return any(sign in path for sign in "*?[") and not os.path.lexists(path)


def search(
    paths: Iterable[str | os.PathLike[str]], excludes: Excludes = lambda _: False, *, spares_named: bool = True
) -> FoundModels:
    """Search for models; with `spares_named=False`, `excludes` is asked about files that are named, too."""
    run = _Search(excludes)
    for each in paths:
        path = os.fspath(each)
        if path != STANDARD_INPUT and os.path.isdir(path):  # noqa: PTH112 - may not be a path
            run.look_into(path)
        elif is_pattern(path):
            run.expand(path)
        elif spares_named or path == STANDARD_INPUT or not excludes(path):
            run.models[str(Path(path))] = None
        else:
            run.excluded += 1
    return FoundModels(
        models=tuple(run.models),
        refused=tuple(run.refused),
        passed_over=tuple(run.passed_over),
        excluded=run.excluded,
    )


class _Search:
    """What was found so far."""

    def __init__(self, excludes: Excludes) -> None:
        self.excludes = excludes
        self.models: dict[str, None] = {}
        self.refused: list[MediabruchError] = []
        self.passed_over: list[str] = []
        self.excluded = 0
        self._above = Ancestors()

    def look_into(self, folder: str) -> None:
        """Find the models in and below a folder that is named."""
        ignored = _ignored_from_above(folder, self._above)
        self._walk(str(Path(folder)), ignored)

    def expand(self, pattern: str) -> None:
        """Find the models that a pattern fits, and those in and below the folders that it fits."""
        from glob import glob  # seldom needed

        before = len(self.models), len(self.refused), self.excluded
        for path in sorted(glob(pattern, recursive=True)):  # noqa: PTH207 - as in a shell
            if os.path.isdir(path):  # noqa: PTH112 - may not be a path
                self.look_into(path)
            elif may_be_model(path) and path not in self.models:
                self._take(str(Path(path)))
        if before == (len(self.models), len(self.refused), self.excluded):
            message = Message("There is no such file, and no model that this fits as a pattern.")
            self.refused.append(UnreadableError(message, path=pattern))

    def _walk(self, folder: str, ignored: "_Ignored") -> None:
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self._refuse(folder, error, Message("The folder cannot be read: {reason}.", reason=reason_of(error)))
            return
        if any(entry.name == _IGNORE_FILE for entry in found):
            ignored = (*ignored, (folder, _patterns_in(folder)))
        for entry in found:
            path = entry.name if folder == os.curdir else entry.path
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in _NEVER and not self._is_left_out(path + "/", ignored):
                    self._walk(path, ignored)
            elif may_be_model(entry.name) and not _is_ignored(path, ignored):
                self._take(path)

    def _is_left_out(self, path: str, ignored: "_Ignored") -> bool:
        if _is_ignored(path, ignored):
            return True
        is_excluded = self.excludes(path)
        self.excluded += is_excluded
        return is_excluded

    def _take(self, path: str) -> None:
        """Take a file whose name may be that of a model, if it is one."""
        if not os.path.isfile(path):  # noqa: PTH113 - Path is slow
            if os.path.islink(path) and is_model_name(path) and not os.path.isdir(path):  # noqa: PTH112, PTH114
                message = Message("This link leads nowhere.")
                self.refused.append(UnreadableError(message, path=path))
            return
        if not is_model_name(path):
            try:
                with open(path, "rb") as file:  # noqa: PTH123 - there may be thousands, and Path is slow
                    head = file.read(HEAD)
            except OSError as error:
                self._refuse(path, error, Message("The file cannot be read: {reason}.", reason=reason_of(error)))
                return
            if not is_model_content(head):
                if mentions_bpmn(head) and not self.excludes(path):
                    self.passed_over.append(path)
                return
        if self.excludes(path):
            self.excluded += 1
        else:
            self.models[path] = None

    def _refuse(self, path: str, error: OSError, message: Message) -> None:
        if not isinstance(error, FileNotFoundError):  # gone since it was listed
            self.refused.append(UnreadableError(message, path=path))


_Ignored = tuple[tuple[str, tuple[str, ...]], ...]
"""Folders with the patterns of their `.gitignore`, the outermost first."""


def _ignored_from_above(folder: str, above: Ancestors) -> _Ignored:
    """What the folders above one leave out, up to the top of its repository; nothing if they leave it out itself."""
    folders = above.folders(os.path.join(folder, "_"))  # noqa: PTH118 - may not be a path
    if not folders or not above.holds(folders[-1], ".git"):
        return ()
    ignored = tuple((each, _patterns_in(each)) for each in reversed(folders[1:]) if above.holds(each, _IGNORE_FILE))
    return () if _is_ignored(folders[0] + "/", ignored) else ignored


def _patterns_in(folder: str) -> tuple[str, ...]:
    from mediabruch.files.patterns import lines_of  # not all folders leave files out

    try:
        return lines_of(content_of(f"{folder}/{_IGNORE_FILE}", _LARGEST).decode(errors="replace"))
    except OSError:
        return ()


def _is_ignored(path: str, ignored: _Ignored) -> bool:
    """Whether the nearest `.gitignore` that speaks of a path leaves it out."""
    if not ignored:
        return False
    whole, ending = os.path.abspath(path), "/" if path.endswith("/") else ""  # noqa: PTH100 - links stay as they are
    return next(_verdicts(whole, ending, ignored), False)


def _verdicts(path: str, ending: str, ignored: _Ignored) -> Iterator[bool]:
    from mediabruch.files.patterns import verdict

    for folder, patterns in reversed(ignored):
        seen = os.path.relpath(path, os.path.abspath(folder)).replace(os.sep, "/")  # noqa: PTH100
        if patterns and not seen.startswith("../") and (said := verdict(seen + ending, patterns)) is not None:
            yield said
