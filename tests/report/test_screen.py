"""What a terminal is given to show."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabruch.report.screen import Screen, width_of

ENCODINGS = ["utf-8", "ascii", "latin-1", "cp1252", "cp437"]


@given(st.text(st.characters()), st.sampled_from(ENCODINGS))
def test_clean_text_can_neither_steer_nor_fail(text: str, encoding: str) -> None:
    clean = Screen(encoding=encoding).clean(text)
    clean.replace("\u00a0", " ").encode(encoding)
    steering = {"Cc", "Cs", "Zl", "Zp"}
    assert not [char for char in clean if unicodedata.category(char) in steering]
    assert not [char for char in clean if unicodedata.bidirectional(char) in {"RLO", "LRO", "RLE", "LRE", "PDF", "RLI"}]
    assert Screen(encoding=encoding).clean(clean) == clean


@given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"])))
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert Screen(encoding="ascii").clean(text) == text


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("utf-8", "Müller → „Größe“ …"), ("latin-1", 'Müller -> "Größe" ...'), ("ascii", 'Mueller -> "Groesse" ...')],
)
def test_missing_characters_are_replaced_one_by_one(encoding: str, shown: str) -> None:
    assert Screen(encoding=encoding).clean("Müller → „Größe“ …") == shown


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("äöü", 3), ("住民票", 6), ("e\u0301", 1), ("", 0)])
def test_width(text: str, columns: int) -> None:
    assert width_of(text) == columns
