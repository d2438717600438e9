"""The reference vectors: real models with random media, and small models calculated by hand; every expected figure."""

import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import mediabruch as mb
from tests.support.shared import CORPUS, SHARED, needs_shared

TOLERANCE = 1e-6


def _vectors(name: str) -> list[Any]:
    """One parameter for each vector, named after its model; a single skipped one where there are none."""
    path = SHARED / "playout" / name
    if not path.is_file():
        return [pytest.param(None, marks=needs_shared, id=name)]
    vectors = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        pytest.param(vector, id=f"{name}:{number}: {vector.get('name') or vector['file']}")
        for number, vector in enumerate(vectors, start=1)
    ]


@pytest.mark.parametrize("vector", _vectors("vectors.jsonl"))
def test_real_model(vector: dict[str, Any]) -> None:
    assert _differences(CORPUS / vector["file"], vector) == []


@pytest.mark.parametrize("vector", _vectors("tiny.jsonl"))
def test_model_calculated_by_hand(vector: dict[str, Any], tmp_path: Path) -> None:
    model = tmp_path / "tiny.bpmn"
    model.write_text(vector["bpmn"], encoding="utf-8")
    assert _differences(model, vector) == [], vector["why"]


def _differences(model: Path, vector: Mapping[str, Any]) -> list[str]:
    """One line for each figure, step or handover that is not as expected."""
    annotations = {"schema": "mediabruch/annotations/1", **vector["annotations"]}
    figures = _figures(mb.analyze(model, annotations=annotations, rules=vector["rules"], inference=False))
    wrong = []
    for figure, expected in vector["expected"].items():
        found = figures[figure]
        if isinstance(expected, dict):
            wrong += [
                f"{figure} of {key}: {found.get(key, 0.0)}, expected {expected.get(key, 0.0)}"
                for key in sorted(expected.keys() | found.keys())
                if not _agree(found.get(key, 0.0), expected.get(key, 0.0))
            ]
        elif not _agree(found, expected):
            wrong.append(f"{figure}: {found}, expected {expected}")
    return wrong


def _agree(found: Any, expected: Any) -> bool:
    if expected is None or found is None:
        return found is expected
    return bool(found == pytest.approx(expected, abs=TOLERANCE, rel=0))


def _figures(analysis: mb.Analysis) -> dict[str, Any]:
    """All figures by the names that the vectors use; steps and handovers that share an id are added up."""
    model = analysis.model
    ids = {node.key: node.id for node in model.nodes} | {flow.key: flow.id for flow in model.message_flows}
    visits: dict[str | None, float] = defaultdict(float)
    for step in analysis.steps:
        visits[step.node.id] += step.visits_per_case
    handovers: dict[str, float] = defaultdict(float)
    for handover in analysis.handovers:
        handovers[f"{ids[handover.sender]}>{ids[handover.receiver]}"] += handover.per_case
    return {**analysis.score._asdict(), **analysis.playout._asdict(), "visits": visits, "handovers": handovers}
