"""Patterns over the graph of handovers: what several media breaks together say about a process.

One function each, in `PATTERNS`; what exactly makes a pattern stands in the docstring of its function and on its page.
"""

from collections.abc import Mapping

from mediabruch.rules.handover_graph import HandoverGraph, Waypoint
from mediabruch.rules.match import Finder, Match, Pattern
from mediabruch.rules.records import hybrid_records, paper_filings, typed_again, wet_signatures
from mediabruch.rules.segments import detours, digital_islands, paper_islands
from mediabruch.rules.service import digital_fronts, paper_returns

__all__ = ["PATTERNS", "Finder", "HandoverGraph", "Match", "Pattern", "Waypoint"]

PATTERNS: Mapping[str, Finder] = {
    "MB201": detours,
    "MB202": paper_islands,
    "MB203": digital_islands,
    "MB204": digital_fronts,
    "MB205": paper_returns,
    "MB206": wet_signatures,
    "MB207": hybrid_records,
    "MB208": typed_again,
    "MB209": paper_filings,
}
"""The patterns by the codes of their kinds."""
