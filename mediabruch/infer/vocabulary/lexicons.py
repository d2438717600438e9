"""The lexicon that holds for a house: the word lists, in the form that loads fastest, and its own words on top."""

from functools import lru_cache

from mediabruch.infer.vocabulary.compiled_lists import load_compiled
from mediabruch.infer.vocabulary.entries import Lexicon
from mediabruch.options import Vocabulary


@lru_cache(maxsize=8)
def lexicon(house: Vocabulary) -> Lexicon:
    """The lexicon; nobody changes it. Cost: some milliseconds, once."""
    if not house.terms and not house.systems:
        return _without_house_words()
    from mediabruch.infer.vocabulary.house_words import with_house_words

    return with_house_words(_without_house_words(), house)


@lru_cache(maxsize=1)
def _without_house_words() -> Lexicon:
    compiled = load_compiled()
    if compiled is not None:
        return compiled
    from mediabruch.infer.vocabulary.word_lists import read_lists

    return read_lists()
