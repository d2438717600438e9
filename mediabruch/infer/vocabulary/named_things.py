"""The things that a label names, so that two labels can be found to speak of the same one."""

from collections.abc import Iterator
from functools import lru_cache

from mediabruch.infer.text.normal import Token, plain, tokens
from mediabruch.infer.vocabulary.matching import is_capitalized

_SHORTEST = 4
"""Letters of a word that names a thing."""
_ENDINGS = ("en", "es", "er", "n", "s", "e")


@lru_cache(maxsize=4096)
def named_things(label: str) -> frozenset[str]:
    """The words of a label that may name things, without endings: all but the short ones, and a verb that begins it.

    Verbs elsewhere come along: two labels that share one still speak of the same work.

    >>> sorted(named_things("Antrag der Bürger prüfen"))
    ['antrag', 'buerg', 'pruef']
    """
    return frozenset(_things(label))


def _things(label: str) -> Iterator[str]:
    for index, token in enumerate(tokens(plain(label))):
        if len(token.word) >= _SHORTEST and (is_capitalized(token) if index == 0 else token.raw.isalpha()):
            yield _stem(token)


def _stem(token: Token) -> str:
    return next((token.word.removesuffix(end) for end in _ENDINGS if token.word.endswith(end)), token.word)
