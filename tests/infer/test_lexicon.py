"""The data files are sound: known columns and values, no entry twice, and each entry can be found."""

import re
from collections import Counter
from pathlib import Path

import pytest

from mediabruch.infer.lexicon import FOLDER
from mediabruch.infer.reading.roles import TABLE
from mediabruch.infer.text.normal import fold
from mediabruch.infer.vocabulary import entries
from mediabruch.infer.vocabulary.lexicons import lexicon
from mediabruch.infer.vocabulary.word_lists import NOUN_FILES
from mediabruch.media import Medium
from mediabruch.notation.tsv import rows
from mediabruch.options import NO_VOCABULARY

NOUNS = [FOLDER / f"{name}.tsv" for name in NOUN_FILES]
ACTS = sorted(FOLDER.glob("acts.*.tsv"))
MEDIA = {"", "physical", *(medium.value for medium in Medium)}
MATCHES = {"end", "word", "head", "part", "both", "exact", "phrase"}
TAGS = set(re.findall(r"`(\w+)`", entries.__doc__ or ""))
"""Those that the room's own page explains."""


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.tsv")), ids=lambda path: path.name)
def test_rows_are_as_wide_as_their_heading(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    width = len(lines[0].split("\t"))
    assert [line for line in lines if len(line.split("\t")) > width] == []
    assert all(line == line.rstrip(" ") for line in lines)


@pytest.mark.parametrize("path", [*NOUNS, *ACTS], ids=lambda path: path.name)
def test_values_are_known(path: Path) -> None:
    for row in rows(path):
        assert {row.get("receives", ""), row.get("produces", ""), row.get("medium", "")} <= MEDIA, row
        assert 0 <= float(row.get("weight") or 0) <= 1, row
        assert set(row.get("tags", "").split()) <= TAGS, row
        assert row["match"] in MATCHES if path in NOUNS else row["role"] in TABLE, row


@pytest.mark.parametrize("path", [*NOUNS, *ACTS], ids=lambda path: path.name)
def test_no_term_stands_twice(path: Path) -> None:
    terms = Counter(
        (fold(term) if row.get("match") != "exact" else term) for row in rows(path) for term in row["term"].split(" | ")
    )
    assert [term for term, number in terms.items() if number > 1] == []


def test_terms_are_in_normal_form() -> None:
    for path in (*NOUNS, *ACTS):
        for row in rows(path):
            assert row.get("match") == "exact" or row["term"] == fold(row["term"]), row


def test_a_weight_goes_with_a_medium() -> None:
    for path in NOUNS:
        for row in rows(path):
            assert row.get("medium", "") or float(row.get("weight") or 0) == 0, row


def test_every_term_is_loaded() -> None:
    found = lexicon(NO_VOCABULARY)
    phrases = {words for group in (found.phrases, found.open_phrases) for ways in group.values() for words, _ in ways}
    for path in NOUNS:
        for term, match in ((term, row["match"]) for row in rows(path) for term in row["term"].split(" | ")):
            word = fold(term).replace("-", "").replace(".", "")
            known = found.heads if match == "end" else found.words
            assert term in found.exact or word in known or tuple(word.split()) in phrases, term


def test_each_product_says_who_names_it_or_that_nobody_looked() -> None:
    sources = {row["key"]: row["address"] for row in rows(FOLDER / "product_sources.tsv")}
    named = {row["name"]: row["named"] for row in rows(FOLDER / "products.tsv")}
    assert set(named.values()) == {*sources, "unchecked"}


_ADDRESS = re.compile(r"https?://[\w.-]+\.[a-z]{2,}\.?(:\d+)?/?\S*|https://github\.com/[\w.-]+/[\w.-]+")


def test_sources_have_addresses_and_say_what_they_are() -> None:
    sources = rows(FOLDER / "product_sources.tsv")
    assert [row["address"] for row in sources if not _ADDRESS.fullmatch(row["address"])] == []
    assert [row["key"] for row in sources if not row["what"].strip()] == []
    assert [address for address, number in Counter(row["address"] for row in sources).items() if number > 1] == []
    assert [key for key, number in Counter(row["key"] for row in sources).items() if number > 1] == []


def test_a_product_that_is_a_word_of_the_language_has_a_source() -> None:
    """A name that nobody else has may stay before its source is found; a word or an abbreviation of others may not."""
    products = rows(FOLDER / "products.tsv")
    assert [row["name"] for row in products if row["match"] == "guess" and row["named"] == "unchecked"] == []
