"""All figures of an analysis that a law can speak of, by ids."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from mediabruch.analysis import Analysis

Figures = dict[object, Any]


def figures(analysis: Analysis, names: Mapping[str, str] | None = None) -> Figures:
    """Score and play-out without its states, visits, links, and breaks at each place; ids are those of `names`.

    What is zero is left out.
    """
    back = {new: old for old, new in (names or {}).items()}
    model = analysis.model
    ids = {node.key: node.id for node in model.nodes} | {flow.key: flow.id for flow in model.message_flows}
    known = {key: back.get(str(old), old) for key, old in ids.items()}
    found: dict[object, Any] = defaultdict(float)
    found.update(analysis.score._asdict() | analysis.playout._asdict())
    del found["states"]
    for step in analysis.steps:
        found["visits", known[step.node.key]] += step.visits_per_case
    for link in analysis.links:
        sender = None if link.sender is None else known[link.sender]
        found["link", sender, known[link.receiver], link.is_working, link.state] += link.per_case
    for each in analysis.breaks:
        senders = tuple(sorted(str(known[sender]) for sender in each.senders))
        found["break", senders, known[each.step]] += each.per_case
    return {key: value for key, value in found.items() if value != 0}


def differences(one: Figures, other: Figures, *, tolerance: float = 1e-9) -> list[str]:
    """One line for each figure that differs."""
    return [
        f"{key}: {one.get(key, 0)} against {other.get(key, 0)}"
        for key in sorted(one.keys() | other.keys(), key=str)
        if not _is_equal(one.get(key, 0), other.get(key, 0), tolerance)
    ]


def _is_equal(one: Any, other: Any, tolerance: float) -> bool:
    if isinstance(one, tuple) and isinstance(other, tuple):
        return all(_is_equal(left, right, tolerance) for left, right in zip(one, other, strict=True))
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= tolerance * max(1.0, abs(one), abs(other))
    return bool(one == other)
