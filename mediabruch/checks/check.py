"""The stage as a whole: models are examined, selected, held against what is known, and judged.

Each step takes values and returns new ones; `check` is the page to read first.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mediabruch.checks.conditions import failed_conditions, failed_findings
from mediabruch.checks.known import KnownByBaselines, Settings, known_by_baselines
from mediabruch.checks.marking import selected
from mediabruch.checks.result import CheckResult, Failed, Fixed
from mediabruch.checks.task import CheckTask, ModelSettings
from mediabruch.errors import MediabruchError
from mediabruch.files.ancestors import Ancestors
from mediabruch.files.models import STANDARD_INPUT
from mediabruch.files.paths import path_of, place_of
from mediabruch.findings.finding import Finding
from mediabruch.findings.own import OwnRules, load_rules
from mediabruch.portfolio.examine import EXAMINATION, Examination
from mediabruch.portfolio.examined import ExaminedModel
from mediabruch.portfolio.jobs import Job, run_jobs
from mediabruch.rules import RULES

if TYPE_CHECKING:
    from mediabruch.checks.since import SinceRevision


class CheckOutcome(NamedTuple):
    """What came of a check."""

    result: CheckResult
    baselines: tuple[tuple[Path, str], ...] = ()
    """The new contents of baselines, where they are to be written."""


def check(task: CheckTask) -> CheckOutcome:
    """Check models. Raises `MediabruchError` where a baseline, the revision or an own rule is missing."""
    files = {path_of(file): file for file in task.files}
    settings = {path: task.settings(file) for path, file in files.items()}
    own = load_rules(_own_rules(settings.values()))
    examined = _examined(task, files, settings)
    models = _selected(examined, settings)
    since = _since(task, examined, models)
    known = known_by_baselines(task, settings, since.models if since else models, _tolerable(examined))
    return CheckOutcome(result=_judged(task, (settings, own), examined, since, known), baselines=known.written)


def _own_rules(settings: Iterable[ModelSettings]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in settings for name in one.options.own_rules))


def _examined(task: CheckTask, files: Mapping[str, str], settings: Settings) -> list[Examination]:
    """What each model holds."""
    above = Ancestors()
    jobs = [
        Job(path=path, file=file, options=settings[path].options, place=place_of(file, above))
        for path, file in files.items()
    ]
    examined: list[Examination] = []
    for one in run_jobs(jobs, EXAMINATION, task.cache):
        task.on_model()
        examined.append(one)
    return examined


def _selected(examined: Iterable[Examination], settings: Settings) -> tuple[ExaminedModel, ...]:
    """The models that can be read, with the findings that are asked for."""
    models = (one.value for one in examined if one.value is not None)
    return tuple(selected(model, settings[model.path].policy) for model in models)


def _since(task: CheckTask, examined: Sequence[Examination], models: Sequence[ExaminedModel]) -> "SinceRevision | None":
    """What is known from a revision, if one is named."""
    if task.since is None:
        return None
    from mediabruch.checks.since import since_revision  # git is asked only here

    return since_revision(task.since, task, examined, models)


def _tolerable(examined: Iterable[Examination]) -> Mapping[str, MediabruchError]:
    """The files that are there and cannot be read: who knows them may tolerate them."""
    return {
        one.job.path: one.error
        for one in examined
        if one.error is not None and one.job.file != STANDARD_INPUT and os.path.lexists(one.job.file)
    }


def _judged(
    task: CheckTask,
    terms: tuple[Settings, OwnRules],
    examined: Sequence[Examination],
    since: "SinceRevision | None",
    known: KnownByBaselines,
) -> CheckResult:
    """Whether the check passes, and on what that rests."""
    settings, own = terms
    tolerable = _tolerable(examined)
    spared = (known.unreadable | (since.unreadable if since else frozenset())) & tolerable.keys()
    errors = [(one.job.path, one.error) for one in examined if one.error is not None]
    return CheckResult(
        models=known.models,
        rules=dict(sorted({**RULES, **own.rules}.items())),
        refused=(*task.refused, *(each for path, error in errors if path not in spared for each in error.each)),
        tolerated=tuple(error for path, error in errors if path in spared),
        is_usable=not task.refused and all(path in tolerable for path, _ in errors),
        failed=tuple(_failed(known.models, settings, is_compared=since is not None)),
        fixed=tuple(_fixed(since, known)),
        comparison=since.comparison if since else None,
        baselines=tuple(dict.fromkeys(str(one.baseline) for one in settings.values() if one.baseline)),
        troubles=(
            *task.troubles,
            *own.troubles,
            *(trouble for one in examined for trouble in one.troubles),
            *(since.troubles if since else ()),
            *(task.cache.troubles if task.cache else ()),
        ),
        passed_over=task.passed_over,
        shows={path: one.show for path, one in settings.items()},
        places={one.job.path: one.job.place for one in examined},
        from_cache=sum(one.is_cached for one in examined),
    )


def _failed(models: Iterable[ExaminedModel], settings: Settings, *, is_compared: bool) -> Iterator[Failed]:
    """The conditions that are not met. Findings count unless only figures are asked for."""
    failing: list[Finding] = []
    for model in models:
        policy, baseline = settings[model.path].policy, settings[model.path].baseline
        yield from failed_conditions(model, policy)
        if is_compared or baseline is not None or policy.fail_on is not None or not policy.has_conditions:
            failing += filter(policy.fails_on, model.findings)
    yield from failed_findings(failing)


def _fixed(since: "SinceRevision | None", known: KnownByBaselines) -> Iterator[Fixed]:
    """What is gone, each finding once."""
    earlier = since.fixed if since else ()
    yield from earlier
    told = {(one.code, one.path, one.element, one.name) for one in earlier}
    yield from (one for one in known.fixed if (one.code, one.path, one.element, one.name) not in told)
