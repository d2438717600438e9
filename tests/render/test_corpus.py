"""Real models: every file has its pictures, with or without a diagram."""

from dataclasses import replace
from pathlib import Path

import pytest

from mediabruch.analysis import Analysis
from mediabruch.bpmn import read
from mediabruch.errors import UnreadableError
from mediabruch.render import pictures
from tests.render.pictured import elements, parsed
from tests.support.models import analyze
from tests.support.shared import CORPUS, needs_shared

MIWG = CORPUS / "bpmn-miwg+bpmn-miwg-test-suite" / "Reference"
REFERENCES = "A.1.0 A.2.0 A.2.1 A.3.0 A.4.0 A.4.1 B.1.0 B.2.0 C.1.0 C.2.0 C.3.0 C.4.0 C.5.0 C.6.0 C.7.0 C.8.0 C.8.1"


def missing(analysis: Analysis) -> set[int]:
    """Nodes that no picture shows; every picture is read on the way."""
    shown: set[int] = set()
    for picture in pictures(analysis):
        root = parsed(picture.svg)
        for kind in ("mb-step", "mb-node"):
            shown |= {int(one.get("data-key")) for one in elements(root, **{"class": kind})}
        assert len({one.get("id") for one in root.iter() if one.get("id")}) == sum(
            one.get("id") is not None for one in root.iter()
        )
    return {node.key for node in analysis.model.nodes} - shown


@needs_shared("corpus/bpmn-miwg+bpmn-miwg-test-suite/Reference")
@pytest.mark.parametrize("case", REFERENCES.split())
def test_the_reference_models_are_drawn_whole(case: str) -> None:
    analysis = analyze(read(MIWG / f"{case}.bpmn", diagram=True))
    assert not missing(analysis)
    marked = [mark for picture in pictures(analysis) for mark in elements(parsed(picture.svg), **{"class": "mb-break"})]
    assert {int(one) for mark in marked for one in mark.get("data-break").split()} == set(
        range(1, len(analysis.breaks) + 1)
    )


@pytest.mark.corpus
@needs_shared("corpus")
def test_every_file_has_pictures_of_all_its_nodes() -> None:
    drawn = 0
    for path in sorted(path for path in Path(CORPUS).rglob("*") if path.is_file() and path.name != "SOURCES.md"):
        try:
            analysis = analyze(read(path, diagram=True))
        except UnreadableError:
            continue
        bare = replace(analysis, model=replace(analysis.model, diagrams=()))
        assert not missing(analysis), path
        assert not missing(bare), path
        drawn += 1
    assert drawn > 3300
