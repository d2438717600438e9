"""One model examined: from its file to its findings, or from the cache; many models in parallel where it pays."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mediabruch.errors import MediabruchError, Message, UnforeseenError, contained
from mediabruch.files.ancestors import Ancestors
from mediabruch.files.models import STANDARD_INPUT
from mediabruch.media import RuleSet
from mediabruch.portfolio.cache import Cache, key_of
from mediabruch.portfolio.examined import ExaminedModel

if TYPE_CHECKING:
    from mediabruch.infer.custom_terms import CustomTerms
    from mediabruch.model import FlowNode, MessageFlow

PARALLEL = 48
"""Models from which on starting a second process pays."""


class Manner(NamedTuple):
    """How a model is to be analyzed."""

    rules: RuleSet = RuleSet.STANDARD
    inference: bool = True
    house: "CustomTerms | None" = None
    annotations: str | None = None
    """Annotation file; `None`: the one beside the model."""
    own_rules: tuple[str, ...] = ()
    """Names of own rules."""


class Job(NamedTuple):
    """A model to examine."""

    path: str
    """How findings call it."""
    file: str
    """Where it is read from: the same place, but for a model of the past."""
    manner: Manner
    place: str = ""
    """Where it stands, seen from the top of its repository: what fingerprints hang on. Empty: as findings call it."""


class Examination(NamedTuple):
    """What became of a job."""

    job: Job
    model: ExaminedModel | None
    error: MediabruchError | None = None
    """Why it could not be read."""
    troubles: tuple[Message, ...] = ()
    """What own rules did wrong."""
    is_cached: bool = False


def examine(jobs: Sequence[Job], cache: Cache | None) -> Iterator[Examination]:
    """The outcomes of all jobs, in their order. What is new is kept in the end, or when it is broken off."""
    inputs = _Inputs()
    keys = [None if cache is None else inputs.key(job) for job in jobs]
    known = [None] * len(keys) if cache is None else cache.find(keys)
    fresh = worked([job for job, model in zip(jobs, known, strict=True) if model is None])
    found: list[tuple[str, ExaminedModel]] = []
    try:
        for job, key, model in zip(jobs, keys, known, strict=True):
            if model is not None:
                yield Examination(job, model, is_cached=True)
                continue
            outcome = next(fresh)
            if key is not None and outcome.model is not None:
                found.append((key, outcome.model))
            yield outcome
    finally:
        if cache is not None:
            cache.keep(found)


class _Inputs:
    """The files that outcomes depend on; each folder is looked at once."""

    def __init__(self) -> None:
        self._by_folder: dict[str, tuple[bool, tuple[bytes, ...]]] = {}
        self._manners: dict[int, bytes] = {}
        self._above = Ancestors()

    def key(self, job: Job) -> str | None:
        """The key of all that an outcome depends on; `None` where it cannot be told, or own rules have a say."""
        manner = job.manner
        if job.file == STANDARD_INPUT or manner.own_rules:
            return None
        from mediabruch.files.near_misses import near_misses
        from mediabruch.files.sidecars import find_sidecar

        try:
            has_sidecars, above = self._folder(job.file)
            sidecar: str | Path | None = manner.annotations
            if sidecar is None and has_sidecars:
                sidecar = find_sidecar(job.file)
            beside = [] if sidecar is None else [_text(Path(sidecar).name), _content(sidecar)]
            missed = near_misses(job.file, has_annotations=sidecar is not None)
            beside += [_text(part) for miss in missed for part in miss]
            own = (_text(job.path), _text(job.place), _content(job.file))
        except (OSError, ValueError, MediabruchError):  # analyzing it says what is wrong
            return None
        return key_of(self._manner(manner), *own, *above, b"beside", *beside)

    def _folder(self, file: str) -> tuple[bool, tuple[bytes, ...]]:
        """Whether annotation files stand in a model's folder, and what the folders above state."""
        folder = os.path.split(file)[0]
        if folder not in self._by_folder:
            from mediabruch.files.models import SIDECAR_SUFFIXES
            from mediabruch.statements.folders import find_folder_files

            with os.scandir(folder or ".") as entries:
                has_sidecars = any(entry.name.lower().endswith(SIDECAR_SUFFIXES) for entry in entries)
            files = find_folder_files(file, self._above)
            above = [part for each in files for part in (_text(os.path.relpath(each, folder or ".")), _content(each))]
            self._by_folder[folder] = has_sidecars, tuple(above)
        return self._by_folder[folder]

    def _manner(self, manner: Manner) -> bytes:
        if id(manner.house) not in self._manners:
            self._manners[id(manner.house)] = json.dumps(manner.house, default=sorted).encode()
        return self._manners[id(manner.house)] + f"{manner.rules} {manner.inference}".encode()


def _content(file: str | Path) -> bytes:
    """The content of a plain file. Raises `OSError` for another one: what comes out of a pipe comes out once."""
    if not os.path.isfile(file):  # noqa: PTH113 - there may be thousands, and Path is slow
        raise FileNotFoundError
    with open(file, "rb") as opened:  # noqa: PTH123 - a path may hold bytes that pathlib refuses
        return opened.read()


def _text(text: str) -> bytes:
    return text.encode(errors="surrogateescape")


def worked(jobs: Sequence[Job]) -> Iterator[Examination]:
    """The outcomes of jobs, none from the cache; in several processes where there are many."""
    processes = min(os.cpu_count() or 1, 8, len(jobs) // (PARALLEL // 2))
    if processes < 2 or any(job.file == STANDARD_INPUT for job in jobs):  # noqa: PLR2004 - one more than this one
        yield from map(work, jobs)
        return
    from mediabruch.portfolio.workers import in_processes

    yield from in_processes(work, jobs, processes)


def work(job: Job) -> Examination:
    """Analyze a model and collect its findings."""
    try:
        with contained(job.path):
            return _examination(job)
    except UnforeseenError as error:
        return Examination(job, None, error)


def _examination(job: Job) -> Examination:
    from mediabruch.bpmn import bytes_of, read_bytes

    manner = job.manner
    try:
        data = bytes_of(job.file)
        model = read_bytes(data, job.file, diagram=manner.house is not None and bool(manner.house.colors))
        from mediabruch.analysis import analyze  # takes long, and is in vain for files that are no models

        analysis = analyze(
            model,
            annotations=manner.annotations,
            rules=manner.rules,
            inference=manner.inference,
            house=manner.house,
        )
    except MediabruchError as error:
        for one in error.each:
            one.path = job.path if one.path == job.file else one.path
        return Examination(job, None, error)
    from mediabruch.findings.collect import collect_findings

    found = collect_findings(analysis, own=manner.own_rules, path=job.path, place=job.place)
    checked = ExaminedModel(
        path=job.path,
        name=model.name,
        sha256=model.sha256,
        score=analysis.score,
        findings=found.findings,
        elements=_labels(model.activities) | _labels(model.message_flows),
    )
    return Examination(job, checked, troubles=found.troubles)


def _labels(elements: "Iterable[FlowNode | MessageFlow]") -> dict[str, str]:
    return {element.id: element.name for element in elements if element.id}
