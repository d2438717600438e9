"""Many models, each through the same work: from the cache, or in several processes where it pays."""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from mediabruch.errors import MediabruchError, Message, UnforeseenError, contained
from mediabruch.files.ancestors import Ancestors
from mediabruch.files.models import STANDARD_INPUT
from mediabruch.files.paths import place_of
from mediabruch.options import Options

if TYPE_CHECKING:
    from mediabruch.analysis import Analysis
    from mediabruch.portfolio.cache import Cache

PARALLEL = 48
"""Models from which on starting a second process pays."""
_Value = TypeVar("_Value")


class Job(NamedTuple):
    """A model to work on."""

    path: str
    """How findings and reports call it."""
    file: str
    """Where it is read from: the same place, but for a model of the past."""
    options: Options
    place: str = ""
    """Where it stands, seen from the top of its repository: what fingerprints hang on. Empty: where `file` stands."""
    number: int = 1
    """Its place among the models, from 1."""


class Work(NamedTuple, Generic[_Value]):
    """What is made of the analysis of each model. Its functions, and what they make, travel between processes."""

    name: str
    """Tells this work from all others, in the keys of the cache."""
    make: "Callable[[Job, Analysis], tuple[_Value, tuple[Message, ...]]]"
    """What comes of an analysis, and what went wrong on the way without stopping it."""
    to_text: Callable[[_Value], str] | None = None
    """How it is kept in the cache; `None`: it is not."""
    from_text: Callable[[str], _Value | None] | None = None
    """What was kept; `None`: it is corrupt or foreign."""
    needs_diagram: bool = False
    """Whether models are read with their drawings."""


class JobOutcome(NamedTuple, Generic[_Value]):
    """What became of a job."""

    job: Job
    value: _Value | None = None
    error: MediabruchError | None = None
    """Why there is no value."""
    troubles: tuple[Message, ...] = ()
    """What own rules did wrong."""
    is_cached: bool = False


def itself(_: Job, analysis: "Analysis") -> "tuple[Analysis, tuple[Message, ...]]":
    """The work of those who want the analysis as it is."""
    return analysis, ()


def run_jobs(jobs: Sequence[Job], work: Work[_Value], cache: "Cache | None" = None) -> Iterator[JobOutcome[_Value]]:
    """The outcomes of all jobs, in their order. What is new is kept in the end, or when it is broken off."""
    to_text, from_text = work.to_text, work.from_text
    if cache is None or to_text is None or from_text is None:
        yield from _worked(jobs, work)
        return
    from mediabruch.portfolio.inputs import Inputs  # one model alone asks for no key

    inputs = Inputs()
    keys = [inputs.key(job.file, job.options, (work.name, job.path, job.place)) for job in jobs]
    known = cache.find(keys, from_text)
    fresh = _worked([job for job, value in zip(jobs, known, strict=True) if value is None], work)
    found: list[tuple[str, str]] = []
    try:
        for job, key, value in zip(jobs, keys, known, strict=True):
            if value is not None:
                yield JobOutcome(job=job, value=value, is_cached=True)
                continue
            outcome = next(fresh)
            if key is not None and outcome.value is not None:
                found.append((key, to_text(outcome.value)))
            yield outcome
    finally:
        cache.keep(found)


def _worked(jobs: Sequence[Job], work: Work[_Value]) -> Iterator[JobOutcome[_Value]]:
    """The outcomes of jobs, none from the cache; in several processes where there are many."""
    processes = min(os.cpu_count() or 1, 8, len(jobs) // (PARALLEL // 2))
    if processes < 2 or any(job.file == STANDARD_INPUT for job in jobs):  # noqa: PLR2004 - one more than this one
        above = Ancestors()
        yield from (work_on(work, above, job) for job in jobs)
        return
    from mediabruch.portfolio.workers import in_processes

    yield from in_processes(partial(work_on, work, Ancestors()), jobs, processes)


def work_on(work: Work[_Value], above: Ancestors, job: Job) -> JobOutcome[_Value]:
    """Analyze a model, and make of it what the work is about; `above` are the folders around all jobs."""
    try:
        with contained(job.path):
            analysis = _analysis(job, above, needs_diagram=work.needs_diagram)
            placed = job if job.place else job._replace(place=place_of(job.file, above))
            value, troubles = work.make(placed, analysis)
    except UnforeseenError as error:
        return JobOutcome(job=job, error=error)
    except MediabruchError as error:
        for one in error.each:
            one.path = job.path if one.path == job.file else one.path
        return JobOutcome(job=job, error=error)
    return JobOutcome(job=job, value=value, troubles=troubles)


def _analysis(job: Job, above: Ancestors, *, needs_diagram: bool) -> "Analysis":
    from mediabruch.bpmn import read

    model = read(job.file, diagram=needs_diagram or job.options.needs_diagram)
    from mediabruch.analysis import analyze_model  # takes long, and is in vain for files that are no models

    return analyze_model(model, job.options, above=above)
