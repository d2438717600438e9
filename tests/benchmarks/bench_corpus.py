"""The whole analysis of the models in each folder of the corpus, beside the time that `lxml.etree.parse` alone takes.

Not part of the tests; needs ../shared. Run it with

    python -m tests.benchmarks.bench_corpus [--rounds 5] [--json FILE] [PART OF A FOLDER'S NAME ...]

Each folder is a line: models, milliseconds of parsing, and three ratios to it, each of the best round (and, in
brackets, of the median one): with what is stated only, with inference of labels that were seen before, and of labels
that are all new. Trees and analyses are let go one after the other, on both sides. Rounds of all four alternate, so
that a busy machine slows them alike; what counts is the time of the processor.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import _lru_cache_wrapper
from pathlib import Path
from statistics import median

import lxml.etree

import mediabruch as mb
from mediabruch.analysis import analyze_model
from mediabruch.files.ancestors import Ancestors
from mediabruch.options import DEFAULTS, Options
from tests.benchmarks.clock import seconds
from tests.support.shared import CORPUS

_LABELS = 1024
"""Places that a cache of texts has at least; smaller ones hold word lists."""
_SUFFIXES = frozenset({".bpmn", ".bpmn2", ".xml"})


def models_in(folder: Path) -> list[Path]:
    """The files that both sides can read."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.suffix in _SUFFIXES and path.is_file():
            try:
                mb.read(path)
                lxml.etree.parse(path)
            except (mb.UnreadableError, lxml.etree.LxmlError, OSError):
                continue
            found.append(path)
    return found


def forget_labels() -> None:
    """Empty what keeps texts that were read; the word lists stay."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("mediabruch.infer", "mediabruch.bpmn")):
            for cache in vars(module).values():
                if isinstance(cache, _lru_cache_wrapper) and (cache.cache_info().maxsize or 0) >= _LABELS:
                    cache.cache_clear()


def measure(models: Sequence[Path], rounds: int) -> dict[str, list[float]]:
    """The seconds of each round, by what is measured."""
    parsed: list[float] = []
    jobs: dict[str, tuple[Callable[[], object], Callable[[], None] | None]] = {
        "stated": (lambda: _analyses(models, Options(inference=False)), None),
        "seen": (lambda: _analyses(models, DEFAULTS), None),
        "new": (lambda: _analyses(models, DEFAULTS), forget_labels),
    }
    jobs["seen"][0]()  # word lists load once
    found: dict[str, list[float]] = {"parse": parsed, **{name: [] for name in jobs}}
    for _ in range(rounds):
        for name, (job, before) in jobs.items():
            parsed.append(seconds(lambda: _trees(models)))
            if before is not None:
                before()
            found[name].append(seconds(job))
    return found


def _trees(models: Sequence[Path]) -> None:
    for path in models:
        lxml.etree.parse(path)


def _analyses(models: Sequence[Path], options: Options) -> None:
    """As commands analyze many models: what was seen in a folder counts for all of them, and each is let go."""
    above = Ancestors()
    for path in models:
        analyze_model(mb.read(path), options, above=above)


def folders(names: Sequence[str]) -> list[Path]:
    """The folders of the corpus whose name holds one of these parts; all of them if there are none."""
    every = sorted(path for path in CORPUS.iterdir() if path.is_dir())
    return [path for path in every if not names or any(name in path.name for name in names)]


def lines(names: Sequence[str], rounds: int) -> Iterator[dict[str, object]]:
    """A row for each folder that holds models."""
    for folder in folders(names):
        models = models_in(folder)
        if models:
            found = measure(models, rounds)
            parse = found.pop("parse")
            best = {name: round(min(each) / min(parse), 2) for name, each in found.items()}
            middle = {name: round(median(each) / median(parse), 2) for name, each in found.items()}
            yield {
                "folder": folder.name,
                "models": len(models),
                "parse_ms": round(1000 * min(parse), 1),
                "best": best,
                "median": middle,
            }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", help="parts of the folders' names")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path, help="where to keep the table for later comparison")
    order = parser.parse_args()
    rows = []
    sys.stdout.write(f"{'folder':50} {'models':>6} {'parse ms':>9} {'stated':>15} {'seen':>15} {'new':>15}\n")
    for row in lines(order.names, order.rounds):
        rows.append(row)
        best, middle = row["best"], row["median"]
        ratios = " ".join(f"{best[name]:6.2f} ({middle[name]:5.2f})" for name in best)  # type: ignore[index,attr-defined]
        sys.stdout.write(f"{row['folder']:50} {row['models']:6} {row['parse_ms']:9} {ratios}\n")
        sys.stdout.flush()
    if order.json is not None:
        order.json.write_text(json.dumps(rows, indent=2) + "\n")


if __name__ == "__main__":
    main()
