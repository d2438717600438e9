"""How time and memory grow with a model: seven shapes from 100 to 100,000 steps.

    python -m tests.benchmarks.bench_growth [SHAPE SIZE]

Each model is read and analyzed, its words included, in a process of its own, whose start is not counted. An exponent of
1 means: ten times the steps take ten times as long.
"""

import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log10

from mediabruch.bpmn import read_bytes
from tests.benchmarks.clock import megabytes, said, seconds
from tests.benchmarks.shapes import SHAPES
from tests.support.models import analyze

SIZES = (100, 1_000, 10_000, 100_000)
MOST_SECONDS = 4
"""A shape that takes longer is not made ten times as large."""
Row = dict[str, object]


def rows(sizes: Sequence[int] = SIZES) -> Iterator[Row]:
    """A row for each shape."""
    for shape in SHAPES:
        taken: dict[int, tuple[float, float]] = {}
        for size in sizes:
            if not taken or max(taken.values())[0] < MOST_SECONDS:
                taken[size] = _apart(shape, size)
        yield {
            "shape": shape,
            "seconds": {str(size): time for size, (time, _) in taken.items()},
            "megabytes": {str(size): round(memory) for size, (_, memory) in taken.items()},
            "exponents": [
                round(log10(taken[large][0] / taken[small][0]) / log10(large / small), 2)
                for small, large in pairwise(taken)
            ],
        }


def _apart(shape: str, size: int) -> tuple[float, float]:
    """Seconds and megabytes of one model, in a process of its own."""
    time, memory = said([sys.executable, "-m", "tests.benchmarks.bench_growth", shape, str(size)]).split()
    return float(time), float(memory)


def measure(shape: str, size: int) -> tuple[float, float]:
    """Seconds and megabytes of one model in this process, once all modules and word lists are loaded."""
    model = SHAPES[shape](size).encode()
    small = SHAPES[shape](1).encode()
    analyze(read_bytes(small, "small.bpmn"))
    return min(
        seconds(lambda: analyze(read_bytes(model, "model.bpmn"))) for _ in range(3 if size < 10_000 else 1)
    ), megabytes()


def main() -> None:
    """Print what one model takes, or the table."""
    if sys.argv[1:]:
        shape, size = sys.argv[1:]
        sys.stdout.write("{:.5f} {:.0f}\n".format(*measure(shape, int(size))))
        return
    for row in rows():
        sys.stdout.write(f"{row}\n")


if __name__ == "__main__":
    main()
