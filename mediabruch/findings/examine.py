"""One model examined: from its file to its findings, or from the cache; many models in parallel where it pays."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mediabruch.errors import MediabruchError, Message
from mediabruch.findings.cache import Cache, key_of
from mediabruch.findings.result import Checked
from mediabruch.media import RuleSet

if TYPE_CHECKING:
    from mediabruch.annotate.infer.house import HouseWords
    from mediabruch.model import FlowNode, MessageFlow

STANDARD_INPUT = "-"
PARALLEL = 48
"""Models from which on starting a second process pays."""
_AT_ONCE = 16
"""Models that a process is given at a time."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a model is to be analyzed."""

    rules: RuleSet = RuleSet.STANDARD
    inference: bool = True
    house: "HouseWords | None" = None
    annotations: str | None = None
    """Annotation file; `None`: the one beside the model."""
    patterns: tuple[str, ...] = ()
    """Names of own rules."""


@dataclass(frozen=True, slots=True)
class Job:
    """A model to examine."""

    path: str
    """How findings call it."""
    file: str
    """Where it is read from: the same place, but for a model of the past."""
    manner: Manner


class Outcome(NamedTuple):
    """What became of a job."""

    job: Job
    model: Checked | None
    error: MediabruchError | None = None
    """Why it could not be read."""
    troubles: tuple[Message, ...] = ()
    """What own rules did wrong."""
    is_cached: bool = False


def examine(jobs: Sequence[Job], cache: Cache | None) -> Iterator[Outcome]:
    """The outcomes of all jobs, in their order."""
    keys = {job: key for job in jobs if cache is not None and (key := job_key(job)) is not None}
    known: dict[Job, Checked] = {}
    if cache is not None:
        known = {job: model for job, key in keys.items() if (model := cache.find(key)) is not None}
    fresh = worked([job for job in jobs if job not in known])
    for job in jobs:
        if job in known:
            yield Outcome(job, known[job], is_cached=True)
            continue
        outcome = next(fresh)
        if cache is not None and job in keys and outcome.model is not None:
            cache.keep(keys[job], outcome.model)
        yield outcome


def job_key(job: Job) -> str | None:
    """The key of all that a job's outcome depends on; `None` where it cannot be told, or own rules have a say."""
    if job.file == STANDARD_INPUT or job.manner.patterns:
        return None
    from mediabruch.annotate import find_sidecar
    from mediabruch.annotate.folders import find_folder_files

    manner = job.manner
    try:
        sidecar = find_sidecar(job.file) if manner.annotations is None else Path(manner.annotations)
        files = [Path(job.file), *([sidecar] if sidecar else []), *find_folder_files(job.file)]
        parts = [part for file in files for part in (_called(file, job), file.read_bytes())]
    except (OSError, ValueError, MediabruchError):  # analyzing it says what is wrong
        return None
    house = None if manner.house is None else asdict(manner.house)
    options = json.dumps([job.path, manner.rules, manner.inference, house], default=sorted, sort_keys=True)
    return key_of(options.encode(), *parts)


def _called(file: Path, job: Job) -> bytes:
    """A file as seen from the model, so that models of the past are known again wherever they are read from."""
    return os.path.relpath(file, Path(job.file).parent).encode(errors="surrogateescape")


def worked(jobs: Sequence[Job]) -> Iterator[Outcome]:
    """The outcomes of jobs, none from the cache; in several processes where there are many."""
    processes = min(os.cpu_count() or 1, 8, len(jobs) // (PARALLEL // 2))
    if processes < 2 or any(job.file == STANDARD_INPUT for job in jobs):  # noqa: PLR2004 - one more than this one
        yield from map(work, jobs)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    done = 0
    try:
        with ProcessPoolExecutor(processes) as pool:
            for outcome in pool.map(work, jobs, chunksize=_AT_ONCE):
                done += 1
                yield outcome
    except (BrokenProcessPool, OSError):  # a process was ended from outside, or none may be started
        yield from map(work, jobs[done:])


def work(job: Job) -> Outcome:
    """Analyze a model and collect its findings."""
    from mediabruch.analysis import analyze
    from mediabruch.findings.collect import Collector
    from mediabruch.findings.own import run_patterns
    from mediabruch.findings.source import Source
    from mediabruch.read import bytes_of, read_bytes

    manner = job.manner
    try:
        data = bytes_of(job.file)
        model = read_bytes(data, job.file, diagram=manner.house is not None and bool(manner.house.colors))
        analysis = analyze(
            model,
            annotations=manner.annotations,
            rules=manner.rules,
            inference=manner.inference,
            house=manner.house,
        )
    except MediabruchError as error:
        if error.path == job.file:
            error.path = job.path
        return Outcome(job, None, error)
    collector = Collector(analysis, job.path, Source(data))
    own, troubles = run_patterns(manner.patterns, collector)
    checked = Checked(
        path=job.path,
        name=model.name,
        sha256=model.sha256,
        score=analysis.score,
        findings=tuple(sorted((*collector.collect(), *own), key=lambda one: (one.line, one.column, one.code))),
        elements=_labels(model.activities) | _labels(model.message_flows),
    )
    return Outcome(job, checked, troubles=troubles)


def _labels(elements: "Iterable[FlowNode | MessageFlow]") -> dict[str, str]:
    return {element.id: element.name for element in elements if element.id}
