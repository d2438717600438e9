"""Labels that people made for real models: how often inference is right, and whether its confidence means something."""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field

import pytest

from mediabruch.bpmn import read
from mediabruch.infer import infer
from mediabruch.media import UNKNOWN, Annotation, Medium, Side
from tests.support.shared import CORPUS, SHARED, needs_shared

LABELS = SHARED / "gold" / "steps.jsonl"


@dataclass
class Count:
    """Decisions: right ones, all that were made, all that should have been made; and by confidence."""

    right: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    sure: list[bool] = field(default_factory=list)
    """Of decisions with a confidence of 0.8 and more, whether they are right."""


def family(side: Side) -> str:
    """The families of a side; empty where it is unknown."""
    if side is None:
        return ""
    return "+".join(sorted({medium.family.value for medium in side})) or "physical"


def counted() -> Count:
    """All labels compared by family; where the person was not sure, silence is fine."""
    rows = defaultdict(list)
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[row["file"]].append(row)
    count = Count()
    for file, wanted in rows.items():
        model = read(str(CORPUS / file))
        found = infer(model)
        keys = {node.id: node.key for node in model.activities}
        for row in wanted:
            _compare(row, found.get(keys.get(row["id"], -1), UNKNOWN), count)
    return count


def _compare(row: dict[str, object], annotation: Annotation, count: Count) -> None:
    for name, side in (("receives", annotation.receives), ("produces", annotation.produces)):
        label = row[name]
        wanted = family(frozenset(map(Medium, label)) if isinstance(label, list) else None)
        have = family(side)
        if not have and not row["sure"]:
            continue
        count.wanted[wanted] += bool(wanted)
        count.said[have] += bool(have)
        count.right[wanted] += bool(wanted) and wanted == have
        if have and annotation.confidence >= 0.8:
            count.sure.append(wanted == have)


@pytest.fixture(scope="module")
def count() -> Count:
    return counted()


@pytest.mark.corpus
@needs_shared("gold/steps.jsonl", "corpus")
def test_all_classes(count: Count) -> None:
    assert count.right.total() / count.said.total() >= 0.95
    assert count.right.total() / count.wanted.total() >= 0.80


@pytest.mark.corpus
@needs_shared("gold/steps.jsonl", "corpus")
def test_paper(count: Count) -> None:
    assert count.right["paper"] / count.said["paper"] >= 0.95
    assert count.right["paper"] / count.wanted["paper"] >= 0.85


@pytest.mark.corpus
@needs_shared("gold/steps.jsonl", "corpus")
def test_confidence_means_something(count: Count) -> None:
    assert len(count.sure) >= 100
    assert sum(count.sure) / len(count.sure) >= 0.95
