"""A second, naive implementation of docs/semantics.md, written from that page, beside the product.

Models are small and drawn at random: some in blocks, as people draw, some without any order.
"""

from collections import defaultdict
from importlib import import_module
from math import fsum
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from mediabruch.media import BreakDefinition
from tests.laws.blocks import Collaboration, collaborations
from tests.laws.drawn import Drawn, drawn
from tests.laws.figures import differences, figures
from tests.naive.chain import TooManyStatesError
from tests.naive.figures import Naive
from tests.naive.graphs import scribbled
from tests.support.models import built

RULES = [rules.value for rules in BreakDefinition]
FEW_STATES, MANY_STATES = 80, 400
FEW, MANY = 110, 700
"""Models without order; the generated ones in blocks come on top."""
FEW_BLOCKS, MANY_BLOCKS = 40, 300
NOT_OF_THE_PAGE = frozenset(
    {"method", "runs", "intervals", "tokens_lost", "coverage_stated", "coverage_inferred", "coverage_assumed"}
)
"""What `figures` of the product holds beside the page's figures."""
SIMULATED = 30


def naive_of(model: Drawn, rules: str, most_states: int) -> dict[object, Any] | None:
    """The naive figures; `None` where the chain is too large to be written out."""
    try:
        return _comparable(Naive(built(model.xml, {}).model, model.stated, rules, most_states).figures())
    except TooManyStatesError:
        return None


def product_of(model: Drawn, rules: str) -> dict[object, Any]:
    found = figures(built(model.xml, model.stated).analysis(rules))
    return _comparable({key: value for key, value in found.items() if key not in NOT_OF_THE_PAGE})


def _comparable(found: dict[object, Any]) -> dict[object, Any]:
    """Sums over what the product tells apart further, such as the media of breaks of the same senders."""
    sums: dict[object, list[float]] = defaultdict(list)
    rest = {}
    for key, value in found.items():
        if isinstance(key, tuple):
            sums[tuple(map(str, key))].append(value)
        else:
            rest[key] = value
    return {**rest, **{key: fsum(values) for key, values in sums.items()}}


def assert_same(model: Drawn, rules: str, most_states: int) -> bool:
    """Compare both; whether there was something to compare."""
    naive = naive_of(model, rules, most_states)
    if naive is not None:
        assert not differences(naive, product_of(model, rules))
    return naive is not None


def compare_scribbles(seeds: range, most_states: int) -> None:
    compared = sum(assert_same(scribbled(number), RULES[number % len(RULES)], most_states) for number in seeds)
    assert compared > 0.8 * len(seeds)


def compare_blocks(models: int, most_states: int) -> None:
    compared = []

    @seed(models)
    @settings(
        max_examples=models,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(collaborations(), st.sampled_from(RULES), st.booleans())
    def compare(collaboration: Collaboration, rules: str, calm: bool) -> None:  # noqa: FBT001 - hypothesis gives it
        compared.append(assert_same(drawn(collaboration, calm=calm), rules, most_states))

    compare()
    assert sum(compared) > 0.4 * len(compared)


def test_models_without_order() -> None:
    compare_scribbles(range(FEW), FEW_STATES)


def test_models_in_blocks() -> None:
    compare_blocks(FEW_BLOCKS, FEW_STATES)


@pytest.mark.corpus
def test_many_models_without_order() -> None:
    compare_scribbles(range(1_000, 1_000 + MANY), MANY_STATES)


@pytest.mark.corpus
def test_many_models_in_blocks() -> None:
    compare_blocks(MANY_BLOCKS, MANY_STATES)


@pytest.mark.corpus
def test_simulated_figures_hold_the_naive_ones_in_their_intervals(monkeypatch: pytest.MonkeyPatch) -> None:
    """In 95 of 100 intervals, since these are 95 % intervals; the seed is fixed."""
    monkeypatch.setattr(import_module("mediabruch.playout.play"), "MOST_STATES", 1)
    inside: list[bool] = []
    compared = 0
    for number in range(200):
        model = scribbled(number)
        exact = naive_of(model, "standard", FEW_STATES)
        if exact is None or exact.get("never_ends") or compared == SIMULATED:
            continue
        playout = built(model.xml, model.stated).analysis().playout
        if playout.intervals is None:
            continue
        compared += 1
        for name, (low, high) in playout.intervals.items():
            value = exact.get(name, 0.0)
            inside.append(low - 1e-9 <= value <= high + 1e-9)
    assert compared == SIMULATED
    assert sum(inside) >= 0.95 * len(inside)
