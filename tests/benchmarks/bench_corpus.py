"""The whole analysis of the MIWG models, beside the time that `lxml.etree.parse` alone takes for the same files.

Not part of the tests; needs ../shared. Run it with

    pytest tests/benchmarks/bench_corpus.py --benchmark-columns=min,median,rounds

The number in brackets beside the analysis is the ratio.
"""

from pathlib import Path

import lxml.etree
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

import mediabruch as mb
from tests.support.models import analyze
from tests.support.shared import CORPUS, needs_shared

pytestmark = [needs_shared, pytest.mark.benchmark(group="MIWG models")]


def _models() -> list[Path]:
    """The files that can be read."""
    found = []
    for path in sorted((CORPUS / "bpmn-miwg+bpmn-miwg-test-suite").rglob("*.bpmn")):
        try:
            mb.read(path)
            lxml.etree.parse(path)
        except (mb.UnreadableError, lxml.etree.LxmlError, OSError):
            continue
        found.append(path)
    return found


def test_parse(benchmark: BenchmarkFixture) -> None:
    models = _models()
    trees = benchmark.pedantic(  # type: ignore[no-untyped-call]
        lambda: [lxml.etree.parse(path) for path in models], rounds=5, warmup_rounds=1
    )
    assert len(trees) == len(models)


@pytest.mark.parametrize("inference", [False, True], ids=["stated only", "with inference"])
def test_whole_analysis(benchmark: BenchmarkFixture, inference: object) -> None:
    models = _models()
    analyses = benchmark.pedantic(  # type: ignore[no-untyped-call]
        lambda: [analyze(path, inference=bool(inference)) for path in models], rounds=3, warmup_rounds=1
    )
    assert len(analyses) == len(models)
