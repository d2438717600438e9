"""A chain of 10,000 steps against one of 1,000: ten times the size, at most thirteen times the time.

Not part of the tests; run it with

    pytest tests/benchmarks/bench_scaling.py --benchmark-columns=min,median,rounds

The number in brackets beside the larger model's time is the ratio. The same chain in one outer loop is a group of its
own: there the whole process is one strongly connected part.
"""

from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.support.chains import long_chain
from tests.support.models import analyze


@pytest.mark.parametrize("steps", [1_000, 10_000])
@pytest.mark.parametrize("in_loop", [False, True], ids=["chain", "chain in one loop"])
def test_whole_analysis(benchmark: BenchmarkFixture, tmp_path: Path, steps: int, in_loop: object) -> None:
    benchmark.group = "chain in one loop" if in_loop else "chain"
    xml, stated = long_chain(steps, in_loop=bool(in_loop))
    path = tmp_path / "chain.bpmn"
    path.write_bytes(xml)
    annotations: dict[str, object] = {**stated}
    analysis = benchmark.pedantic(  # type: ignore[no-untyped-call]
        lambda: analyze(path, annotations=annotations, inference=False), rounds=5, warmup_rounds=1
    )
    assert analysis.playout.method == "exact"
    assert len(analysis.steps) == steps
