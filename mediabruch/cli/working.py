"""Work on many models: by several processes, with a bar in the terminal, and a cache."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from mediabruch.cli.caching import cache_asked
from mediabruch.cli.output import tell
from mediabruch.cli.progress import FEW, progress
from mediabruch.i18n import Translator

if TYPE_CHECKING:
    from mediabruch.portfolio.jobs import Job, JobOutcome, Work

_T = TypeVar("_T")


def work_through(
    jobs: "Sequence[Job]", work: "Work[_T]", words: Translator, caching: tuple[bool, str | None]
) -> "list[JobOutcome[_T]]":
    """What became of each job. Few need no cache; `caching` is what `--no-cache` and `--cache-dir` ask for."""
    from mediabruch.portfolio.jobs import run_jobs

    cache = cache_asked(no_cache=caching[0], cache_dir=caching[1]) if len(jobs) > FEW else None
    outcomes = []
    with progress(len(jobs), words.text("Analyzing")) as step:
        for outcome in run_jobs(jobs, work, cache):
            outcomes.append(outcome)
            step(1)
    for trouble in cache.troubles if cache is not None else ():
        tell(words.message(trouble))
    return outcomes
