"""A few damaged files of each kind; `nox -s fuzz` damages many more."""

import random
import signal
from itertools import islice
from pathlib import Path

import pytest

from tests.fuzz import cases, with_damage, wrong_with

KINDS, OF_EACH = 9, 4


@pytest.mark.skipif(not hasattr(signal, "SIGPROF"), reason="needs a clock of the work done")
@pytest.mark.parametrize("seed", range(OF_EACH))
def test_damaged_files_are_read_or_refused(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    for number, case in enumerate(islice(cases(rng), KINDS)):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert wrong_with(with_damage(case, rng), folder) is None, case.name
