"""A model made ready to be played: what hangs on shares."""

import pytest

from mediabruch.playout import CompiledModel, play
from mediabruch.playout.branches import branches
from tests.support.models import build

LINE = "start1 > xor1 > A > xor2; xor1 > B > xor2; xor2 > C > end1; C!late > D"


@pytest.mark.parametrize("share", [0.0, 0.25, 1.0])
def test_other_shares_of_a_model_play_as_the_model_with_these_shares_does(share: float) -> None:
    built = build(LINE)
    first, *_ = branches(built.compiled)
    built.game()  # what hangs on the shares of now is made
    stated = {first: share}
    shared, anew = built.compiled.sharing(stated), CompiledModel(built.model, stated)
    followed = built.carriers.followed
    assert play(shared.game(followed))[:5] == play(anew.game(followed))[:5]
    assert branches(shared) == branches(anew)


def test_a_model_keeps_its_own_shares() -> None:
    built = build(LINE)
    before = play(built.game())[:5]
    play(built.compiled.sharing(dict.fromkeys(branches(built.compiled), 1.0)).game(built.carriers.followed))
    assert play(built.game())[:5] == before
