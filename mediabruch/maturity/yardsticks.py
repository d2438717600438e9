"""What gates and grades are called, where they come from, and to what they apply."""

from collections.abc import Mapping
from typing import NamedTuple

from mediabruch.errors import Message
from mediabruch.maturity.gate import GateName


class Yardstick(NamedTuple):
    """A gate, as people know it."""

    title: Message
    source: Message
    scope: Message


_SDG = Message("Regulation (EU) 2018/1724 (single digital gateway), Article 6(2)")
_ANNEX = Message("binding for the procedures of Annex II")

YARDSTICKS: Mapping[GateName, Yardstick] = {
    GateName.END_TO_END: Yardstick(
        Message("Digital from end to end"),
        Message("digitale-verwaltung.de; OZG as amended on 24 July 2024"),
        Message("a standard for essential federal services"),
    ),
    GateName.SDG_SUBMISSION: Yardstick(Message("SDG (a): applying electronically, at a distance"), _SDG, _ANNEX),
    GateName.SDG_RECEIPT: Yardstick(Message("SDG (b): automatic acknowledgement of receipt"), _SDG, _ANNEX),
    GateName.SDG_OUTPUT: Yardstick(Message("SDG (c): outcome delivered electronically"), _SDG, _ANNEX),
    GateName.SDG_COMPLETION: Yardstick(Message("SDG (d): electronic notice of completion"), _SDG, _ANNEX),
}

GRADE_SOURCE = Message("Normenkontrollrat Baden-Württemberg, degrees of digitization of application procedures")
GRADES: tuple[Message, ...] = (
    Message("analog throughout"),
    Message("PDF solution"),
    Message("PDF with an offer of e-mail"),
    Message("online application"),
    Message("universal process"),
    Message("digital procedure without once only"),
    Message("digital procedure with once only"),
)
"""The names of the grades, from 0 on."""
