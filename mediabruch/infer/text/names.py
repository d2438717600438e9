"""Names of IT products that no list holds: told by how they are written, and by the preposition before them.

`FlowCase`, `AKTA-X` and `Xyvoro` are written as names are. A plain capital tells a name in English, and in German only
after a bare "in": other nouns have an article there ("in der Liste"), but for those of fixed phrases ("in Kraft").
"""

from enum import Enum, auto

from mediabruch.infer.text.normal import Token
from mediabruch.patterns import pattern


class NameShape(Enum):
    """How sure a word is the name of a product."""

    COINED = auto()
    """No other word is written so: capitals within, digits, or an ending that no German noun has."""
    CAPITALS = auto()
    """`AZX`, `NEZ-KITA`: a system, or an office."""
    PLAIN = auto()
    """Only a capital."""


_COINED = pattern(
    r"[A-ZÄÖÜ]?[a-zäöüß]+(?:[A-ZÄÖÜ][a-zäöüß]*)+\d*|[A-Za-zÄÖÜäöü]{2,}[a-z]\d+|[A-Z]{2,}[a-z]{2,}|[A-Z]{2,}\.[A-Z]{2,}|[a-z]{1,3}\.[A-Za-z]{3,}"
    r"|[A-Za-z][\w-]+(?:\.[\w-]+)*\.(?:ch|de|at|eu|com|org|net|info|io|gov|uk)"
)
_NUMBERED = pattern(
    r"(anlage|anhang|abschnitt|kapitel|absatz|ziffer|punkt|stufe|phase|teil|schritt|version|formular|blatt|seite|raum|team"
    r"|gruppe|referat|abteilung|annex|appendix|section|part|step|stage|level|form|page|room|group|unit)[0-9]+"
)
"""Parts, rooms and groups with their number: "Anlage2"."""
_CAPITALS = pattern(r"[A-ZÄÖÜ]{2,}(?:[./-][A-ZÄÖÜ0-9][A-Za-zÄÖÜäöü0-9]*)*\d*|[A-ZÄÖÜ]{3,}-[A-Z][a-z]+")
_ODD_ENDING = pattern(r".*(?:[bcdfghjklmnpqrstvwxz][oy]|[aeiou]x|ius|yx|[aeiou]zz|ix|ex|is|q|oo|ia|io|eo)")
_DERIVED = (
    *("ung", "heit", "keit", "schaft", "ion", "taet", "tät", "nis", "tum", "ling", "ment", "enz", "anz", "ismus", "ik"),
    *("ie", "ei", "ur", "eur", "or", "er", "en", "n", "e", "sal", "sel", "age", "at", "ad", "schrift", "form", "art"),
    *("ort", "zeit", "kraft", "gang", "trag", "spruch", "tracht", "zug", "fang", "lauf", "sicht", "haft", "wahrsam"),
    *("klang", "besitz", "ansatz", "eile", "gunst", "ma", "ra", "thema", "drama", "klima", "auto", "foto", "video"),
    *("konto", "kino", "büro", "info", "euro", "kilo", "tempo", "risiko", "status", "bonus", "basis", "praxis"),
    *("index", "fax", "handy", "party", "hobby"),
)
"""How words end that are derived, or usual."""
_BEFORE_PLAIN = frozenset({"in", "on", "into"})
_BY_MEANS = frozenset({"using", "via"})
"""Before names in titles, too, where all words have capitals: "Issue Mandate (using PRIS)"."""
_BEFORE_CAPITALS = frozenset({"in", "im", "ins", "into", "on", "ueber", "via", "aus", "from", "using", "mit", "per"})


def name_shape(token: Token, preposition: str, *, has_article: bool, is_title: bool) -> NameShape | None:  # noqa: PLR0911 - a table of shapes
    """How the word behind a preposition is written, if it may be a product's name; `is_title`: all words have capitals.

    Cost: some regular expressions, for words only that the lexicon lacks.
    """
    raw = token.raw
    if not raw[:1].isalpha() or not raw[1:] or token.is_short:
        return None
    if not raw.isalpha() or not raw[1:].islower():  # what is written as most words are is neither coined nor short
        if _COINED.fullmatch(raw) and not _NUMBERED.fullmatch(raw.lower()):
            return NameShape.COINED
        if "-" in raw and raw.isupper() and _CAPITALS.fullmatch(raw):
            return NameShape.COINED
        if raw.isupper() or _CAPITALS.fullmatch(raw):
            is_name = _CAPITALS.fullmatch(raw) is not None and preposition in _BEFORE_CAPITALS
            is_told = not is_title or "-" in raw or preposition in _BY_MEANS
            return NameShape.CAPITALS if is_name and is_told else None
    if not raw[0].isupper() or is_title or not raw.isalpha() or raw.lower().endswith(_DERIVED):
        return None
    if _ODD_ENDING.fullmatch(raw.lower()):
        return NameShape.COINED
    return NameShape.PLAIN if preposition in _BEFORE_PLAIN and not has_article else None
