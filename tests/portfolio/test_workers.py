"""Several processes: they do what one would do, and none outlives the one that began them."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from mediabruch.portfolio.workers import in_processes
from tests.support.patience import PATIENCE

BEGIN = """
import sys
from tests.portfolio.test_workers import sleep
from mediabruch.portfolio.workers import in_processes
import multiprocessing
if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    for _ in in_processes(sleep, [sys.argv[2]] * 40, 2):
        pass
"""


def double(number: int) -> int:
    return 2 * number


def sleep(folder: str) -> None:
    """Say that this process has begun, and sleep for long."""
    Path(folder, str(os.getpid())).touch()
    time.sleep(4 * PATIENCE)


def end_once(task: tuple[int, int]) -> int:
    """End the process, but for the one of this number."""
    number, parent = task
    if number == 40 and os.getpid() != parent:
        os._exit(1)
    return number


def until(what: Callable[[], bool]) -> bool:
    limit = time.monotonic() + PATIENCE
    while not what() and time.monotonic() < limit:
        time.sleep(0.02)
    return what()


def is_there(process: int) -> bool:
    """Whether a process runs; one that has ended and was not fetched does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_outcomes_are_in_order() -> None:
    assert list(in_processes(double, range(100), 2)) == [2 * number for number in range(100)]


def test_what_a_process_that_was_ended_left_is_done_here() -> None:
    tasks = [(number, os.getpid()) for number in range(100)]
    assert list(in_processes(end_once, tasks, 2)) == list(range(100))


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes as Linux shows them")
@pytest.mark.parametrize("method", [name for name in multiprocessing.get_all_start_methods() if name != "forkserver"])
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_no_process_outlives_the_one_that_began_it(tmp_path: Path, method: str, end: signal.Signals) -> None:
    script = tmp_path / "begin.py"
    script.write_text(BEGIN, encoding="utf-8")
    begun = tmp_path / "begun"
    begun.mkdir()
    root = Path(__file__).parents[2]
    process = subprocess.Popen(
        [sys.executable, str(script), method, str(begun)],
        env={**os.environ, "PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        assert until(lambda: len(list(begun.iterdir())) == 2)
        workers = [int(path.name) for path in begun.iterdir()]
        if end is signal.SIGINT:
            os.killpg(process.pid, end)  # as a terminal does
        else:
            process.send_signal(end)
        process.communicate(timeout=PATIENCE)  # nobody holds the pipes any more
        assert until(lambda: not any(map(is_there, workers)))
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
