"""Texts that speak of some cases only, or of what may come; and those that speak of all steps."""

import re

_CONDITION = (
    r"\b(?:falls|wenn|sofern|ggf|gegebenenfalls|eventuell|evtl|alternativ|optional|kann|könnte|künftig|zukünftig|geplant"
    r"|if|in case|when(?:ever)? (?:necessary|needed|required)|as (?:necessary|needed|required)"
    r"|where (?:necessary|needed)|optionally|may|might|could|future|planned|bei bedarf)\b"
    r"|^\W*bei (?!de[rnm]\b|eine[rm]\b)"
)
_WHOLE = (
    r"\b(?:alle[smnr]?|sämtliche[rns]?|gesamte[rnsm]?|komplett\w*|vollständig\w*|durchgängig\w*|durchgehend\w*"
    r"|ausschließlich\w*|immer|stets|grundsätzlich|generell|jeweils|ganze[rnsm]?|überwiegend"
    r"|whole|entire\w*|all|everything|every|always|only|exclusively|throughout|completely|fully)\b"
)
_PROCESS = r"\b(?:geschäfts)?(?:prozess|ablauf|workflow|process)\w*\b"
"""Compiled when the first note turns up: many models have none."""


def is_conditional(text: str) -> bool:
    """Whether a text speaks of some cases only, or of what may come.

    >>> is_conditional("künftig per E-Mail"), is_conditional("Bei Unklarheiten anrufen"), is_conditional("Bei der Bank")
    (True, True, False)
    """
    return re.search(_CONDITION, text, re.IGNORECASE) is not None


def is_about_all(text: str) -> bool:
    """Whether a text speaks of all steps, and as a fact: no question, plan or condition.

    >>> is_about_all("alles über Outlook"), is_about_all("alles per Fax?")
    (True, False)
    """
    return "?" not in text and re.search(_WHOLE, text, re.IGNORECASE) is not None and not is_conditional(text)


def is_about_process(text: str) -> bool:
    """Whether a text speaks of the whole process by that word.

    >>> is_about_process("Der gesamte Prozess läuft über Outlook"), is_about_process("only in version 7")
    (True, False)
    """
    return re.search(_PROCESS, text, re.IGNORECASE) is not None and is_about_all(text)
