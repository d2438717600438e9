"""What each step takes and offers."""

import pytest

from mediabruch.breaks.carriers import is_automatic
from mediabruch.media import UNKNOWN, Medium, Side
from tests.support.models import build

DATA, PAPER = frozenset({Medium.DATA}), frozenset({Medium.PAPER})


@pytest.mark.parametrize(
    ("facts", "receives", "offers"),
    [
        ("data:paper", DATA, PAPER),
        ("data:?", DATA, DATA),
        ("?:paper", None, PAPER),
        ("data:physical", DATA, DATA),
        ("physical:paper", frozenset(), PAPER),
        ("data+paper", DATA | PAPER, DATA | PAPER),
    ],
)
def test_carrier(facts: str, receives: Side, offers: frozenset[Medium]) -> None:
    built = build(f"A({facts})")
    (carrier,) = built.carriers.by_key.values()
    assert (carrier.receives, carrier.offers) == (receives, offers)
    assert built.carriers.followed.known == built.carriers.followed.linked == frozenset(built.carriers.by_key)


@pytest.mark.parametrize(
    ("line", "known", "linked"),
    [
        ("A", "", "A"),
        ("A(physical)", "", ""),
        ("A(system=X)", "", "A"),
        ("A(physical:?)", "", "A"),
        ("A(physical:data)", "A", "A"),
        # a step whose content is played carries where something of its own is known
        ("Sub{A(data)}", "A", "A"),
        ("Sub(paper){A}", "Sub", "Sub A"),
        ("Sub(paper:?){A}", "Sub", "Sub A"),
        ("Sub(physical){A}", "", "A"),
        ("A; A ~paper~> [Citizen]", "A~>Citizen", "A A~>Citizen"),
    ],
)
def test_who_carries(line: str, known: str, linked: str) -> None:
    built = build(line)
    names = {key: name for name, key in built.keys.items()}
    followed = built.carriers.followed
    assert {names[key] for key in followed.known} == set(known.split())
    assert {names[key] for key in followed.linked} == set(linked.split())


@pytest.mark.parametrize(
    ("facts", "is_automatic"),
    [("service", True), ("script", True), ("send", False), ("user, automatic", True), ("user", False)],
)
def test_automatic_steps(facts: str, is_automatic: object) -> None:
    built = build(f"A({facts})")
    assert (built.keys["A"] in built.carriers.automatic) is is_automatic


def test_what_is_stated_beats_the_type_of_task() -> None:
    built = build("A(service)")
    step = built.model.node_by_key[built.keys["A"]]
    assert not is_automatic(step, UNKNOWN._replace(automatic=False))
