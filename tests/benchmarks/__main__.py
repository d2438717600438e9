"""All benchmarks: one command, some minutes, one page.

    python -m tests.benchmarks [--peers FOLDER] [--quick]

Needs ../shared. Writes `docs/benchmarks.md`, and `tests/benchmarks/last.json` for later comparison: a change that is
meant to make something faster is measured before and after, on the same idle machine. `--quick` takes small folders and
sizes, and writes nothing.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.benchmarks import bench_commands, bench_corpus, bench_growth, bench_peers, bench_stages
from tests.benchmarks.clock import PROJECT, machine
from tests.benchmarks.page import page

FOLDERS = ("miwg", "hdBPMN", "hocs", "GovModeler", "digiwf")
STAGED = ("hocs", "GovModeler", "hdBPMN")
PORTFOLIOS = ("hocs", "miwg")
PEERS = ("hocs", "GovModeler", "hdBPMN")
MOST_FOR_PEERS = 60
"""Models of each folder that others read: some of them take their time."""
PAGE, KEPT = PROJECT / "docs/benchmarks.md", PROJECT / "tests/benchmarks/last.json"


def main() -> None:
    """Measure, print the page, and keep it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--peers", type=Path, help="the folder that bench_peers installed other libraries in")
    parser.add_argument("--quick", action="store_true", help="small folders and sizes; write nothing")
    order = parser.parse_args()
    quick = order.quick
    found: dict[str, object] = {"machine": machine()}
    parts: dict[str, Callable[[], Iterable[object]]] = {
        "folders": lambda: bench_corpus.lines(("GovModeler",) if quick else FOLDERS, rounds=3),
        "peers": lambda: bench_peers.rows(order.peers, _for_peers(quick=quick)) if order.peers else (),
        "stages": lambda: bench_stages.rows(("GovModeler",) if quick else STAGED),
        "starts": lambda: bench_commands.starts(2 if quick else 7),
        "whole_folders": lambda: bench_commands.whole_folders(("GovModeler",) if quick else PORTFOLIOS),
        "growth": lambda: bench_growth.rows((100, 1_000) if quick else bench_growth.SIZES),
    }
    for name, measured in parts.items():
        sys.stderr.write(f"{name} ...\n")
        found[name] = list(measured())
    sys.stdout.write(page(found))
    if not quick:
        PAGE.write_text(page(found), encoding="utf-8")
        KEPT.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _for_peers(*, quick: bool) -> list[Path]:
    names = ("GovModeler",) if quick else PEERS
    return [path for folder in bench_corpus.folders(names) for path in bench_corpus.models_in(folder)[:MOST_FOR_PEERS]]


if __name__ == "__main__":
    main()
