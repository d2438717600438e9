"""What other libraries in Python take to read models: run by the interpreter of an environment of their own.

    PYTHON peers.py ROUNDS SECONDS < LIST OF FILES

It knows nothing of mediabruch, and mediabruch nothing of them. Each file is read by each library in turn; of each the
least counts, as a multiple of what `lxml.etree.parse` takes for the files that the library can read. None of them
analyzes: SpiffWorkflow's parser builds no specification here, pm4py's importer makes a graph with its drawing.
"""

import contextlib
import io
import json
import sys
import time
from collections.abc import Callable
from importlib.metadata import version

import lxml.etree


def _spiff(path: str) -> None:
    from SpiffWorkflow.bpmn.parser import BpmnParser  # type: ignore[import-untyped,import-not-found,unused-ignore]

    BpmnParser().add_bpmn_file(path)


def _pm4py(path: str) -> None:
    import pm4py  # type: ignore[import-untyped,import-not-found,unused-ignore]

    pm4py.read_bpmn(path)


PEERS: dict[str, Callable[[str], object]] = {"SpiffWorkflow": _spiff, "pm4py": _pm4py}


def _seconds(job: Callable[[str], object], path: str) -> float | None:
    start = time.process_time()
    try:
        job(path)
    except Exception:  # noqa: BLE001 - what a library cannot read is not its time
        return None
    return time.process_time() - start


def measure(paths: list[str], rounds: int, most_seconds: float) -> list[dict[str, object]]:
    """A row for each library."""
    rows = []
    for name, job in PEERS.items():
        read: dict[str, float] = {}
        parsed: dict[str, float] = {}
        end = time.perf_counter() + most_seconds / len(PEERS)
        for _ in range(rounds):
            for path in paths:
                if path in read or path not in parsed:
                    parse, taken = _seconds(lxml.etree.parse, path), _seconds(job, path)
                    parsed[path] = min(parse or 0.0, parsed.get(path, parse or 0.0))
                    if taken is not None:
                        read[path] = min(taken, read.get(path, taken))
            if time.perf_counter() > end:
                break
        ratio = sum(read.values()) / sum(parsed[path] for path in read) if read else None
        rows.append({"peer": f"{name} {version(name)}", "read": len(read), "models": len(paths), "ratio": ratio})
    return rows


if __name__ == "__main__":
    rounds, most_seconds = sys.argv[1:]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        found = measure(sys.stdin.read().splitlines(), int(rounds), float(most_seconds))
    json.dump(found, sys.stdout)
