"""Whether a model is about articles of science: then a paper is what somebody wrote, whatever it is on.

One word that only such models have is enough, or two of those that others have, too. The words are data, in
`lexicon/articles.tsv`.
"""

from collections.abc import Iterable
from functools import lru_cache

from mediabruch.infer.lexicon import FOLDER
from mediabruch.infer.text.normal import words_of
from mediabruch.notation.tsv import rows

_TOGETHER = 2
"""How many words that other models have, too, tell it together."""


@lru_cache(maxsize=1)
def _terms() -> dict[str, tuple[str, ...]]:
    return {
        row["kind"]: tuple(f" {term} " for term in row["terms"].split(" | ")) for row in rows(FOLDER / "articles.tsv")
    }


def tell_of_articles(texts: Iterable[str]) -> bool:
    """Whether texts of a model tell that it is about articles of science.

    >>> tell_of_articles(["Submit paper", "Notify authors"]), tell_of_articles(["File paper", "Join conference call"])
    (True, False)
    """
    told: set[str] = set()
    for text in dict.fromkeys(texts):
        row = f" {' '.join(words_of(text))} " if text else ""
        if any(term in row for term in _terms()["sure"]):
            return True
        told.update(term for term in _terms()["likely"] if term in row)
    return len(told) >= _TOGETHER
