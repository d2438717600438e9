"""How time is taken: the processor's, the least of several rounds, since nothing makes a program faster than it is."""

import gc
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).parents[2]


class Taken(NamedTuple):
    """What a process took."""

    cpu: float
    """Seconds of the processor, its children's included."""
    wall: float
    """Seconds on the clock."""
    megabytes: float
    """The most memory it held at a time."""


def seconds(job: Callable[[], object]) -> float:
    """Seconds of the processor that a job takes in this process."""
    gc.collect()
    start = time.process_time()
    job()
    return time.process_time() - start


def command(arguments: Sequence[str], rounds: int = 1) -> Taken:
    """The least that a Python process took, by itself."""
    taken = [_command([sys.executable, *arguments]) for _ in range(rounds)]
    return Taken(*map(min, zip(*taken, strict=True)))


def _command(arguments: Sequence[str]) -> Taken:
    cpu, wall, kilobytes = said([sys.executable, "-I", "-S", "-c", _WAIT, *arguments]).split()
    return Taken(float(cpu), float(wall), float(kilobytes) / 1000)


def said(arguments: Sequence[str]) -> str:
    """What another process prints; its modules are compiled once and kept, as those of installed packages are."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(Path(tempfile.gettempdir(), "mediabruch-benchmarks"))
    environment["PYTHONPATH"] = str(PROJECT)
    return subprocess.run(arguments, env=environment, capture_output=True, check=True, cwd=PROJECT, text=True).stdout


_WAIT = """
import resource, subprocess, sys, time
start = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
wall = time.perf_counter() - start
if done.returncode not in (0, 1):
    sys.exit(done.returncode)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, wall, used.ru_maxrss)
"""


def megabytes() -> float:
    """The most memory that this process held at a time, without what the process held that began it."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    held = (int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
    return next(held, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1000


def machine() -> dict[str, object]:
    """Where and when it was measured."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
    }


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    lines = information.read_text().splitlines() if information.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())
