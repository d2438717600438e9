"""The letters of a table that does not say in which encoding it was saved: as UTF-8, or in one that Excel writes.

Excel saves "CSV" as Windows-1252, "CSV (MS-DOS)" in code page 850, and on a Mac as Mac Roman.
"""

import codecs
import re

from mediabruch.patterns import pattern

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_EIGHT_BITS = ("cp1252", "cp850", "mac_roman")
_RUN = pattern(r"[^\x00-\x7f]+")
_STRANGE = pattern(r"[ÂÃâÅ][^\x00-\x7f]")
"""How letters look whose UTF-8 was once read as Windows-1252."""
_LETTERS = frozenset("äöüÄÖÜß")
_OTHERS = frozenset("éèêëáàâçñóòôúùûíìîÉÈÀÁÇåæøÅÆØ")
_SIGNS = frozenset("§€°²³µ–—…„“”‚‘’«»·´")


def decodings(data: bytes) -> list[str]:
    """The texts that a file may hold, the likeliest first."""
    if data.startswith(_WIDE):
        return [data.decode("utf-16", "replace")]
    if b"\0" in data[:2]:
        return [data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        texts = dict.fromkeys(data.decode(codec, "replace") for codec in _EIGHT_BITS)
        return sorted(texts, key=_strangeness)
    mended = _RUN.sub(_mended, text) if _STRANGE.search(text) else text
    return list(dict.fromkeys((mended, text)))


def eight_bit_encoding(data: bytes) -> str:
    """The encoding in which the letters of a text stand as they stand in words, for one that is not in UTF-8.

    >>> eight_bit_encoding("Antrag prüfen".encode("cp850"))
    'cp850'
    """
    return min(_EIGHT_BITS, key=lambda codec: _strangeness(data.decode(codec, "replace")))


def _mended(run: re.Match[str]) -> str:
    try:
        return run.group().encode("cp1252").decode("utf-8")
    except UnicodeError:
        return run.group()


def _strangeness(text: str) -> int:
    """How seldom the letters of a text stand where they stand; the less, the likelier."""
    found = 0
    for match in _RUN.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        is_inside = before.isalpha() and after.isalpha()
        for letter in match.group():
            if letter in _LETTERS:
                found -= 3
            elif letter in _OTHERS:
                found -= 1
            elif letter in _SIGNS:
                found += 2 if is_inside else -1
            else:
                found += 2
    return found
