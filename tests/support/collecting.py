"""Collecting thousands of tests with little work, in one process and in several side by side."""

import gc
import importlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.support.shared import PROJECT


@contextmanager
def keeping_all() -> Iterator[None]:
    """Without the garbage collector: what is collected stays, and looking through it again and again is in vain."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def import_a_part_first(config: pytest.Config) -> None:
    """Begin with other modules in each process: what one has compiled, the others find.

    What cannot be imported is left to pytest, which says so.
    """
    worker: dict[str, str] = getattr(config, "workerinput", {})
    modules = sorted({path.relative_to(PROJECT) for path in _modules(config)})
    share = len(modules) * int(worker.get("workerid", "gw0").removeprefix("gw")) // int(worker.get("workercount", 1))
    for path in modules[share:] + modules[:share] if worker else ():
        with suppress(Exception, pytest.skip.Exception):
            importlib.import_module(".".join(path.with_suffix("").parts))


def _modules(config: pytest.Config) -> Iterator[Path]:
    """The modules of tests that are asked for, in whole folders of them."""
    for argument in config.args:
        folder = config.invocation_params.dir / argument
        if folder.is_relative_to(PROJECT / "tests"):
            yield from folder.rglob("test_*.py")
