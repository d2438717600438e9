"""What people call media, yes and no, and parties, in German and English: one table for files, tables and models."""

import re
from collections.abc import Iterator, Mapping

from mediabruch.media import Medium
from mediabruch.notation.letters import comparable
from mediabruch.patterns import pattern

MEDIA_WORDS = (*(str(medium) for medium in Medium), "physical")
"""The words of annotation files; `physical` is no medium at all."""


def _glossary(several: Mapping[str, str]) -> dict[str, str]:
    """Words by what they mean, turned round; phrases are separated by two blanks."""
    return {comparable(word): meant for meant, words in several.items() for word in re.split(r"\s{2,}", words.strip())}


MEDIA_GLOSSARY = {
    **_glossary(
        {
            "paper": """papier  papers  print  printed  ausdruck  brief  letter  post  fax  formular  akte  papierakte
                analog  auf papier  in papierform  papierform  on paper  schriftlich""",
            "oral": """mündlich  muendlich  telefon  telefonisch  telephone  phone  call  verbal  spoken  gespräch
                persönlich  fernmündlich  per telefon  am telefon  in person  by phone""",
            "digital": "elektronisch  electronic  online  digitally",
            "data": """daten  datensatz  record  fachverfahren  register  xml  api  structured  strukturiert
                digitale daten""",
            "document": """dokument  dokumente  documents  digital document  digitales dokument  pdf  mail  email
                e-mail  scan  word  datei  file  e-akte  dms""",
            "physical": """physisch  gegenstand  thing  person  goods  ware  none  keins  nichts  thing or person
                gegenstand oder person""",
        }
    ),
    **{word: word for word in MEDIA_WORDS},
}
UNKNOWN_WORDS = frozenset({"unknown", "unbekannt", "unklar", "not known", "nicht bekannt", "n/a", "k. a.", "k.a.", "?"})
FLAG_GLOSSARY = _glossary({"true": "yes  ja  on  y  j  wahr  x  true", "false": "no  nein  off  n  falsch  false"})
ASIDE_GLOSSARY = {
    **_glossary(
        {
            "sent": """sent  send  dispatch  dispatched  mailed  versandt  versendet  verschickt  abgeschickt  gesendet
                versand  sent out  geht hinaus""",
            "filed": """filed  file  archived  kept  disposed  abgelegt  ablage  archiviert  verwahrt  vernichtet
                entsorgt  put on record  kommt zu den akten""",
        }
    ),
    **FLAG_GLOSSARY,
}
PARTY_GLOSSARY = _glossary(
    {
        "citizen": """citizen  citizens  bürger  bürgerin  bürgerinnen  bürger:in  bürger/in  bürgerin oder bürger
            buerger  buergerin""",
        "company": """company  companies  unternehmen  unternehmung  unternehmer  unternehmerin  firma  firmen  betrieb
            betriebe""",
        "authority": "authority  authorities  behörde  behörden  behoerde  amt",
        "other_authority": "other authority  other authorities  andere behörde  andere behörden  andere behoerde",
        "provider": "provider  providers  service provider  dienstleister  dienstleisterin",
        "external": "external  extern  externe  externer  someone outside  jemand außerhalb",
    }
)
"""Words for parties, with blanks between them where files may have underscores."""

ZONE_WORDS = ("application", "evidence", "processing", "inter-agency", "notice", "payment", "filing")
ZONE_GLOSSARY = _glossary(
    {
        "application": "application  antrag  antragstellung  way in",
        "evidence": "evidence  proofs  nachweis  nachweise",
        "processing": "processing  bearbeitung  sachbearbeitung  handling",
        "inter-agency": (
            "inter-agency  inter agency  other authorities  andere behörden  beteiligung  behördenbeteiligung"
        ),
        "notice": "notice  bescheid  ergebnis  outcome",
        "payment": "payment  bezahlung  zahlung",
        "filing": "filing  veraktung  ablage",
    }
)
"""Words for the zones of an administrative process."""

_SEPARATORS = pattern(r"\s*(?:[+,;/&|\n]|\bund\b|\band\b|\bsowie\b)\s*", re.IGNORECASE)


def listed_media(text: str) -> Iterator[str]:
    """The words of a text that names several media, or one.

    >>> list(listed_media("Papier und E-Mail")), list(listed_media("paper data")), list(listed_media("auf Papier"))
    (['Papier', 'E-Mail'], ['paper', 'data'], ['auf Papier'])
    """
    for part in [text] if comparable(text) in MEDIA_GLOSSARY else _SEPARATORS.split(text):
        words = part.split()
        if comparable(part) not in MEDIA_GLOSSARY and all(comparable(word) in MEDIA_GLOSSARY for word in words):
            yield from words
        elif part.strip():
            yield part.strip()
