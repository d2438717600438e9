"""Look-ups beside the flow of work."""

import pytest

from mediabruch.infer import infer
from mediabruch.media import Aside
from tests.infer.little import STEP, node
from tests.infer.rows import following


@pytest.mark.parametrize("label", ["Im Register nachschlagen", "Look up the sample in the database"])
@pytest.mark.parametrize(
    ("then", "aside"),
    [
        *(("Probenformular einscannen", Aside.OTHER), ("Papierakte prüfen", Aside.OTHER)),
        *(("Bescheid ausdrucken", None), ("Vermerk in der E-Akte ablegen", None), ("Antrag prüfen", None)),
    ],
)
def test_a_look_up_before_work_on_paper_prints_nothing(label: str, then: str, aside: Aside | None) -> None:
    assert infer(following(node(label), then))[STEP].aside is aside


def test_who_looks_up_and_writes_hands_on_what_is_written() -> None:
    assert infer(following(node("Im Register nachschlagen und drucken"), "Papierakte prüfen"))[STEP].aside is None
