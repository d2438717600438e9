"""The compiled lexicon is that of the word lists, and is passed over as soon as anything of them changes."""

from pathlib import Path

import pytest

from mediabruch.infer.lexicon import FOLDER
from mediabruch.infer.vocabulary import compiled_lists
from mediabruch.infer.vocabulary.compiled_lists import compile_lists, load_compiled
from mediabruch.infer.vocabulary.entries import Entry, Lexicon
from mediabruch.infer.vocabulary.house_words import with_house_words
from mediabruch.infer.vocabulary.word_lists import read_lists
from mediabruch.options import CustomTerm, Vocabulary


def plain(value: object) -> object:
    """A part of a lexicon as values that can be compared."""
    match value:
        case Entry():
            return [getattr(value, name) for name in Entry.__slots__]
        case dict():
            return [(key, plain(each)) for key, each in value.items()]
        case list() | tuple():
            return [plain(each) for each in value]
        case _:
            return value


def tables(lexicon: Lexicon) -> dict[str, object]:
    return {name: plain(table) for name, table in vars(lexicon).items()}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of word lists that may be changed, compiled."""
    for file in FOLDER.glob("*.tsv"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    monkeypatch.setattr(compiled_lists, "FOLDER", tmp_path)
    monkeypatch.setattr(compiled_lists, "FILE", tmp_path / compiled_lists.FILE.name)
    compile_lists()
    return tmp_path


def test_what_is_compiled_is_what_the_lists_say() -> None:
    compiled, read = load_compiled(), read_lists()
    assert compiled is not None
    assert tables(compiled) == tables(read)


def test_an_entry_stays_one_entry() -> None:
    found = load_compiled()
    assert found is not None
    assert found.words["papier"] is found.prefixes["papier"]
    assert found.verbs["ausdrucken"][0] is found.finite["druckt"]["aus"]


def test_a_list_that_was_edited_counts_at_once(folder: Path) -> None:
    assert load_compiled() is not None
    with (folder / "carriers.tsv").open("a", encoding="utf-8") as list_:
        list_.write("rohrpostbuechse\tpaper\tword\t0.9\n")
    assert load_compiled() is None


@pytest.mark.parametrize("name", ["topics.tsv", compiled_lists.FILE.name])
def test_a_list_that_is_gone_counts_at_once(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert load_compiled() is None


def test_other_code_reads_the_lists_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled_lists, "_CODE", compiled_lists._CODE[1:])
    assert load_compiled() is None


@pytest.mark.parametrize("size", [0, 1000, -1])
def test_a_file_that_was_written_half_is_passed_over(folder: Path, size: int) -> None:
    file = compiled_lists.FILE
    file.write_bytes(file.read_bytes()[:size])
    assert load_compiled() is None


def test_nobody_changes_the_lexicon_that_all_share() -> None:
    ours, untouched = read_lists(), read_lists()
    words = ("Antrag", "erfassen", "ausdrucken", "gegenzeichnen", "rote Mappe", "Druck")
    house = Vocabulary(terms=tuple(CustomTerm(name=word) for word in words), systems=(CustomTerm(name="Hades"),))
    theirs = with_house_words(ours, house)
    assert tables(ours) == tables(untouched)
    assert theirs.words["antrag"].file == "house"
    assert theirs.phrases["rote"][0][0] == ("rote", "mappe")
