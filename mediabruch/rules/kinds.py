"""The one table of kinds: what a media break, a pattern of several breaks or a note on the model can be.

Codes are stable for ever. Every kind has a page in German and English (`mediabruch/i18n/pages`), shown by
`mediabruch explain CODE`.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from mediabruch.errors import Message


class Severity(StrEnum):
    """How much a finding weighs, the least first. It says nothing of how sure it is."""

    INFO = "info"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for the least."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Kind(NamedTuple):
    """A kind of media break (`MB1xx`), of pattern (`MB2xx`) or of note on the model (`MB9xx`)."""

    code: str
    name: str
    """Short name in English, for files and machines."""
    title: Message
    """A few words that stand for the kind in a list."""
    helps: Message
    """One sentence: what helps against it."""
    severity: Severity = Severity.MINOR

    @property
    def is_break(self) -> bool:
        """Whether this is a media break, as opposed to a pattern or a note."""
        return self.code.startswith("MB1")

    @property
    def is_note(self) -> bool:
        """Whether this is a note on the model."""
        return self.code.startswith("MB9")


_TABLE = (
    Kind(
        "MB101",
        "printout",
        Message("printout"),
        Message("Work in the e-file instead of on a printout, with a second screen, and keep no paper file beside it."),
        Severity.MAJOR,
    ),
    Kind(
        "MB102",
        "paper-dispatch",
        Message("dispatch on paper"),
        Message(
            "Open a digital way back: the mailbox of BundID or of the organization account, "
            "or electronic delivery with the authority's seal."
        ),
        Severity.MAJOR,
    ),
    Kind(
        "MB103",
        "scan",
        Message("scan"),
        Message("Take the information in digitally at its source; until then scan it once, in the mail room."),
        Severity.MAJOR,
    ),
    Kind(
        "MB104",
        "capture",
        Message("capture by typing"),
        Message(
            "Offer a structured online form with an interface into the specialist system (FIT-Connect, XÖV); "
            "retrieve evidence from the register instead of asking for it."
        ),
        Severity.MAJOR,
    ),
    Kind(
        "MB105",
        "rekeying",
        Message("re-keying from a document"),
        Message(
            "Let the data arrive as data, by a structured online form with an interface into the specialist system "
            "(FIT-Connect, XÖV), instead of typing it from a PDF or an e-mail."
        ),
    ),
    Kind(
        "MB106",
        "spoken",
        Message("word of mouth"),
        Message(
            "Replace the conversation by a structured request in the portal; identify by eID where the law allows."
        ),
    ),
    Kind(
        "MB107",
        "system-change",
        Message("change of system by hand"),
        Message("Connect the two systems by an interface; robotic process automation is no more than a bridge."),
    ),
    Kind(
        "MB108",
        "structure-loss",
        Message("loss of structure"),
        Message("Hand the data on as data, keep one leading record, and make the document from it only for reading."),
        Severity.INFO,
    ),
    Kind(
        "MB201",
        "print-and-scan",
        Message("print-and-scan detour"),
        Message(
            "Leave the information digital on the whole way: what the steps on paper do can be done in the e-file."
        ),
        Severity.MAJOR,
    ),
    Kind(
        "MB202",
        "paper-island",
        Message("paper island"),
        Message(
            "Let these steps work digitally as their neighbors do; nothing before or after them has to change for it."
        ),
        Severity.MAJOR,
    ),
    Kind(
        "MB203",
        "digital-island",
        Message("digital island"),
        Message("Make the neighbors digital, beginning where the information comes in; both breaks go with them."),
    ),
    Kind(
        "MB204",
        "digital-front",
        Message("digital front, paper back"),
        Message("Take what comes in digitally over into the e-file and the specialist system, and work on it there."),
        Severity.CRITICAL,
    ),
    Kind(
        "MB205",
        "paper-return",
        Message("no digital return"),
        Message(
            "Answer on the way on which the application came: into the mailbox of BundID or of the organization "
            "account, or by electronic delivery with the authority's seal."
        ),
        Severity.MAJOR,
    ),
    Kind(
        "MB206",
        "wet-signature",
        Message("wet signature forces paper"),
        Message(
            "Check whether the law asks for a signature at all; a form with eID, a qualified electronic signature or "
            "the authority's seal can replace the written form (§ 3a VwVfG)."
        ),
        Severity.MAJOR,
    ),
    Kind(
        "MB207",
        "kept-twice",
        Message("kept twice"),
        Message("Decide which record leads, as a rule the e-file, and stop keeping the other."),
    ),
    Kind(
        "MB208",
        "typed-again",
        Message("captured more than once"),
        Message("Hand on as data what was captured once: by an interface, or in a system that both steps use."),
        Severity.MAJOR,
    ),
    Kind(
        "MB209",
        "paper-file",
        Message("not filed digitally"),
        Message("File the finished case in the e-file; without it no process is digital from end to end."),
    ),
    Kind(
        "MB901",
        "unknown-medium",
        Message("step of unknown medium"),
        Message("State the medium of the step in the annotation file beside the model."),
        Severity.INFO,
    ),
    Kind(
        "MB902",
        "contradiction",
        Message("contradicting statements"),
        Message("Decide which of the statements is right and remove the other."),
    ),
    Kind(
        "MB903",
        "unreached-step",
        Message("step that no case reaches"),
        Message("Lead a flow to the step, or take it out of the model."),
    ),
    Kind(
        "MB904",
        "waiting-join",
        Message("join that waits for ever"),
        Message(
            "Let the branches meet in the kind of gateway that split them; after a choice that is an exclusive one."
        ),
    ),
    Kind(
        "MB905",
        "endless-case",
        Message("case that never ends"),
        Message("Give the loop a way out that leads to an end event."),
    ),
    Kind(
        "MB906",
        "missing-message",
        Message("message that no one sends"),
        Message("Draw the message flow from the step or the pool that sends the message."),
        Severity.INFO,
    ),
    Kind(
        "MB907",
        "no-start-or-end",
        Message("no start or no end"),
        Message("Draw a start event where the process begins and an end event where it is finished."),
        Severity.INFO,
    ),
    Kind(
        "MB908",
        "unnamed-step",
        Message("unnamed step"),
        Message("Name the step by what is done to what, such as “Check application”."),
        Severity.INFO,
    ),
    Kind(
        "MB909",
        "file-defect",
        Message("defect in the file"),
        Message("Correct the named place, or open the model in the modeling tool and save it anew."),
    ),
    Kind(
        "MB910",
        "idle-ignore",
        Message("ignore without effect"),
        Message("Write the code and then the reason, as in “MB102 required by law”, or take the remark out."),
    ),
)

KINDS: Mapping[str, Kind] = {kind.code: kind for kind in _TABLE}
"""All kinds by their codes, in the order of the codes."""
