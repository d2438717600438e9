"""Names and notes that say nothing: those that a modeling tool gives by itself, and those of devices."""

import re
from collections.abc import Iterable
from functools import lru_cache

from mediabruch.infer.text.normal import words_of
from mediabruch.patterns import pattern

_NUMBER = r"(?:[\s_-]*\d+)?"
_DATA = pattern(
    rf"(?:data|daten)[\s_-]*(?:obj|obje[ck]t|store|speicher|input|output)(?:[\s_-]*ref(?:eren[cz]e?)?)?{_NUMBER}"
)
_NOTE = pattern(rf"(?:some[\s_-]+)?text{_NUMBER}|(?:te[xs]t[\s_-]*)?annotatio[nm]{_NUMBER}")


@lru_cache(maxsize=4096)
def is_unnamed_data(name: str) -> bool:
    """Whether a data object or store bears no name but its tool's.

    >>> is_unnamed_data("Data Store Reference"), is_unnamed_data("dataObj1"), is_unnamed_data("Data object: letter")
    (True, True, False)
    """
    return _DATA.fullmatch(name.strip().lower()) is not None


def is_empty_note(text: str) -> bool:
    """Whether a note was drawn and never written.

    >>> is_empty_note("Text Annotation"), is_empty_note("Text the customer")
    (True, False)
    """
    return _NOTE.fullmatch(text.strip().lower()) is not None


_REFERENCE = pattern(
    r"(?i)(?:^|(?<=[.,;!?(\n]))[ \t]*(?:"
    r"(?:siehe|s\.|vgl\.?|vergleiche|see|refer to|cf\.?|for (?:more|further|details))(?!\w)"
    r"|(?:n(?:ä|ae)heres|mehr dazu"
    r"|(?:(?:weitere|weiterf\w+|n(?:ä|ae)here|mehr|more|further) )?(?:details|infos?|informationen|information)"
    r"|(?:prozess|verfahrens)?beschreibung|dokumentation|anleitung|handbuch|documentation|guide|manual|description)"
    r"\s*(?:siehe|s\.|in|im|unter|auf|on|at|see|:(?=\s*(?:http|www|siehe|see)))(?![^.;)\n]*[a-z]en\s*(?:[.;)\n]|$))"
    r")[^;)\n]*?(?=[.!?](?:\s|$)|[;)\n]|$)",
)


def without_references(text: str) -> str:
    """A note or description without the sentences that only say where to read on.

    >>> without_references("Antrag erfassen. Siehe Wiki"), without_references("Details im Fachverfahren erfassen")
    ('Antrag erfassen.', 'Details im Fachverfahren erfassen')
    """
    return _REFERENCE.sub("", text)


_TYPE = r"(?:string|boolean|bool|integer|int|varchar|decimal|datetime)"
_FIELDS = pattern(
    rf"(?im)^[ \t]*(?:{_TYPE}\b[ \t]*(?:[\d(].*)?$|[^:\n]{{1,40}}:[ \t]*{_TYPE}\b|\w[\w-]*[ \t]+{_TYPE}[ \t(]+\d"
    r"|input[ \t]+(?:email|text|tel|number|date|type|url|checkbox|radio)\b)"
)


_FEWEST_FIELDS = 3
_LONGEST_FIELD = 3
"""Words."""
_CONTACT = frozenset({"telefon", "tel", "phone", "telephone", "fax", "mail", "email", "mobil", "mobile"})
_OF_A_PERSON = (
    *("name", "adresse", "anschrift", "nummer", "kontaktperson", "ansprechpartner", "datum", "verbindung", "strasse"),
    *("address", "number", "contact", "person"),
)
"""How the names of fields beside a telephone number end."""
_SHORT = frozenset({"iban", "id", "ort", "plz", "date", "city"})
"""The same, as words of their own."""


def lists_fields(text: str) -> bool:
    r"""Whether a text lists the fields of a form, with their types or one by one: their names are no carriers.

    >>> lists_fields("Letter: string"), lists_fields("Telefon String 10-20 Ziffern"), lists_fields("Input: letter")
    (True, True, False)
    >>> lists_fields("- Name - Telefon - Lieferadresse"), lists_fields("Brief, Telefon, Antwort")
    (True, False)
    """
    return _FIELDS.search(text) is not None or _lists_contacts(text)


def _lists_contacts(text: str) -> bool:
    """Whether a text lists what is asked of a person, a telephone number among it."""
    items = [item for item in map(words_of, re.split(r"[,;\n•]|(?:^|\s)[-–*]\s", text)) if item]
    if len(items) < _FEWEST_FIELDS or any(len(item) > _LONGEST_FIELD for item in items):
        return False
    is_contact = [len(item) == 1 and item[0] in _CONTACT for item in items]
    is_field = [item[-1].endswith(_OF_A_PERSON) or item[-1] in _SHORT for item in items]
    return any(is_contact) and any(is_field)


_DEVICES = (
    *("geraet", "geraete", "drucker", "scanner", "kopierer", "plotter", "maschine"),
    *("device", "devices", "printer", "copier", "machine"),
)
"""How words for the devices of an office end."""
_SPEAKING = ("fax", "telefax", "telefon")
_FEW_WORDS = 4
_PREPOSITIONS = frozenset(
    {
        *("am", "an", "auf", "aus", "im", "in", "mit", "per", "ueber", "vom", "von"),
        *("by", "from", "on", "through", "using", "via", "with"),
    }
)


def names_device(text: str, acts: Iterable[str]) -> bool:
    """Whether a note only names the device that stands there, which tells no medium; `acts` are its verbs.

    >>> names_device("HP-Gerät", ()), names_device("Drucker: HP LaserJet", ["Drucker"]), names_device("am Scanner", ())
    (True, True, False)
    """
    words = words_of(text)
    devices = [word for word in words if word.endswith(_DEVICES) and not word.startswith(_SPEAKING)]
    if not devices or len(words) > _FEW_WORDS or not _PREPOSITIONS.isdisjoint(words):
        return False
    return all(set(words_of(act)) <= set(devices) for act in acts)
