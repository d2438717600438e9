"""Words that tell how applicants reach the office: through a portal, by mail, in person; the words are data."""

from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from mediabruch.infer.steps.purposes import Terms
from mediabruch.infer.text.normal import words_of
from mediabruch.notation.tsv import rows


class Sign(StrEnum):
    """What a word tells of the way on which something is handed over."""

    ONLINE = "online"
    """Filled in or handed in through a portal or form in the network."""
    MAIL = "mail"
    """A file that is sent by e-mail."""
    PRINT = "print"
    """A file that is offered for printing."""
    PRESENCE = "presence"
    IDENTIFICATION = "identification"
    RECEIPT = "receipt"
    """An acknowledgement of receipt."""


@lru_cache(maxsize=1)
def _terms() -> dict[Sign, Terms]:
    return {Sign(row["sign"]): Terms(row["terms"].split(" | ")) for row in rows(Path(__file__).with_name("signs.tsv"))}


@lru_cache(maxsize=4096)
def signs_of(text: str) -> frozenset[Sign]:
    """What the words of a text tell.

    >>> sorted(signs_of("Bauantrag (Portal)")), sorted(signs_of("E-Mail mit Anhang ausdrucken"))
    ([<Sign.ONLINE: 'online'>], [<Sign.MAIL: 'mail'>, <Sign.PRINT: 'print'>])
    """
    words = words_of(text)
    return frozenset(sign for sign, terms in _terms().items() if terms.hold(words))
