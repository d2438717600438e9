"""What each step takes and offers."""

import pytest

from mediabruch.breaks.carriers import carriers
from mediabruch.media import Medium, Side
from tests.support.models import build

DATA, PAPER = frozenset({Medium.DATA}), frozenset({Medium.PAPER})


@pytest.mark.parametrize(
    ("facts", "receives", "offers", "digital"),
    [
        ("data:paper", DATA, PAPER, False),
        ("data:?", DATA, DATA, True),
        ("?:paper", None, PAPER, False),
        ("data:physical", DATA, DATA, True),
        ("physical:paper", frozenset(), PAPER, False),
        ("data+paper", DATA | PAPER, DATA | PAPER, False),
    ],
)
def test_carrier(facts: str, receives: Side, offers: frozenset[Medium], digital: object) -> None:
    built = build(f"A({facts})")
    (carrier,) = carriers(built.model, built.annotations.steps, {}).values()
    assert (carrier.receives, carrier.offers, carrier.is_digital) == (receives, offers, digital)


@pytest.mark.parametrize("line", ["A", "A(physical)", "A(system=X)", "A(physical:?)"])
def test_no_carrier(line: str) -> None:
    built = build(line)
    assert carriers(built.model, built.annotations.steps, {}) == {}


@pytest.mark.parametrize(
    ("facts", "receives", "produces"),
    [
        ("A", PAPER, PAPER),
        ("A(data:?)", DATA, PAPER),
        ("A(physical)", frozenset(), frozenset()),
        ("A(data)", DATA, DATA),
    ],
)
def test_unknown_sides_at_worst(facts: str, receives: Side, produces: Side) -> None:
    built = build(facts)
    found = carriers(built.model, built.annotations.steps, {}, Medium.PAPER)
    assert [(worst.receives, worst.produces) for worst in found.values()] == (
        [(receives, produces)] if receives else []
    )
