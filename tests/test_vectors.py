"""The reference vectors: real models with random media, and small models calculated by hand; every expected figure."""

import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from mediabruch.analysis import Analysis
from mediabruch.breaks.link import Link
from tests.support.models import analyze
from tests.support.shared import CORPUS, SHARED, needs_shared

TOLERANCE = 1e-6


def _vectors(name: str, *needs: str) -> list[Any]:
    """One parameter for each vector, named after its model; a single skipped one where there are none."""
    path = SHARED / "playout-2" / name
    needed = needs_shared(f"playout-2/{name}", *needs)
    if not path.is_file():
        return [pytest.param(None, marks=needed, id=name)]
    vectors = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        pytest.param(vector, marks=needed, id=f"{name}:{number}: {vector.get('name') or vector['file']}")
        for number, vector in enumerate(vectors, start=1)
    ]


@pytest.mark.parametrize("vector", _vectors("vectors.jsonl", "corpus"))
def test_real_model(vector: dict[str, Any]) -> None:
    assert _differences(CORPUS / vector["file"], vector) == []


@pytest.mark.parametrize("vector", _vectors("tiny.jsonl"))
def test_model_calculated_by_hand(vector: dict[str, Any], tmp_path: Path) -> None:
    model = tmp_path / "tiny.bpmn"
    model.write_text(vector["bpmn"], encoding="utf-8")
    assert _differences(model, vector) == [], vector["why"]


def _differences(model: Path, vector: Mapping[str, Any]) -> list[str]:
    """One line for each figure, step, link or place of a break that is not as expected."""
    annotations = {"schema": "mediabruch/annotations/1", **vector["annotations"]}
    figures = _figures(analyze(model, annotations=annotations, rules=vector["rules"], inference=False))
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
    """A link is a pair of its number and its state; one of which nothing is expected happens in no case."""
    if isinstance(found, tuple) and isinstance(expected, list) and isinstance(expected[-1], str):
        return found[1] == expected[1] and _agree(found[0], expected[0])
    if isinstance(found, tuple) and expected == 0.0:
        return _agree(found[0], 0.0)
    if expected is None or found is None:
        return found is expected
    return bool(found == pytest.approx(expected, abs=TOLERANCE, rel=0))


def _figures(analysis: Analysis) -> dict[str, Any]:
    """All figures by the names that the vectors use; elements that share an id are added up."""
    model = analysis.model
    ids = {node.key: node.id for node in model.nodes} | {flow.key: flow.id for flow in model.message_flows}
    visits: dict[str | None, float] = defaultdict(float)
    for step in analysis.steps:
        visits[step.node.id] += step.visits_per_case
    breaks: dict[str, float] = defaultdict(float)
    for found in analysis.breaks:
        breaks[f"{'>' if found.senders else ''}{ids[found.step]}"] += found.per_case
    return {
        **analysis.score._asdict(),
        **analysis.playout._asdict(),
        "visits": visits,
        "breaks": breaks,
        "links": _added((_ends(link, ids), link) for link in analysis.links if not link.is_working),
        "workings": _added((str(ids[link.receiver]), link) for link in analysis.links if link.is_working),
    }


def _ends(link: Link, ids: Mapping[int, str | None]) -> str:
    return f"{'' if link.sender is None else ids[link.sender]}>{ids[link.receiver]}"


def _added(links: Any) -> dict[str, tuple[float, str]]:
    found: dict[str, tuple[float, str]] = {}
    for key, link in links:
        found[key] = (found.get(key, (0.0, ""))[0] + link.per_case, link.state.value)
    return found
