"""One name for one thing in both languages: the glossary of the documentation, held against every sentence."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from mediabruch.i18n import LOCALE
from mediabruch.rules.rule import PAGES

GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"
_NOT_SAID = re.compile(
    r"“[^”]*”|\[[^]]*\]|\{\w+[^}]*\}|--\S+|\S+[._]\S+|such as \S+|mediabruch \w+|short for|[A-Z]{3,}\S*"
)
"""What a sentence quotes or names: options, files, keys, facts, placeholders."""
_PLACEHOLDER = re.compile(r"\{\w+[^}]*\}")


def _rows() -> Iterator[list[str]]:
    for line in GLOSSARY.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[0] not in {"English", "---"}:
            yield cells


ROWS = list(_rows())


def _sentences() -> Iterator[tuple[str, str]]:
    with (LOCALE / "de" / "LC_MESSAGES" / "mediabruch.po").open("rb") as file:
        catalog = read_po(file)
    for entry in catalog:
        if entry.id:
            yield from zip(_forms(entry.id), _forms(entry.string or ""), strict=True)


def _forms(text: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


SENTENCES = list(_sentences())


def _plain(text: str) -> str:
    """Lower case and without umlauts, so that Bruch is found in Brüche."""
    return unicodedata.normalize("NFD", text.casefold()).encode("ascii", "ignore").decode()


def _stem(word: str) -> str:
    return _plain(word)[: max(2, len(word) - 2)]


def _terms() -> list[tuple[str, str]]:
    """English terms with their German, the longer ones first."""
    pairs = [(term.strip(), german) for english, german, *_ in ROWS for term in english.split(",")]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


def _lacking(english: str, german: str) -> Iterator[tuple[str, str]]:
    """The terms of an English sentence whose German is not in the German one."""
    rest, said = _NOT_SAID.sub(" ", english), _plain(german)
    for term, wanted in _terms():
        rest, count = re.subn(rf"(?i)(?<![\w-]){re.escape(term)}(?:e?s)?(?![\w-])", " ", rest)
        ways = wanted.split(", ")
        if count and not any(all(_stem(word) in said for word in way.split()) for way in ways):
            yield term, wanted


def test_the_glossary_is_a_table_of_terms() -> None:
    assert len(ROWS) > 30
    assert all(len(cells) == 4 for cells in ROWS)
    english = [term for term, _ in _terms()]
    assert len(english) == len(set(english))


def test_german_sentences_use_the_german_terms() -> None:
    lacking = [(term, english, german) for english, german in SENTENCES for term in _lacking(english, german)]
    assert lacking == []


def test_a_sentence_with_another_word_would_be_found() -> None:
    assert list(_lacking("The lane has no label.", "Die Bahn hat keine Beschriftung.")) == [("lane", "Lane")]
    assert list(_lacking("Media breaks of this lane", "Medienbrüche dieser Lane")) == []


_LONGEST_LABEL = 5
"""Words."""
_OTHER_FORMS = (
    {"printed", "printout"},
    {"spoken", "told"},
    {"scan", "scanned"},
    {"loss of structure", "structure lost"},
    {"dispatch on paper", "sent on paper"},
    {"change", "conversion"},
    {"its medium is not known", "the medium is not known"},
    {"pattern", "patterns"},
    {"rev", "state"},
    {"open", "offen", "öffnen"},
    {"place", "ort", "platz"},
)
"""What English says of a thing and of what happens to it; a placeholder of a command line; a verb or an adjective."""


def _labels() -> Iterator[tuple[str, str]]:
    for english, german in SENTENCES:
        if german and "{" not in english and len(english.split()) <= _LONGEST_LABEL:
            yield english.casefold().rstrip("."), german.casefold().rstrip(".")


def _contested(pairs: Iterator[tuple[str, str]]) -> dict[str, set[str]]:
    """What is called in several ways, with these."""
    called: dict[str, set[str]] = {}
    for thing, name in pairs:
        called.setdefault(thing, set()).add(name)
    return {
        thing: names
        for thing, names in called.items()
        if len(names) > 1 and not any(names <= forms for forms in _OTHER_FORMS)
    }


def test_a_label_is_called_the_same_in_all_commands() -> None:
    assert _contested(_labels()) == {}
    assert _contested((german, english) for english, german in _labels()) == {}


def test_a_label_with_a_second_name_would_be_found() -> None:
    assert _contested(iter([("score", "wert"), ("score", "digitalwert")])) == {"score": {"wert", "digitalwert"}}


def test_terms_of_the_glossary_are_said() -> None:
    said = " ".join(english for english, _ in SENTENCES).casefold()
    assert [term for term, _ in _terms() if term.casefold() not in said] == []


@pytest.mark.parametrize("word", [word.strip() for cells in ROWS for word in cells[3].split(",") if word.strip()])
def test_words_that_mean_something_else_are_never_said(word: str) -> None:
    """A sentence on the level that people state in the models of the OZG is the exception: it names the OZG."""
    pages = [page.read_text(encoding="utf-8") for page in PAGES.rglob("*.md")]
    said = [text for pair in SENTENCES for text in pair] + pages
    found = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])", re.IGNORECASE)
    assert [text for text in said if found.search(_PLACEHOLDER.sub("", text)) and "OZG" not in text] == []
