"""The nearest right word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabruch.notation.nearest import hint, nearest


@pytest.mark.parametrize(
    ("word", "known", "found"),
    [
        ("papr", ["data", "paper"], "paper"),
        ("PAPER", ["data", "paper"], "paper"),
        ("Activity_chek", ["Activity_scan", "Activity_check"], "Activity_check"),
        ("Activity_1", ["Activity_2", "Activity_3"], "Activity_2"),
        ("xyz", ["data", "paper"], None),
        ("", ["data"], None),
        ("data", [], None),
    ],
)
def test_nearest(word: str, known: list[str], found: str | None) -> None:
    assert nearest(word, known) == found


@given(st.text(max_size=8), st.lists(st.text(min_size=1, max_size=8), min_size=1))
def test_there_is_always_a_nearest_where_any_will_do(word: str, known: list[str]) -> None:
    found = nearest(word, known, cutoff=0.0)
    assert found in known
    if word in known:
        assert found is not None
        assert found.casefold() == word.casefold()


def test_hint() -> None:
    assert (
        str(hint("Papier ", ["data", "paper"], {"papier": "paper"})) == "Did you mean paper? Known here: data, paper."
    )
    assert str(hint("Papier", ["data"], {"papier": "paper"})) == "Known here: data."
