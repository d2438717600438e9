"""The cost of a play-out grows with the model, not faster; counted, since a clock would be wrong now and then."""

import pytest

from mediabruch.playout.chain import explore
from tests.support.chains import long_chain
from tests.support.models import build, built


def counted(steps: int, *, in_loop: bool) -> tuple[int, int, int]:
    """States (each is one firing), steps between them, and effects."""
    chain = explore(built(*long_chain(steps, in_loop=in_loop)).game(), 100_000)
    return len(chain.steps), sum(map(len, chain.steps)), len(chain.effects)


@pytest.mark.parametrize("in_loop", [False, True])
def test_states_grow_as_the_chain_does(in_loop: object) -> None:
    once, twice, thrice, many = (counted(steps, in_loop=bool(in_loop)) for steps in (100, 200, 300, 1_000))
    grown = [second - first for first, second in zip(once, twice, strict=True)]
    assert [third - second for second, third in zip(twice, thrice, strict=True)] == grown
    assert [last - first for first, last in zip(once, many, strict=True)] == [9 * growth for growth in grown]
    assert grown[0] < 100 * 5


def test_branches_that_carry_nothing_do_not_multiply_states() -> None:
    """Steps of unknown medium leave no sender, so the ways through 40 choices are not told apart: 5 states for each."""
    choices = "; ".join(f"J{n} > xor{n} > A{n} > J{n + 1}; xor{n} > B{n} > J{n + 1}" for n in range(40))
    assert len(explore(build(choices).game(), 1_000).steps) == len(["start", "J0"]) + 40 * 5 + len(["end", "done"])
