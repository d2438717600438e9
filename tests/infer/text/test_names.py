"""Names of products that no list holds, by how they are written and where."""

import pytest

from mediabruch.infer.text.names import NameShape, name_shape
from mediabruch.infer.text.normal import tokens


@pytest.mark.parametrize("word", ["Xyvoro", "FlowCase", "PawReg", "AKTA-X", "KitaPlus24", "Fiskalix", "eBau"])
def test_coined_names_are_names_after_any_preposition(word: str) -> None:
    assert shape(word, "im") is shape(word, "in") is shape(word, "on") is NameShape.COINED


@pytest.mark.parametrize("word", ["AZX", "KDB2"])
def test_capitals_may_be_an_office_too(word: str) -> None:
    assert shape(word, "in") is NameShape.CAPITALS
    assert shape(word, "bei") is None


def test_a_plain_capital_tells_a_name_only_behind_a_bare_in() -> None:
    assert shape("Archibald", "in") is NameShape.PLAIN
    assert shape("Archibald", "in", has_article=True) is None
    assert shape("Archibald", "ueber") is None


@pytest.mark.parametrize(
    "word", ["Listen", "Abteilung", "Verwaltung", "Gesellschaft", "Register", "liste", "Thema", "Status", "Qualität"]
)
def test_words_with_the_endings_of_nouns_are_no_names(word: str) -> None:
    assert shape(word, "in") is None


def test_a_title_in_capitals_tells_no_names() -> None:
    assert shape("Archibald", "in", is_title=True) is None


def shape(word: str, preposition: str, *, has_article: bool = False, is_title: bool = False) -> NameShape | None:
    (token,) = tokens(word)
    return name_shape(token, preposition, has_article=has_article, is_title=is_title)
