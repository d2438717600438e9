"""The verdict on a process: one sentence, and one bar of three parts, before all figures.

It stands above the analysis and below all that shows or checks, so that text, page, picture and comment say the same.
"""

from mediabruch.verdict.assumed import assumed_message, assumed_steps
from mediabruch.verdict.hedges import known_steps
from mediabruch.verdict.parts import WIDEST_BAND, Parts, parts
from mediabruch.verdict.rules import verdict
from mediabruch.verdict.said import breaks_message, known_message, parts_messages
from mediabruch.verdict.value import Verdict, VerdictKind

__all__ = [
    "WIDEST_BAND",
    "Parts",
    "Verdict",
    "VerdictKind",
    "assumed_message",
    "assumed_steps",
    "breaks_message",
    "known_message",
    "known_steps",
    "parts",
    "parts_messages",
    "verdict",
]
