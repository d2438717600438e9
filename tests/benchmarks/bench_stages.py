"""Which stage of an analysis takes how long: multiples of what `lxml.etree.parse` takes for the same file.

    python -m tests.benchmarks.bench_stages [PART OF A FOLDER'S NAME ...]

All stages of one file follow each other, some rounds long, and of each the least counts: a busy machine slows them
alike.
"""

import gc
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import lxml.etree

from mediabruch.analysis import analyze_annotated, analyze_model, stated_beside
from mediabruch.annotation import annotate
from mediabruch.bpmn import read
from mediabruch.breaks.carriers import carriers
from mediabruch.breaks.evaluate import Evaluation
from mediabruch.breaks.notes import model_notes
from mediabruch.files.ancestors import Ancestors
from mediabruch.files.near_misses import near_misses
from mediabruch.options import Options
from mediabruch.playout import CompiledModel, play
from mediabruch.playout.branches import branches
from mediabruch.score import score
from mediabruch.statements.folders import read_folders
from tests.benchmarks.bench_corpus import folders, models_in

MOST_MODELS = 80
Row = dict[str, object]
_Value = TypeVar("_Value")
_STATED, _INFERRED = Options(inference=False), Options()


class _Clock:
    """The least seconds of each stage."""

    def __init__(self) -> None:
        self.least: dict[str, float] = {}

    def time(self, stage: str, job: Callable[[], _Value]) -> _Value:
        start = time.process_time()
        made = job()
        taken = time.process_time() - start
        self.least[stage] = min(taken, self.least.get(stage, taken))
        return made


def _stages(path: str, clock: _Clock, above: Ancestors) -> None:
    """One model through all stages in their order; `above` are the folders around all models."""
    clock.time("lxml.etree.parse", lambda: lxml.etree.parse(path))
    model = clock.time("read", lambda: read(path))
    clock.time(
        "files beside and above",
        lambda: (
            stated_beside(model, _STATED, above),
            read_folders(path, above),
            [*near_misses(path, has_annotations=False, above=above)],
        ),
    )
    clock.time("infer", lambda: annotate(model, options=_INFERRED))
    known = clock.time("annotate what is stated", lambda: annotate(model, options=_STATED))
    compiled = CompiledModel(model, known.probabilities)
    carried = clock.time("carriers", lambda: carriers(compiled, known.sure, known.messages))
    game = clock.time("compile", lambda: compiled.game(carried.followed))
    playout = clock.time("play out", lambda: play(game))
    evaluation = Evaluation(model, playout, carried, _STATED.definition)
    clock.time("links and breaks", lambda: (evaluation.links, evaluation.handovers, evaluation.breaks))
    clock.time("score", lambda: score(evaluation, compiled, known.sure, known.assumed))
    clock.time(
        "notes and branches",
        lambda: (list(model_notes(evaluation, compiled, known.sure, frozenset())), branches(compiled)),
    )
    fresh = read(path)
    clock.time("all after annotating", lambda: analyze_annotated(fresh, known, _STATED))
    clock.time("all", lambda: analyze_model(read(path), _INFERRED, above=above))


def rows(names: Sequence[str] = (), rounds: int = 5) -> Iterator[Row]:
    """A row for each folder."""
    for folder in folders(names):
        clocks: defaultdict[Path, _Clock] = defaultdict(_Clock)
        models = models_in(folder)[:MOST_MODELS]
        gc.disable()
        for _ in range(rounds):
            above = Ancestors()
            for path in models:
                _stages(str(path), clocks[path], above)
            gc.collect()
        gc.enable()
        totals: defaultdict[str, float] = defaultdict(float)
        for clock in clocks.values():
            for stage, taken in clock.least.items():
                totals[stage] += taken
        parse = totals.pop("lxml.etree.parse")
        yield {
            "folder": folder.name,
            "models": len(models),
            "stages": {stage: round(taken / parse, 2) for stage, taken in totals.items()},
        }


def main() -> None:
    """Print the table."""
    for row in rows(sys.argv[1:]):
        sys.stdout.write(f"{row}\n")


if __name__ == "__main__":
    main()
