"""A temporary folder is gone afterwards, however the run ended."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mediabruch.files.temporary import temporary_folder


def test_the_folder_is_gone_afterwards() -> None:
    with pytest.raises(ValueError, match="x"), temporary_folder() as folder:  # noqa: PT012 - both are what is tested
        (folder / "a").write_text("b")
        raise ValueError("x")
    assert not folder.exists()
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


WAITING = """
import time
from mediabruch.files.temporary import temporary_folder
with temporary_folder() as folder:
    print(folder, flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_run_that_is_ended_leaves_none(number: signal.Signals) -> None:
    with subprocess.Popen([sys.executable, "-c", WAITING], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as run:
        assert run.stdout is not None
        folder = Path(run.stdout.readline().decode().strip())
        assert folder.is_dir()
        time.sleep(0.1)
        run.send_signal(number)
        run.wait(20)
    assert not folder.exists()
