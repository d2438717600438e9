"""Checks in tests: stated media only, no cache unless one is named."""

from collections.abc import Sequence
from pathlib import Path

from mediabruch.checks.check import Done, Task, check
from mediabruch.checks.policy import Policy
from mediabruch.checks.result import CheckResult, Fixed
from mediabruch.files.paths import path_of
from mediabruch.files.search import Asked, find_models
from mediabruch.findings.finding import Finding
from mediabruch.portfolio.cache import Cache
from mediabruch.portfolio.examine import Manner

BREAKS = Policy(select=("MB1",))


def task(
    paths: Sequence[str] = (".",), *, policy: Policy = BREAKS, cache: Cache | None = None, **facts: object
) -> Task:
    files = [str(path) for path in find_models(paths)]
    basic = Task(Asked(tuple(paths)), files, lambda _: Manner(inference=False), lambda _: policy, cache)
    return basic._replace(**facts)  # type: ignore[arg-type]


def checked(paths: Sequence[str] = (".",), **facts: object) -> CheckResult:
    return check(task(paths, **facts)).result  # type: ignore[arg-type]


def with_baseline(file: Path, **facts: object) -> CheckResult:
    return checked(baseline=file, **facts)  # type: ignore[arg-type]


def write_baseline(file: Path, **facts: object) -> Done:
    done = check(task(baseline=file, writes_baseline=True, **facts))  # type: ignore[arg-type]
    assert done.baseline is not None
    file.write_text(done.baseline, encoding="utf-8")
    return done


def named(found: Sequence[Finding | Fixed]) -> list[str]:
    """`MB101 a.bpmn Check`: kind, model and element."""
    return sorted(f"{one.code} {path_of(one.path)} {one.element}" for one in found)


def new(result: CheckResult) -> list[str]:
    return named([finding for finding in result.findings if finding.is_active])
