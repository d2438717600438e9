"""Nothing that is read or analyzed goes in circles, and the collector stays as its host set it."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from mediabruch.model import uncollected as module
from mediabruch.model.uncollected import uncollected
from tests.support.models import analyze, build


@pytest.fixture
def collecting() -> Iterator[None]:
    """The garbage collector switched on, and off again where it was off."""
    was_enabled = gc.isenabled()
    gc.enable()
    yield
    (gc.enable if was_enabled else gc.disable)()


def test_an_analysis_goes_as_soon_as_nobody_holds_it() -> None:
    with uncollected():
        analysis = analyze(
            build("Citizen: Fill(paper); Office: Take > xor1 > Keep(digital); xor1 > Drop; Fill ~> Take").model
        )
        assert analysis.links
        seen = [weakref.ref(one) for one in (analysis, analysis.model, analysis.model.graph)]
        del analysis
        assert [one() for one in seen] == [None] * len(seen)


@pytest.mark.usefixtures("collecting")
def test_the_collector_is_as_before_afterwards() -> None:
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


@pytest.mark.usefixtures("collecting")
@pytest.mark.parametrize(
    ("made", "frozen", "is_old"), [(5_000, False, True), (5_000, True, False), (100, False, False)]
)
def test_only_very_many_new_values_count_as_old_and_nothing_thaws(
    monkeypatch: pytest.MonkeyPatch, made: int, *, frozen: bool, is_old: bool
) -> None:
    monkeypatch.setattr(module, "_MANY", 1_000)
    gc.collect()
    gc.unfreeze()  # CPython 3.12 freezes immortal values whenever it collects
    if frozen:
        gc.freeze()
    try:
        held = gc.get_freeze_count()
        with uncollected():
            kept: list[list[int]] = [[] for _ in range(made)]
        old = {id(one) for one in gc.get_objects(generation=2)}
        assert {id(one) in old for one in kept} == {is_old}
        assert gc.get_freeze_count() == held
    finally:
        gc.unfreeze()
