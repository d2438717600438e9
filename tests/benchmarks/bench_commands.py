"""Commands as people call them: cold starts, folders, an event log, a plan.

    python -m tests.benchmarks.bench_commands

Seconds of the processor, those of all processes together, and seconds on the clock.
"""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.bench_corpus import folders
from tests.benchmarks.clock import Taken, command

EXAMPLES = Path("examples")
SMALL = str(EXAMPLES / "hundesteuer-anmelden/ist.bpmn")
LOGGED = [str(EXAMPLES / "handwerkerparkausweis" / name) for name in ("uebergang.bpmn", "uebergang.csv.gz")]
STARTS = {
    "python -c pass": ["-c", "pass"],
    "--help": ["-m", "mediabruch", "--help"],
    "analyze, as text": ["-m", "mediabruch", "analyze", SMALL],
    "analyze, as JSON": ["-m", "mediabruch", "analyze", SMALL, "--format", "json"],
    "analyze, as HTML": ["-m", "mediabruch", "analyze", SMALL, "--format", "html"],
    "check": ["-m", "mediabruch", "check", SMALL],
    "render": ["-m", "mediabruch", "render", SMALL],
    "log": ["-m", "mediabruch", "log", *LOGGED],
    "plan": ["-m", "mediabruch", "plan", str(EXAMPLES / "bauantrag/ist.bpmn")],
}
Row = dict[str, object]


def starts(rounds: int = 7) -> Iterator[Row]:
    """A row for each command on one model: the least of some starts."""
    for name, arguments in STARTS.items():
        command(arguments)  # what is written once, is there
        yield _row(name, command(arguments, rounds))


def whole_folders(names: Sequence[str]) -> Iterator[Row]:
    """The models of a folder: nothing known, everything known from last time, and one model changed."""
    for folder in folders(names):
        with tempfile.TemporaryDirectory() as kept:
            analyze = ["-m", "mediabruch", "portfolio", str(folder), "--format", "json", "-o", f"{kept}/all.json"]
            yield _row(f"{folder.name}, cold, kept", command([*analyze, "--cache-dir", f"{kept}/cache"]))
            yield _row(f"{folder.name}, warm", command([*analyze, "--cache-dir", f"{kept}/cache"]))
            yield _row(f"{folder.name}, cold, not kept", command([*analyze, "--no-cache"]))


def _row(name: str, taken: Taken) -> Row:
    return {
        "command": name,
        "cpu_ms": round(1000 * taken.cpu),
        "wall_ms": round(1000 * taken.wall),
        "megabytes": round(taken.megabytes),
    }


def main() -> None:
    """Print the table."""
    for row in [*starts(), *whole_folders(sys.argv[1:] or ["hocs"])]:
        sys.stdout.write(f"{row}\n")


if __name__ == "__main__":
    main()
