"""The page of the documentation that shows what was measured."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Found = Mapping[str, Any]
"""What was measured, as it is kept in JSON."""

_WHOLE = """\
The whole analysis of every model in a folder, file by file, in one process that has begun: reading, word lists,
play-out, breaks, figures; what was seen of a folder counts for all its models, as in commands. Multiples of what
`lxml.etree.parse` takes for the same files in the same round; trees and analyses are let go one after the other, on
both sides. *Stated* leaves the labels unread; *seen* reads labels that stood in a model before; *new* reads every label
for the first time.
"""
_PEERS = """\
Beside it, other libraries with the same models, multiples of the same parsing. They stop where mediabruch begins: they
read, build a graph, or lint; none of them plays a process out.
"""
_STAGES = """\
Where the time goes, in multiples of `lxml.etree.parse`; *infer* reads labels that stood in a model before.
"""
_STARTS = """\
A command from nothing: Python starts, modules are loaded (compiled, as in an installed package), one small model of the
examples is read. Milliseconds of the processor, on the clock, and megabytes at most.
"""
_FOLDERS = """\
`mediabruch portfolio FOLDER`: cold and kept for the next time, warm from what was kept, and without keeping anything.
From 48 models on as many processes work as there are cores.
"""
_GROWTH = """\
Generated models, read and analyzed with all their labels, each in a process of its own whose start is not counted. An
exponent of 1 means that ten times the steps take ten times as long; it is given for each tenfold.
"""
_COMPILED = """\
## Why nothing is compiled

mypyc was tried over the same sources (mypy 2.4.1, gcc with `-O3`, CPython 3.11), on a busy machine. The eleven
modules of the play-out, whose hot path is functions over tuples, compile after one line is changed: playing out
becomes 1.6 times as fast, and a whole analysis 3 to 9 % faster (on one folder 2 % slower), since half of it is XML,
and most of the rest makes tuples, dicts and sets, which C does already. Over 83 modules (play-out, breaks, inference,
and all of reading but the XML) reading becomes 1.1 to 1.2 times as fast; but `functools.cached_property` no longer
keeps what it computed, one module ends in an internal error of the compiler, and the whole could not be measured. The
aim was 1.5 times. A wheel for each platform and a style without cached properties are not worth a tenth, so
mediabruch stays pure Python.
"""
_MEMORY = """\
## The garbage collector, and memory

Reading and analyzing make many values and none that go in circles, so the collector is off meanwhile. Once it was on
again, it used to look through all of them: twice in an analysis, 0.76 of 9.1 s for a chain of 100,000 steps, 0.04 of
0.64 s for 10,000. Now what is new counts as old at once where it is very much. Where small models are analyzed one
after the other and let go, the collector takes 0.3 % of the time: freezing what was imported (`gc.freeze`) would bring
nothing, and a library leaves the settings of its host alone.

The tree of a file takes a dozen times the size of the file in lxml, and two thirds of that in expat, whose elements
need no second object in Python. So files of more than 2 MB are read by expat, which takes a fortieth of a second longer
for each million bytes: reading a chain of 100,000 steps takes 222 MB at most, not 310, and a tree of gateways 411, not
569. The tree goes before the play-out begins, and its memory serves again. What a play-out leaves behind goes in no
circles either: the states of a simulation let go of each other, and the rules of a game that is played once go with it.
"""


def page(found: Found) -> str:
    """All tables with what they mean."""
    return "\n".join(_page(found))


def _page(found: Found) -> Iterator[str]:
    machine = found["machine"]
    yield "# How fast it is\n"
    yield (
        f"Measured on {machine['date']}: {machine['processor']}, {machine['cores']} cores, {machine['system']}, "
        f"CPython {machine['python']};\nload when it began: {machine['load']}. Times are those of the processor, the "
        "least of several rounds.\n`python -m tests.benchmarks` measures anew, writes this page, and keeps the numbers "
        "in\n`tests/benchmarks/last.json`; it needs the folder of real models beside the project.\n"
    )
    yield "## Folders of real models\n"
    yield _WHOLE
    kinds = ("stated", "seen", "new")
    yield from _table(
        ("folder", "models", "parsing, ms", *kinds),
        (
            (row["folder"], row["models"], row["parse_ms"], *(row["best"][kind] for kind in kinds))
            for row in found["folders"]
        ),
    )
    if found.get("peers"):
        yield _PEERS
        yield from _table(
            ("library", "models read", "times the parsing"),
            ((row["peer"], f"{row['read']} of {row['models']}", _ratio(row["ratio"])) for row in found["peers"]),
        )
    yield "## Stages\n"
    yield _STAGES
    stages = found["stages"]
    yield from _table(
        ("stage", *(f"{row['folder']}" for row in stages)),
        ((stage, *(row["stages"][stage] for row in stages)) for stage in stages[0]["stages"]),
    )
    yield "## Commands\n"
    yield _STARTS
    yield from _commands(found["starts"])
    yield _FOLDERS
    yield from _commands(found["whole_folders"])
    yield "## Growth\n"
    yield _GROWTH
    sizes = list(found["growth"][0]["seconds"])
    yield from _table(
        ("shape", *(f"{int(size):,} steps" for size in sizes), "exponents"),
        (
            (
                row["shape"],
                *(f"{_time(row['seconds'].get(size))}, {row['megabytes'].get(size, '–')} MB" for size in sizes),
                ", ".join(f"{exponent:.2f}" for exponent in row["exponents"]),
            )
            for row in found["growth"]
        ),
    )
    yield _MEMORY
    yield _COMPILED.rstrip() + "\n"


def _commands(rows: Sequence[Found]) -> Iterator[str]:
    return _table(
        ("command", "processor, ms", "clock, ms", "MB"),
        ((row["command"], row["cpu_ms"], row["wall_ms"], row["megabytes"]) for row in rows),
    )


def _table(titles: Sequence[str], rows: Iterator[tuple[object, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(titles)} |"
    yield f"| --- |{' ---: |' * (len(titles) - 1)}"
    yield from (f"| {' | '.join(map(str, row))} |" for row in rows)
    yield ""


def _ratio(ratio: float | None) -> str:
    return "–" if ratio is None else f"{ratio:.1f}"


def _time(seconds: float | None) -> str:
    if seconds is None:
        return "–"
    return f"{1000 * seconds:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"
