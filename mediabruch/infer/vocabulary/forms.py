"""The forms in which a verb appears: finite, participle, noun; German with separable prefixes, English with endings.

There is no stemmer: the forms of the verbs in the lexicon are written out once, when it is loaded.
"""

from collections.abc import Iterator
from enum import Enum, auto

GERMAN_ENDINGS = ("en", "em", "er", "es", "e")
_VOWELS = "aeiou"


class Form(Enum):
    """What a form of a verb does in a sentence."""

    ACT = auto()
    """Infinitive or finite: the step does it."""
    PARTICIPLE = auto()
    """Uninflected: passive ("wird ausgedruckt"), or a state."""
    STATE = auto()
    """Inflected, before a noun ("ausgedruckte Unterlagen"): a property of the noun."""
    NOUN = auto()
    """"Ausdruck", "Erfassung": the act as a thing."""
    BASE = auto()
    """English, may be a noun as well: "print", "file"."""
    PAST = auto()
    """English "-ed": passive, past or a state."""


def german(infinitive: str) -> tuple[str, Iterator[tuple[str, Form]], Iterator[str]]:
    """The separable prefix (or nothing), the forms in one word, and the finite forms that leave their prefix.

    >>> prefix, forms, finite = german("aus|drucken")
    >>> prefix, sorted({form for form, _ in forms}), list(finite)
    ('aus', ['ausdruck', 'ausdrucken', 'ausdruckung', 'ausgedruckt', 'auszudrucken'], ['drucke', 'druckt', 'drucken'])
    """
    prefix, _, verb = infinitive.rpartition("|")
    stem = verb.removesuffix("en") if verb.endswith("en") else verb.removesuffix("n")
    link = "e" if stem.endswith(("t", "d", "dn", "chn", "ffn")) else ""
    return prefix, _german(prefix, verb, stem, link), iter((stem + "e", stem + link + "t", verb))


_NO_GE = ("ieren", "eiern")
_INSEPARABLE = ("be", "ent", "er", "ge", "miss", "ver", "zer", "ueber", "unter", "hinter", "wider", "voll")
VERB_PREFIXES = frozenset(
    [
        *(*_INSEPARABLE, "ab", "an", "auf", "aus", "bei", "co", "durch", "ein", "hin", "her", "ko", "nach", "um"),
        *("un", "vor", "weg", "zu", "zurueck"),
    ]
)
"""What makes another verb of one: "Entfaltung" is no folding."""


def _german(prefix: str, verb: str, stem: str, link: str) -> Iterator[tuple[str, Form]]:
    yield prefix + verb, Form.ACT
    if prefix:
        yield prefix + "zu" + verb, Form.ACT
    else:
        yield stem + link + "t", Form.ACT
        yield stem + "e", Form.ACT
    plain = verb.endswith(_NO_GE) or (verb.startswith(_INSEPARABLE) and not verb.startswith("gestalt"))
    yield prefix + ("" if plain else "ge") + stem + link + "t", Form.PARTICIPLE
    noun = stem[:-2] + "l" if stem.endswith("el") and not verb.endswith("en") else stem
    yield prefix + noun + "ung", Form.NOUN
    if prefix:
        yield prefix + stem, Form.NOUN


def english(base: str) -> Iterator[tuple[str, Form]]:
    """The forms of an English verb (of its first word, where it has several).

    >>> [form for form, _ in english("scan")]
    ['scan', 'scans', 'scanning', 'scanned']
    """
    yield base, Form.BASE
    if base.endswith(("s", "x", "ch", "sh")):
        yield base + "es", Form.BASE
    elif base.endswith("y") and base[-2] not in _VOWELS:
        yield base[:-1] + "ies", Form.BASE
    else:
        yield base + "s", Form.BASE
    stem, past = base, base + "ed"
    if base.endswith("e"):
        stem, past = base[:-1], base + "d"
    elif base.endswith("y") and base[-2] not in _VOWELS:
        past = base[:-1] + "ied"
    elif _doubles(base):
        stem, past = base + base[-1], base + base[-1] + "ed"
    yield stem + "ing", Form.ACT
    yield past, Form.PAST


def _doubles(base: str) -> bool:
    """Whether the last letter doubles: one short vowel before it, in a short word."""
    return len(base) in (3, 4) and base[-1] not in _VOWELS + "wxy" and base[-2] in _VOWELS and base[-3] not in _VOWELS
