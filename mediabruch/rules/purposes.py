"""What a step is for, as far as rules ask: it signs, files, sends, is about a notice or an application; by words.

The graph of handovers knows media, but no purposes; these few come from the label, German and English.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache


class Purpose(StrEnum):
    """What a step is for."""

    SIGNING = "signing"
    FILING = "filing"
    SENDING = "sending"
    NOTICE = "notice"
    APPLICATION = "application"
    """It is about an application, or takes in what comes."""
    HANDLING = "handling"
    """It works on what was taken in before: it checks, decides, captures, passes on."""


_ANYWHERE: Mapping[Purpose, str] = {
    Purpose.SIGNING: r"(mit|gegen)?unterschr(ei|ie)b\w*|(gegen)?unterschrift(en)?|unterz(ei|ie)ch?n\w*|"
    r"(gegen|ab|schluss)zeichn(en|et|ung)|paraphier\w*|signier(en|t|ung)|sign|signs|signing|signed|signatures?|"
    r"countersign\w*",
    Purpose.FILING: r"verakt\w*|ablegen|abgelegt|\w*ablage|abheften|abgeheftet|archivier\w*|archiv|archive|archives|"
    r"archived|archiving|filing|registratur",
    Purpose.SENDING: r"(ver|ueber|zu|ab)?send(e|en|et|ung)|versandt?|(ver|zu)?schick(en|t)|zustell(en|t|ung)|"
    r"verschickt|zugestellt|uebergeben|uebergabe|aushaendig(en|ung)|ausgehaendigt|kuvertier(en|t)|eintueten|send|sends|sending|"
    r"dispatch|deliver|delivering",
    Purpose.NOTICE: r"\w*bescheid(e|es|en)?",
    Purpose.APPLICATION: r"\w*antr(ag|ags|aege|aegen)|beantrag(en|t|ung)|\w*meld(en|et|ung|ungen)|"
    r"\w*anzeige|\w+anzeigen|\w*gesuche?|\w*formulare?|bewerb(en|ung|ungen)|\w*eingang|\w*eingehend\w*|"
    r"entgegen(nehmen|genommen|nahme)|annahme|\w*applications?|apply|applies|\w*requests?|claims?|"
    r"\w*registrations?|(web|online|order)?forms?|submit|submits|submissions?|take|takes|"
    r"receive|receives|received|accept|accepts",
    Purpose.HANDLING: r"(vor|nach|ueber|ab)?pruef(en|t|ung)|geprueft|bearbeit(en|et|ung)|erfass(en|t|ung)|erfasst|"
    r"entscheid(en|et|ung)|(aus|be)?druck(en|t)|ausgedruckt|\w*scannen|kopier(en|t)|bewert(en|et|ung)|freigeben|"
    r"genehmig(en|t|ung)|ablehn(en|ung)|weiterleit(en|ung)|weitergeb(en|e)|(ein|ab|aus)tragen|eingeben|buchen|sicht(en|ung)|"
    r"zuordnen|zuweis(en|ung)|check|checks|checking|review|reviews|verify|validate|assess|evaluate|process|processing|"
    r"decide|decides|approve|reject|record|capture|enter|print|prints|scan|scans|copy|forward|assign|calculate|search|"
    r"prepare|update|analy[sz]e|handle|discuss|generate|create|erstell(en|t|ung)|erzeug(en|t)|anlegen|register|registers",
}
_FIRST: Mapping[Purpose, str] = {
    Purpose.FILING: r"file|files|store",
    Purpose.SENDING: r"mail|post|issue",
}
"""Words that say it where they stand first only: “File application”, not “Check file”."""
_NOT: Mapping[Purpose, str] = {
    Purpose.SIGNING: r"digital\w*|elektronisch\w*|electronic\w*|qualifi(ed|ziert\w*)|qes|eid|esign\w*|docusign|"
    r"in|up|off",
}
"""Words that take it back: “digital unterschreiben”, “sign up”."""


@lru_cache(maxsize=4096)
def is_for(label: str, purpose: Purpose) -> bool:
    """Whether a label says that the step has this purpose.

    >>> is_for("Bescheid unterschreiben", Purpose.SIGNING), is_for("Assign a clerk", Purpose.SIGNING)
    (True, False)
    >>> is_for("File the application", Purpose.FILING), is_for("Check the file", Purpose.FILING)
    (True, False)
    """
    from mediabruch.infer.normal import words_of  # who lists the rules need not wait for the word lists

    words = words_of(label)
    if purpose in _NOT and any(re.fullmatch(_NOT[purpose], word) for word in words):
        return False
    if words and purpose in _FIRST and re.fullmatch(_FIRST[purpose], words[0]):
        return True
    return any(re.fullmatch(_ANYWHERE[purpose], word) for word in words)
