"""The normal form of text: the same word looks the same, however people, tools and keyboards wrote it.

Case is folded, umlauts are two letters (`ä` and `ae` are equal), `ß` is `ss`, hyphens within a word and soft hyphens
are dropped (`E-Mail`, `Email` and `e-mail` are equal), numbering and `${expressions}` are left out. The raw word stays
at hand, because case tells `beA` (the lawyers' mailbox) and `VIS` (a product) from other words. Abbreviations stand for
the words they shorten (`mdl.`, `i. FV`). Texts and words of any length cost no more than long ones do.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from mediabruch.infer.lexicon import FOLDER
from mediabruch.infer.text.rtf import unformatted
from mediabruch.notation.tsv import rows
from mediabruch.patterns import pattern

_FOLD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "é": "e", "è": "e", "à": "a"})
_DASHES = str.maketrans({"‐": "-", "‑": "-", "_": " ", "\u00ad": None, "\u200b": None, "’": "'"})
_NOISE = pattern(
    r"[$#]\{[^}]*\}"  # expressions of an engine
    r"|\b(?:[a-z][a-z0-9+.-]{1,15}://|www\.|mailto:)\S+"  # where more is to be read: no word says what the step does
    r"|(?<!\S)\\\\[^\s\\]+\\\S*|(?<![^\W_])[a-z]:[\\/]\S*"  # likewise, on a drive
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # who can be asked
    r"|&(?:amp;)*\#(?:x[0-9a-f]+|\d+);"  # literal character references
    r"|</?(?:br|p|div|b|i|span|li|ul)\b[^>]*>",
    re.IGNORECASE,
)
_MAY_BE_NOISY = frozenset("$#&<:@\\")
_MAY_NAME_BOTH = frozenset(":*_/")
_BOTH = pattern(r"(?<=[^\W\d_]{3})(?:[:*_]|/-|(?<=er)/)(?=in(?:nen)?(?![^\W\d_]))")
"""What stands between the two forms of "Kund:in", "Sachbearbeiter/-innen"."""
_LONGEST_TEXT = 4000
"""Letters of a text that are read; a label has some forty, a note some hundred."""
_LONGEST_WORD = 80
"""Letters of a word that is looked up."""
_SPACED = pattern(r"(?<![^\W\d_])([^\W\d_])\.\s(?=[^\W\d_]\.)")
"""Blanks within "z. d. A."."""
_NUMBERING = pattern(r"^\s*(?:(?:[A-Za-z]{1,3}[-.]?)?\d+(?:\.\d+)*[.):]?|[a-zA-Z][.)]|[IVX]+\.|[-*•])\s+(?=\S)")
_BROKEN = pattern(r"(?<=[^\W\d_]{3})-\s+(?!(?:und|oder|bzw|sowie|and|or|an|auf|im|in|per)\b)(?=[a-zäöü])")
_WORD = pattern(r"[^\W_]+(?:(?:-|[.&'](?=[^\W_]))[^\W_]+)*|§|[^\s\w]|_")
_CAMEL = pattern(r"(?<=[a-z]{3})(?=[A-Z][a-z])")

_BEFORE_PLACES = frozenset({"im", "ins", "in", "aus", "ueber", "via", "das", "dem"})
"""Words behind which an abbreviation names a system."""


class Token(NamedTuple):
    """A word or a sign of a text."""

    raw: str
    word: str
    """The normal form, without hyphens and dots: `emailanhang`."""
    parts: tuple[str, ...]
    """The normal forms of what hyphens join: `email`, `anhang`; one part where there is no hyphen."""
    start: int
    end: int
    """Where it stands in `plain(text)`."""
    is_short: bool = False
    """Written as an abbreviation."""

    @property
    def is_sign(self) -> bool:
        """Whether this is punctuation."""
        return not self.word


def fold(text: str) -> str:
    """One word in lower case, with umlauts as two letters.

    >>> fold("Überprüfungsgröße")
    'ueberpruefungsgroesse'
    """
    lower = text.lower()
    return lower if lower.isascii() else lower.translate(_FOLD)


def plain(text: str) -> str:
    """The text without expressions, numbering, markup, soft hyphens and words broken across lines.

    >>> plain("2.3 Zahlungs- aufforderung&#10;per E‑Mail")
    'Zahlungsaufforderung per E-Mail'
    """
    text = unformatted(text)[:_LONGEST_TEXT]
    if not _MAY_NAME_BOTH.isdisjoint(text):
        text = _BOTH.sub("", text)
    if not _MAY_BE_NOISY.isdisjoint(text) or "www." in text.lower():
        text = _NOISE.sub(" ", text)
    text = unicodedata.normalize("NFC", text).translate(_DASHES) if not text.isascii() else text.replace("_", " ")
    text = " ".join(text.split())
    if "- " in text:
        text = _BROKEN.sub("", text)
    if ". " in text:
        text = _SPACED.sub(r"\1.", text)
    begins_with_word = text.partition(" ")[0][-1:].isalpha()  # as most texts do
    return text if begins_with_word else _NUMBERING.sub("", text)


def tokens(text: str) -> tuple[Token, ...]:
    """The words and signs of a text that went through `plain`.

    >>> [token.word for token in tokens("E-Mail-Anhang drucken, sendLetter")]
    ['emailanhang', 'drucken', '', 'send', 'letter']
    """
    found: list[Token] = []
    for match in _WORD.finditer(text):
        raw, start = match.group(), match.start()
        if not raw[0].isalnum() and raw != "§":
            found.append(Token(raw, "", (), start, match.end()))
            continue
        may_be_camel = raw[0].islower() and not raw.islower() and raw.isalnum()
        for piece in _CAMEL.split(raw) if may_be_camel else (raw,):
            found.append(_token(piece, start))
            start += len(piece)
    return tuple(_rejoined(_written_out(found)))


def _written_out(found: list[Token]) -> list[Token]:
    """The tokens with abbreviations as the words they stand for, without their dots."""
    known = _abbreviations()
    row: list[Token] = []
    for index, token in enumerate(found):
        if token.raw == "." and row and row[-1].end == token.start and row[-1].is_short:
            continue
        meant = known.get(token.word)
        if meant is not None and _is_meant(meant[1], found, index, row):
            row.append(token._replace(word=meant[0], parts=(meant[0],), is_short=True))
        else:
            row.append(token)
    return row


def _is_meant(match: str, found: list[Token], index: int, row: list[Token]) -> bool:
    """Whether an abbreviation is one where it stands; "mit FV" may be with a person, "im FV" is in a system."""
    if match == "place":
        return bool(row) and row[-1].word in _BEFORE_PLACES
    return match != "dot" or _has_dot(found, index)


def _has_dot(found: list[Token], index: int) -> bool:
    after = found[index + 1] if index + 1 < len(found) else None
    return after is not None and after.raw == "." and after.start == found[index].end


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, tuple[str, str]]:
    """What abbreviations stand for, and where they do."""
    return {row["term"]: (row["word"], row["match"]) for row in rows(FOLDER / "abbreviations.tsv")}


def _token(raw: str, start: int) -> Token:
    word, parts = _normal(raw[:_LONGEST_WORD])
    return Token(raw, word, parts, start, start + len(raw))


@lru_cache(maxsize=16384)
def _normal(raw: str) -> tuple[str, tuple[str, ...]]:
    """The normal form of a word, and of its parts."""
    folded = fold(raw).replace(".", "").replace("'", "")
    parts: list[str] = []
    for piece in folded.split("-"):
        if len(parts) == 1 and (len(parts[0]) == 1 or parts[0] == "de"):
            parts[0] += piece  # "E-Mail", "e-Akte", "De-Mail", "i-Kfz" are one word
        else:
            parts.append(piece)
    return "".join(parts), tuple(parts)


def _rejoined(found: list[Token]) -> list[Token]:
    """The tokens with "E Mail" as one word."""
    if all(token.word != "e" for token in found):
        return found
    joined: list[Token] = []
    for token in found:
        before = joined[-1] if joined else None
        if before is not None and before.word == "e" and token.word.startswith(("mail", "akte", "rechnung", "vergabe")):
            joined[-1] = Token(
                f"{before.raw} {token.raw}", "e" + token.word, ("e" + token.word,), before.start, token.end
            )
        else:
            joined.append(token)
    return joined


@lru_cache(maxsize=16384)
def words_of(text: str) -> tuple[str, ...]:
    """The normal forms of a text's words, signs left out."""
    return tuple(token.word for token in tokens(plain(text)) if token.word)
