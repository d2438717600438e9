"""What mediabruch can find: one rule a module, for each kind of media break, of pattern and of note.

A module holds the definition of its rule and, for a pattern, the function that finds it; its pages, in each language,
stand under `pages/`. Adding these adds the rule. Own rules import from here all that they need.
"""

from typing import TYPE_CHECKING

from mediabruch.errors import Message
from mediabruch.media import DIGITAL_MEDIA, Medium
from mediabruch.rules.registry import RULES
from mediabruch.rules.rule import Finder, Match, Rule, Severity
from mediabruch.rules.waypoint import Waypoint

if TYPE_CHECKING:
    from mediabruch.rules.handover_graph import HandoverGraph

__all__ = [
    "DIGITAL_MEDIA",
    "RULES",
    "Finder",
    "HandoverGraph",
    "Match",
    "Medium",
    "Message",
    "Rule",
    "Severity",
    "Waypoint",
]


def __getattr__(name: str) -> object:
    if name == "HandoverGraph":  # who lists the rules needs no graph
        from mediabruch.rules.handover_graph import HandoverGraph

        return HandoverGraph
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
