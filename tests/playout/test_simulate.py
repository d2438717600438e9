"""Seeded runs, where the chain is too large."""

import sys
from collections import Counter

import pytest

from mediabruch.playout import play
from mediabruch.playout.chain import TooManyStatesError, explore
from mediabruch.playout.simulate import RUNS, simulate
from mediabruch.playout.split import TooManyOutcomesError
from tests.support.findings import visits
from tests.support.models import Built, build

MIXED = build(
    "start1 > A(data) > xor1 -0.3-> B(paper) > xor2; xor1 > or1 -0.4-> C(document) > or2; or1 > D(oral) > or2 > xor2"
    " > F(data) > xor3 -0.25-> A; xor3 > G(digital); F!late > H(paper); G+soon > I(data)"
)


def test_simulated_figures_are_near_the_exact_ones() -> None:
    exact, sampled = play(MIXED.game()), play(MIXED.game(), most_states=3)
    assert (exact.runs, sampled.runs) == (None, RUNS)
    assert sampled.interval is not None
    known = dict(zip(exact.effects, exact.expected, strict=True))
    for number, effect in enumerate(sampled.effects):
        low, high = sampled.interval([float(each == number) for each in range(len(sampled.effects))], None)
        # 1.96 standard errors wide; thrice that is missed by no seed that one would ever see
        middle, reach = (low + high) / 2, (high - low) / 2
        assert known[effect] == pytest.approx(middle, abs=3 * reach + 1e-3)


def test_a_ratio_has_its_own_interval() -> None:
    sampled = play(MIXED.game(), most_states=3)
    assert sampled.interval is not None
    ones = [1.0] * len(sampled.effects)
    low, high = sampled.interval([2.0] * len(sampled.effects), ones)
    assert (low, high) == pytest.approx((2, 2))
    low, high = sampled.interval(ones, None)
    assert low < sum(sampled.expected) < high


def test_two_simulations_are_the_same() -> None:
    assert simulate(MIXED.game(), 500) == simulate(MIXED.game(), 500)
    assert play(MIXED.game(), most_states=3).expected == play(MIXED.game(), most_states=3).expected


def twenty_conditions() -> Built:
    return build("A(data) > end1; " + "; ".join(f"A -?0.1-> B{number}(paper)" for number in range(20)))


def test_too_many_outcomes_of_one_firing_are_drawn() -> None:
    """20 conditional flows have a million outcomes; each is taken with 0.1."""
    analysis = twenty_conditions().analysis()
    assert analysis.playout.method == "simulated"
    assert analysis.playout.runs == RUNS
    assert analysis.playout.states > 1_000
    worked = visits(analysis)
    assert worked.pop("A") == 1
    assert worked == pytest.approx(dict.fromkeys(worked, 0.1), abs=6 * (0.09 / RUNS) ** 0.5)
    intervals = analysis.playout.intervals
    assert intervals is not None
    low, high = intervals["breaks_per_case"]
    assert low < analysis.score.breaks_per_case < high
    assert (analysis.score.breaks_per_case - low, high - low) == pytest.approx(
        (1.96 * (20 * 0.09 / RUNS) ** 0.5, 2 * 1.96 * (20 * 0.09 / RUNS) ** 0.5), rel=0.1
    )


def test_many_boundary_events_are_drawn() -> None:
    """13 events that each add a token have 8192 outcomes; the step is stopped in 0.3 of the cases, whatever they do."""
    built = build("A > end1; A!stop(0.3) > C; " + "; ".join(f"A+late{number}(0.2) > B{number}" for number in range(13)))
    with pytest.raises(TooManyOutcomesError):
        explore(built.game(), 1_000)
    sample = simulate(built.game(), 1_000)
    worked: Counter[int] = Counter()
    for run, number in sample.runs:
        for effect, times in run.effects:
            worked.update({key: times * number for key, *_ in sample.effects[effect].workings})
    shares = {name: worked[built.keys[name]] / 1_000 for name in ("A", "C", "B0", "B12")}
    assert shares.pop("A") == 1
    expected = {"C": 0.3, "B0": 0.2, "B12": 0.2}
    assert shares == pytest.approx(expected, abs=6 * (0.3 * 0.7 / 1_000) ** 0.5)


def test_simulated_analyses_are_the_same_to_the_last_digit() -> None:
    assert twenty_conditions().analysis().score == twenty_conditions().analysis().score


def test_too_many_states_are_simulated() -> None:
    """Of 12 branches each leaves its sender until the join: 3^12 states and more; each A works in half of the cases."""
    game = build(
        "; ".join(f"and1 > xor{n} > A{n}(data) > and2; xor{n} > B{n}(paper) > and2" for n in range(12))
        + "; and2 > Z(oral)"
    ).game()
    with pytest.raises(TooManyStatesError):
        explore(game, 5_000)
    playout = play(game, 5_000)
    assert playout.runs == RUNS
    assert playout.states > 5_000
    for effect, expected in zip(playout.effects, playout.expected, strict=True):
        if len(effect.workings) == 1 and not effect.workings[0][1]:
            assert expected == pytest.approx(0.5, abs=6 * 0.5 / RUNS**0.5)


def test_many_branches_at_once_are_played_in_few_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of 60 parallel choices holds a token: fewer runs are made, and the interval says how sure they are."""
    monkeypatch.setattr("mediabruch.playout.simulate.MOST_WORK", 800_000)
    branches = "; ".join(
        f"and1 > xor{n}; " + "; ".join(f"xor{n} > A{n}x{way}(data) > and2" for way in range(4)) for n in range(60)
    )
    playout = play(build(branches).game(), most_states=100)
    assert playout.runs is not None
    assert 20 < playout.runs < 200
    assert playout.interval is not None


def test_a_case_that_is_too_long_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Calls that double at each of twelve levels, so that the innermost process is played 2^12 times."""
    monkeypatch.setattr("mediabruch.playout.simulate.MOST_WORK", 100_000)
    monkeypatch.setattr("mediabruch.playout.simulate.LONGEST_RUN", 30_000)
    monkeypatch.setattr(sys.modules["mediabruch.playout.play"], "MOST_STATES", 100)
    levels = "; ".join(f"P{n}: C{n}(calls=P{n + 1}) > D{n}(calls=P{n + 1})" for n in range(12))
    analysis = build(f"{levels}; P12: T(data)").analysis()
    assert analysis.playout.never_ends == 1
    (note,) = [note for note in analysis.notes if note.code == "MB905"]
    assert str(note.message).startswith("Some cases are very long: 100.0% of the simulated ones were broken off")


def test_calls_that_are_at_work_count_as_work() -> None:
    """Each firing looks at the sub-processes and calls that are at work: with more of them, fewer runs are made."""
    plain, calling = (
        simulate(build(model).game()).runs
        for model in (
            "A(data) > A -0.999-> A; A > B",
            "A(data) > A -0.999-> A; A > B; "
            + "; ".join(f"P{n}: C{n}(calls=P{n + 1})" for n in range(12))
            + "; P12: T",
        )
    )
    assert sum(number for _, number in calling) < sum(number for _, number in plain)
