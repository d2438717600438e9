"""A portfolio that is broken off: it ends, and no process of it stays behind."""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.portfolio.test_workers import is_there, until
from tests.support.patience import PATIENCE
from tests.support.shared import PROJECT

TASKS = Path("/proc/self/task")


def children(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return [int(number) for number in listed.split()]


@pytest.mark.skipif(not (TASKS / str(os.getpid()) / "children").exists(), reason="looks at processes as Linux does")
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one processor starts no other process")
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_no_process_stays_behind(tmp_path: Path, end: signal.Signals) -> None:
    for number in range(25):
        shutil.copytree(PROJECT / "examples" / "gemeinden", tmp_path / str(number))
    process = subprocess.Popen(
        [sys.executable, "-m", "mediabruch", "portfolio", str(tmp_path), "--no-cache"],
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        assert until(lambda: process.poll() is not None or len(children(process.pid)) > 1)
        workers = children(process.pid)
        assert len(workers) > 1
        if end is signal.SIGINT:
            os.killpg(process.pid, end)  # as a terminal does
        else:
            process.send_signal(end)
        out, err = process.communicate(timeout=PATIENCE)
        assert process.returncode != 0, err
        assert out == b""
        assert b"Traceback" not in err
        assert until(lambda: not any(map(is_there, workers)))
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
