"""Breaks and patterns with what stands around them, to be read by eye: `python -m tests.breaks.read_breaks FOLDER`.

The models are chosen by a seed, from as many folders as there are, and a label is read once for each code; so that what
is read is of many hands, and the same seed shows the same breaks again.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from random import Random

from mediabruch.analysis import Analysis, analyze_model
from mediabruch.bpmn import read
from mediabruch.errors import MediabruchError
from mediabruch.findings.collect import collect_findings
from mediabruch.findings.finding import Finding
from mediabruch.media import UNKNOWN, Annotation
from mediabruch.notation.letters import comparable

_NEAR = 3


def chosen(folder: Path, seed: int, without: frozenset[str]) -> Iterator[Path]:
    """The models of a folder, one of each source in turn, in an order that the seed decides."""
    by_source: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(folder.rglob("*.bpmn*")):
        place = path.relative_to(folder).parts
        by_source["/".join(place[:2])].append(path)
    rng = Random(seed)
    sources = list(by_source.values())
    rng.shuffle(sources)
    for paths in sources:
        rng.shuffle(paths)
    for row in zip_longest(*sources):
        for path in row:
            if path is not None and path.name not in without and path.is_file():
                yield path


def shown(finding: Finding, analysis: Analysis) -> str:
    """A finding with the steps before and after it, and why their media are known."""
    step = next((step for step in analysis.steps if step.node.id == finding.element), None)
    lines = [f"{finding.code} {finding.name!r} {finding.per_case or 0:.2f}: {finding.message}"]
    lines += [f"    on its way: {stop.name!r} {'/'.join(stop.media)}" for stop in finding.steps]
    if step is None:
        return "\n".join(lines)
    graph = analysis.model.graph
    named = {one.node.key: one for one in analysis.steps}
    before = [named[key] for key in graph.upstream.get(step.node.key, ()) if key in named][:_NEAR]
    after = [named[key] for key in graph.downstream.get(step.node.key, ()) if key in named][:_NEAR]
    for word, steps in (("before", before), ("here", [step]), ("after", after)):
        lines += [f"    {word}: {one.name!r} ({one.node.type.value}) {_known(one.annotation)}" for one in steps]
    return "\n".join(lines)


def _known(known: Annotation) -> str:
    if known == UNKNOWN:
        return "?"
    sides = ["?" if side is None else "+".join(side) or "thing" for side in (known.receives, known.produces)]
    why = "; ".join(f"{one.source} {one.text!r} {one.argues} {one.weight}" for one in known.evidence[:4])
    return f"{sides[0]} > {sides[1]} [{why}]" + (" aside" if known.aside else "") + (" sent" if known.dispatch else "")


def main() -> None:
    """Print the breaks (or, with `--codes MB2`, the patterns) until there are enough."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--codes", default="MB1", help="how the codes begin")
    parser.add_argument("--most", type=int, default=60)
    parser.add_argument("--each", type=int, default=2, help="findings of one code in one model")
    parser.add_argument("--models", type=int, default=1500, help="models that are looked at")
    parser.add_argument("--without", type=Path, help="a file with the names of models that were read before")
    asked = parser.parse_args()
    without = frozenset(asked.without.read_text().split("\n")) if asked.without else frozenset()
    count, labels = 0, set()
    for number, path in enumerate(chosen(asked.folder, asked.seed, without)):
        if count >= asked.most or number >= asked.models:
            break
        try:
            analysis = analyze_model(read(path))
        except MediabruchError:
            continue
        seen: dict[str, int] = defaultdict(int)
        for finding in collect_findings(analysis).findings:
            if not finding.code.startswith(asked.codes) or count >= asked.most:
                continue
            label = (finding.code, comparable(finding.name))
            seen[finding.code] += label not in labels
            if label not in labels and seen[finding.code] <= asked.each:
                labels.add(label)
                count += 1
                print(  # noqa: T201 - it is read from the screen
                    f"{count}. {path.relative_to(asked.folder)}\n  {shown(finding, analysis)}"
                )


if __name__ == "__main__":
    main()
