"""Process engines, by the names of pools and lanes: people's work is listed there, and may be done anywhere."""

from functools import lru_cache

from mediabruch.infer.lexicon import FOLDER
from mediabruch.infer.text.normal import words_of
from mediabruch.infer.vocabulary.actors import is_system
from mediabruch.notation.tsv import rows
from mediabruch.options import NO_VOCABULARY
from mediabruch.patterns import pattern

_BESIDE = pattern(r"\s[-–—]\s|[():\[\],]")
"""What stands between an engine and the process it runs."""


@lru_cache(maxsize=1)
def _engines() -> frozenset[tuple[str, ...]]:
    terms = (term for row in rows(FOLDER / "engines.tsv") for term in row["terms"].split(" | "))
    return frozenset(map(words_of, terms))


@lru_cache(maxsize=4096)
def is_engine(name: str) -> bool:
    """Whether a pool or lane is called after a process engine alone, or with the title of a process.

    >>> is_engine("Process Engine - Invoice Receipt"), is_engine("Fachverfahren (Camunda)")
    (True, False)
    """
    pieces = [(piece, words_of(piece)) for piece in _BESIDE.split(name)]
    others = [piece for piece, said in pieces if said and said not in _engines()]
    return any(said in _engines() for _, said in pieces) and not any(is_system(one, NO_VOCABULARY) for one in others)
