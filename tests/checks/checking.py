"""Checks in tests: stated media only, no cache unless one is named."""

from collections.abc import Callable, Sequence
from pathlib import Path

from mediabruch.checks.check import CheckOutcome, check
from mediabruch.checks.policy import Policy
from mediabruch.checks.result import CheckResult, Fixed
from mediabruch.checks.task import CheckTask, ModelSettings
from mediabruch.files.paths import path_of
from mediabruch.files.search import SearchRequest, search
from mediabruch.findings.finding import Finding
from tests.support.models import STATED

BREAKS = Policy(select=("MB1",))


def task(
    paths: Sequence[str] = (".",),
    *,
    policy: Policy = BREAKS,
    baseline: Path | None = None,
    settings: Callable[[str], ModelSettings] | None = None,
    **facts: object,
) -> CheckTask:
    same = ModelSettings(options=STATED, policy=policy, baseline=baseline)
    found = search(paths)
    basic = CheckTask(
        asked=SearchRequest(tuple(paths)),
        files=found.models,
        settings=settings or (lambda _: same),
        refused=found.refused,
    )
    return basic._replace(**facts)  # type: ignore[arg-type]


def checked(paths: Sequence[str] = (".",), **facts: object) -> CheckResult:
    return check(task(paths, **facts)).result  # type: ignore[arg-type]


def with_baseline(file: Path, **facts: object) -> CheckResult:
    return checked(baseline=file, **facts)  # type: ignore[arg-type]


def write_baseline(file: Path, **facts: object) -> CheckOutcome:
    done = check(task(baseline=file, writes_baseline=True, **facts))  # type: ignore[arg-type]
    ((place, content),) = done.baselines
    assert place == file
    file.write_text(content, encoding="utf-8")
    return done


def named(found: Sequence[Finding | Fixed]) -> list[str]:
    """`MB101 a.bpmn Check`: kind, model and element."""
    return sorted(f"{one.code} {path_of(one.path)} {one.element}" for one in found)


def new(result: CheckResult) -> list[str]:
    return named([finding for finding in result.findings if finding.is_active])
