"""Shares are recovered from logs that the play-out made with known ones."""

import random
from collections.abc import Iterator

import pytest

from mediabruch.errors import MediabruchError
from mediabruch.playout.branches import branches
from tests.support.logs import counted
from tests.support.models import Built, build, built
from tests.support.shared import CORPUS, needs_shared
from tests.support.simulated import noisy, recovered, replay_of, simulated, with_drawn_shares

LEAST_RECOVERED = 0.93
MODELS = [
    "A > xor1 > B > xor2; xor1 > C > xor2; xor1 > D > xor2 > xor3 > E; xor3 > F",
    "A > or1 > B > or2; or1 > C > or2; or1 > D > or2 > xor1 > E; xor1 > F",
    "Z > xor1 > A > xor2 > B; xor2 > C > xor1; B > xor3 > D; xor3 > E",
    "A > and1 > xor1 > B > xor2 > and2; xor1 > C > xor2; and1 > xor3 > D > xor4 > and2; xor3 > xor4; and2 > E",
    "A > B; A!late > C; B > xor1 > D; xor1 > E",
    "S{ B > xor1 > C; xor1 > D } > E > xor2 > F; xor2 > G",
    "start1 > A > xor1; start2 > B > xor1 > C > ev1 > timer1 > D; ev1 > timer2 > E",
    "Citizen: X ~> A; Office: A > xor1 > B > xor2; xor1 > C > xor2 > xor3 > D; xor3 > E; xor3 > F",
]


def _made(seeds: range) -> Iterator[tuple[Built, random.Random]]:
    for seed in seeds:
        for text in MODELS:
            rng = random.Random(seed)
            yield with_drawn_shares(build(text), rng), rng


@pytest.mark.parametrize("has_noise", [False, True])
def test_shares_are_recovered_within_their_intervals(*, has_noise: bool) -> None:
    within = 0
    missed: list[str] = []
    for made, rng in _made(range(4)):
        cases = simulated(made, 150, rng)
        assert cases is not None
        steps = [node.key for node in made.model.activities if node.key not in made.compiled.played]
        found = recovered(made, replay_of(made, [noisy(one, steps, rng) for one in cases] if has_noise else cases))
        within += found.within
        missed += found.missed
        assert found.untold == 0
    assert within >= 60
    assert within >= LEAST_RECOVERED * (within + len(missed)), missed


def test_what_is_counted_is_what_was_simulated() -> None:
    for made, rng in _made(range(1)):
        cases = simulated(made, 100, rng)
        assert cases is not None
        shown = {key for case in cases for key in case}
        workings = {key: times for key, times in counted(replay_of(made, cases)).workings.items() if key in shown}
        assert workings == pytest.approx(_rates(cases), abs=1e-9)


def _rates(cases: list[tuple[int, ...]]) -> dict[int, float]:
    return {key: sum(case.count(key) for case in cases) / len(cases) for key in {one for case in cases for one in case}}


@pytest.mark.corpus
@needs_shared("corpus")
@pytest.mark.parametrize("has_noise", [False, True])
def test_shares_of_real_models_are_recovered(*, has_noise: bool) -> None:
    rng = random.Random(5)
    within = models = 0
    missed: list[str] = []
    for made in _real_models(rng):
        drawn = with_drawn_shares(made, rng)
        cases = simulated(drawn, 250, rng)
        if cases is None or sum(map(bool, cases)) < len(cases):
            continue
        steps = [node.key for node in drawn.model.activities if node.key not in drawn.compiled.played]
        found = recovered(drawn, replay_of(drawn, [noisy(one, steps, rng) for one in cases] if has_noise else cases))
        within += found.within
        missed += found.missed
        models += 1
        if models == 60:
            break
    assert models == 60
    assert within >= LEAST_RECOVERED * (within + len(missed)), missed


def _real_models(rng: random.Random) -> Iterator[Built]:
    """Models of the corpus with at least three steps and two ways to choose, in an order by chance."""
    paths = sorted(CORPUS.rglob("*.bpmn"))
    rng.shuffle(paths)
    for path in paths:
        try:
            made = built(path.read_bytes(), {})
        except MediabruchError:
            continue
        if len(made.model.activities) < 3 or len(branches(made.compiled)) < 2:
            continue
        playout = made.analysis().playout
        if playout.method == "exact" and playout.states <= 3_000:
            yield made
