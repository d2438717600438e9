"""Expected workings of real models, as another engine finds them by executing every choice, or many by chance."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediabruch.analysis import Analysis
from tests.support.findings import visits
from tests.support.models import analyze
from tests.support.shared import CORPUS, needs_shared

pytest.importorskip("SpiffWorkflow", reason="needs SpiffWorkflow: nox -s judge")

from tests.playout.spiff import Beyond, Judged, drawn, judge

MOST_OF_A_SOURCE = 12
SIGMAS = 4


@pytest.mark.corpus
@needs_shared("corpus")
def test_an_engine_that_executes_finds_the_same_visits() -> None:
    agreed: Counter[str] = Counter()
    unexplained = []
    for source, path, analysis, judged in _judged():
        differences = _differences(analysis, judged)
        if not differences:
            agreed[source] += 1
        elif not (judged.is_stuck and analysis.playout.forced_joins) and not _is_terminated(path):
            unexplained.append(f"{path}: {differences}")
    assert unexplained == []
    assert agreed.total() >= 60
    assert len(agreed) >= 10


def _judged() -> Iterator[tuple[str, Path, Analysis, Judged]]:
    """Some models of each source, copies aside: those of at least two steps that the engine can run."""
    seen: set[tuple[bytes, ...]] = set()
    found: defaultdict[str, int] = defaultdict(int)
    for path in sorted(CORPUS.rglob("*.*")):
        source = path.relative_to(CORPUS).parts[0]
        if path.suffix not in {".bpmn", ".xml", ".bpmn2"} or found[source] == MOST_OF_A_SOURCE:
            continue
        try:
            processes = drawn(path)
            if tuple(processes) in seen:
                continue
            seen.add(tuple(processes))
            analysis = analyze(path, inference=False)
            if len(analysis.steps) > 1:
                yield source, path, analysis, judge(processes)
                found[source] += 1
        except Beyond:
            continue


def _differences(analysis: Analysis, judged: Judged) -> list[str]:
    return [
        f"{step}: {expected}, found {judged.visits.get(str(step), 0.0)} in {judged.runs} runs"
        for step, expected in visits(analysis).items()
        if abs(expected - judged.visits.get(str(step), 0.0)) > _tolerance(str(step), expected, judged)
    ]


def _tolerance(step: str, expected: float, judged: Judged) -> float:
    """A count of this mean varies at least as much as its fraction says, even where no run showed it."""
    if judged.is_exact:
        return 1e-9
    least = expected % 1 * (1 - expected % 1)
    variance = max(judged.spread.get(step, 0.0) ** 2, least)
    return SIGMAS * math.sqrt(variance / judged.runs) + 1e-9


def _is_terminated(path: Path) -> bool:
    """Whether branches race with an end event that removes their tokens: ours comes last, the engine's in its turn."""
    return "terminateEventDefinition" in path.read_text(encoding="utf-8")
