"""Replays the history of a repository: `python -m tests.checks.replay_history REPOSITORY [COMMITS]`.

At each commit that touches models, the check is run against a baseline of the commit before, and since that commit.
Both must tell the same; and nothing may be new or fixed that the change did not make, as git sees it: a model that git
calls unchanged or merely renamed has nothing new and nothing fixed, and in one that has changed no finding is both.
"""

import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path

from mediabruch.checks.baseline import Baseline, baseline_text
from mediabruch.checks.check import check
from mediabruch.checks.policy import Policy
from mediabruch.checks.result import CheckResult
from mediabruch.checks.task import CheckTask, ModelSettings
from mediabruch.files.search import SearchRequest, search
from mediabruch.portfolio.cache import Cache

MODELS = "*.bpmn"
CHECKED_OUT = (MODELS, "*.xml", "*.media.yaml", "_media.yaml", "mediabruch.toml", ".gitignore")


@dataclass
class Replay:
    """What a replay came to."""

    commits: int = 0
    new: int = 0
    fixed: int = 0
    renamed: int = 0
    removed: int = 0
    added: int = 0
    faults: list[str] = field(default_factory=list)


def replay(repository: Path, most: int, folder: Path) -> Replay:
    """Replay the last commits of the first parents' line that touch models, in a clone in `folder`."""
    clone = folder / "clone"
    subprocess.run(["git", "clone", "-q", "--no-checkout", str(repository), str(clone)], check=True)
    found = Replay()
    with chdir(clone):
        _git("sparse-checkout", "set", "--no-cone", *CHECKED_OUT)
        commits = _git("log", "--first-parent", "--format=%H", f"-{most}", "--", MODELS).split()
        for commit in reversed(commits):
            before = _git("rev-parse", f"{commit}^").strip()
            _compare(before, commit, (folder / "cache", Path("known.json")), found)
    return found


def _compare(before: str, commit: str, places: tuple[Path, Path], found: Replay) -> None:
    cache, baseline = places
    _git("checkout", "-q", "-f", before)
    then = check(_task(cache, baseline, writes=True))
    content = then.baselines[0][1] if then.baselines else baseline_text(Baseline(), baseline)
    baseline.write_text(content, encoding="utf-8")
    old = check(_task(cache)).result
    _git("checkout", "-q", "-f", commit)
    known = check(_task(cache, baseline)).result
    since = check(_task(cache, since=before)).result
    baseline.unlink()
    found.commits += 1
    found.new += len(_new(since))
    found.fixed += len(since.fixed)
    if (left := _told(known)) != (right := _told(since)):
        only = f"only the baseline {dict(left - right)}, only the revision {dict(right - left)}"
        found.faults.append(f"{commit[:10]}: {only}")
    found.faults += [f"{commit[:10]}: {fault}" for fault in _untrue(old, since, before, found)]


def _task(cache: Path, baseline: Path | None = None, *, writes: bool = False, since: str | None = None) -> CheckTask:
    settings = ModelSettings(policy=Policy(fail_on=("info",)), baseline=baseline)
    models = search(["."])
    return CheckTask(
        asked=SearchRequest((".",)),
        files=models.models,
        settings=lambda _: settings,
        refused=models.refused,
        writes_baseline=writes,
        since=since,
        cache=Cache(cache),
    )


Told = Counter[tuple[str, str, str, str | None]]


def _new(result: CheckResult) -> Told:
    return Counter(("new", one.code, one.path, one.element) for one in result.findings if one.is_active)


def _told(result: CheckResult) -> Told:
    """What is new and what is fixed; files that cannot be read aside."""
    fixed = Counter(("fixed", one.code, one.path, one.element) for one in result.fixed if one.code.startswith("MB"))
    return _new(result) + fixed


def _untrue(old: CheckResult, since: CheckResult, before: str, found: Replay) -> Iterator[str]:
    """What is told to be new or fixed, and the change did not make."""
    changes = _changes(before)
    found.renamed += sum(kind.startswith("R") for kind, _ in changes.values())
    found.added += sum(kind == "A" for kind, _ in changes.values())
    removed = set(_git("diff", "--name-only", "--diff-filter=D", before, "--", MODELS).splitlines())
    found.removed += len(removed)
    had = {(one.path, one.code, one.element, _sender(one), one.media) for one in old.findings}
    for one in since.findings:
        if not one.is_active:
            continue
        kind, was = changes.get(one.path, ("", one.path))
        if kind in {"", "R100"}:
            yield f"new in a model that is as it was: {one.code} {one.path} {one.element}"
        elif (was, one.code, one.element, _sender(one), one.media) in had and kind == "M":
            yield f"new, and there before: {one.code} {one.path} {one.element}"
    has = {(one.path, one.code, one.element) for one in since.findings}
    for gone in since.fixed:
        kind, _ = changes.get(gone.path, ("", gone.path))
        if gone.path not in removed and kind in {"", "R100"} and gone.code.startswith("MB"):
            yield f"fixed in a model that is as it was: {gone.code} {gone.path} {gone.element}"
        elif (gone.path, gone.code, gone.element) in has and _count(old, gone) <= _count(since, gone):
            yield f"fixed, and there still: {gone.code} {gone.path} {gone.element}"


def _count(result: CheckResult, gone: object) -> int:
    key = (getattr(gone, "path", ""), getattr(gone, "code", ""), getattr(gone, "element", None))
    return sum((one.path, one.code, one.element) == key for one in result.findings)


def _sender(finding: object) -> str | None:
    return getattr(getattr(finding, "sender", None), "element", None)


def _changes(before: str) -> dict[str, tuple[str, str]]:
    """The models that git says have changed, by their path of now: how, and their path of then."""
    found = {}
    for line in _git("diff", "--find-renames", "-l0", "--name-status", "--diff-filter=AMRT", before).splitlines():
        kind, *paths = line.split("\t")
        found[paths[-1]] = (kind, paths[0])
    return found


def _git(*arguments: str) -> str:
    command = ["git", "-c", "core.quotePath=false", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def main() -> int:
    """Replay the repository that is named."""
    repository, most = Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 60
    with tempfile.TemporaryDirectory(prefix="replay-") as folder:
        found = replay(repository, most, Path(folder))
    lines = [f"{name}: {value}" for name, value in vars(found).items() if name != "faults"]
    os.write(1, "\n".join([*lines, f"faults: {len(found.faults)}", *found.faults, ""]).encode())
    return bool(found.faults)


if __name__ == "__main__":
    sys.exit(main())
