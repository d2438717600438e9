"""Analyses of what is open, kept by the content that they rest on: a change costs one analysis, and going back none."""

from collections import Counter, OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from os.path import relpath
from pathlib import PurePath, PurePosixPath
from typing import Any, TypeVar

from mediabruch.analysis import Analysis, analyze_annotated, titled
from mediabruch.annotation import Annotator
from mediabruch.bpmn import read_bytes
from mediabruch.config import Config
from mediabruch.config.files import config_in
from mediabruch.errors import MediabruchError, contained
from mediabruch.files.texts import decoded
from mediabruch.interview.dialog import AnswerScope, shared_name
from mediabruch.interview.questions import is_left
from mediabruch.playout import CompiledModel, Followed, Playout, play
from mediabruch.report.walk.route import Route
from mediabruch.statements.folders import Folder, parse_folder
from mediabruch.statements.reading import ANNOTATION_TEXT, parse_sidecar
from mediabruch.statements.sidecar import Sidecar
from mediabruch.workbench.workspace import Workspace

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_KEPT = 12
"""Analyses and play-outs of one model, by what is stated of it."""


@dataclass(frozen=True, kw_only=True, eq=False)
class OpenProcess:
    """A process that is open, as it stands with what is stated of it."""

    path: str
    content: bytes
    analysis: Analysis
    sidecar: Sidecar | None
    config: Config
    route: Route
    """In which order a walk comes to its nodes; the same whatever is stated."""
    briefs: dict[str, dict[str, Any]] = field(default_factory=dict)
    """How it is listed, by language; kept once it was said."""

    @cached_property
    def left(self) -> Mapping[AnswerScope, Counter[str]]:
        """How many steps are left to ask about, by the names of their lanes and by their labels."""
        scopes = (AnswerScope.LANE, AnswerScope.LABEL)
        steps = [step for step in self.analysis.steps if is_left(step)]
        return {scope: Counter(shared_name(self.analysis, step, scope) for step in steps) for scope in scopes}


@dataclass(frozen=True, slots=True)
class _Source:
    """The content that an analysis rests on, what is stated in the annotation file aside."""

    path: str
    content: bytes
    folders: tuple[tuple[str, bytes], ...]
    config: tuple[str, bytes] | None


class Analysts:
    """One for each model that is open. It is made anew once anything but its annotation file changes."""

    def __init__(self) -> None:
        self._by_path: dict[str, tuple[_Source, _Analyst | MediabruchError]] = {}

    def process(self, workspace: Workspace, path: str, stated: tuple[str, bytes] | None) -> OpenProcess:
        """A process with what is stated of it, by an annotation file of this path. Raises `MediabruchError`."""
        source = _Source(path, workspace.files[path], workspace.folder_files(path), workspace.configuration(path))
        known = self._by_path.get(path)
        if known is None or known[0] != source:
            known = self._by_path[path] = source, _analyst(source)
        if isinstance(known[1], MediabruchError):
            raise known[1]
        return known[1].process(stated)

    def forget(self, paths: Iterable[str]) -> None:
        """Let go what was kept of models that are closed."""
        for path in paths:
            self._by_path.pop(path, None)


def _analyst(source: _Source) -> "_Analyst | MediabruchError":
    try:
        with contained(source.path):
            return _Analyst(source)
    except MediabruchError as error:
        return error


class _Analyst:
    """Analyzes one model, again and again as other things are stated of it."""

    def __init__(self, source: _Source) -> None:
        self._source = source
        self._config = Config() if source.config is None else _config(source.config[1], source.config[0])
        self._folders = tuple(_folder(path, content, source.path) for path, content in source.folders)
        self._model = read_bytes(source.content, source.path, diagram=True)
        self._route = Route(self._model)
        self._annotator = Annotator(self._model, self._folders, self._config.options)
        self._played: OrderedDict[tuple[object, ...], Playout] = OrderedDict()
        self._analyses: OrderedDict[tuple[str, bytes] | None, OpenProcess | MediabruchError] = OrderedDict()

    def process(self, stated: tuple[str, bytes] | None) -> OpenProcess:
        """The process with what is stated of it. Raises `MediabruchError`."""
        if stated not in self._analyses:
            _keep(self._analyses, stated, self._tried(stated))
        found = self._analyses[stated]
        if isinstance(found, MediabruchError):
            raise found
        return found

    def _tried(self, stated: tuple[str, bytes] | None) -> OpenProcess | MediabruchError:
        try:
            with contained(self._source.path):
                return self._analyzed(None if stated is None else sidecar_in(*stated))
        except MediabruchError as error:
            return error

    def _analyzed(self, sidecar: Sidecar | None) -> OpenProcess:
        known = self._annotator.annotations(sidecar)
        analysis = analyze_annotated(titled(self._model, known), known, self._config.options, played=self._play)
        return OpenProcess(
            path=self._source.path,
            content=self._source.content,
            analysis=replace(analysis, sidecar=sidecar, folders=self._folders),
            sidecar=sidecar,
            config=self._config,
            route=self._route,
        )

    def _play(self, compiled: CompiledModel, followed: Followed) -> Playout:
        key = (tuple(sorted(compiled.stated.items())), followed)
        if key not in self._played:
            _keep(self._played, key, play(compiled.game(followed)))
        return self._played[key]


def _keep(kept: OrderedDict[_Key, _Value], key: _Key, value: _Value) -> None:
    """Keep a value, and let the one go that was kept first."""
    kept[key] = value
    if len(kept) > _KEPT:
        kept.popitem(last=False)


def sidecar_in(path: str, content: bytes) -> Sidecar:
    """What an annotation file of this content states. Raises `AnnotationError`."""
    return parse_sidecar(text_in(content, path), path)


def text_in(content: bytes, path: str) -> str:
    """The text of an annotation file of this content. Raises `AnnotationError`."""
    return decoded(content, path, ANNOTATION_TEXT)


@lru_cache(maxsize=64)
def _config(content: bytes, path: str) -> Config:
    return config_in(content, path)


def _folder(path: str, content: bytes, model: str) -> Folder:
    """What a folder's file states, by its path as seen from the model."""
    seen = PurePath(relpath(path, PurePosixPath(model).parent)).as_posix()
    return parse_folder(text_in(content, path), path)._replace(path=seen)
