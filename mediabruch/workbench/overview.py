"""The call `portfolio`: what all processes that are open add up to, and what several of them have in common."""

from typing import Any
from weakref import WeakKeyDictionary

from mediabruch.errors import MediabruchError
from mediabruch.portfolio.entry import ENTRY, PortfolioEntry
from mediabruch.portfolio.jobs import Job
from mediabruch.portfolio.portfolio import put_together
from mediabruch.report.portfolio.measures import measure_words, measures_by_provider, provider_words
from mediabruch.report.portfolio.text import standing, tally_words, total_words
from mediabruch.workbench.analysts import OpenProcess
from mediabruch.workbench.asked import Asked
from mediabruch.workbench.desk import Desk

_MOST = 10
_entries: WeakKeyDictionary[OpenProcess, PortfolioEntry] = WeakKeyDictionary()
"""Kept as long as what they were made of."""


def answer_portfolio(desk: Desk, asked: Asked) -> dict[str, Any]:
    """How the processes stand together, the worst first; copies and other versions are counted once."""
    words = asked.words
    found = put_together([entry for path in desk.workspace.models if (entry := _entry(desk, path)) is not None])
    return {
        "standing": standing(found, words),
        "totals": total_words(found, words),
        "order": [entry.path for entry in found.entries],
        "hot_spots": [tally_words(one, words) for one in found.hot_spots[:_MOST]],
        "measures": [
            {"who": provider_words(provider, words), "items": [measure_words(one, words) for one in measures]}
            for provider, measures in measures_by_provider(found.measures)
        ],
        "copies": [
            words.text("{path} is a copy or another version of {counted}.", path=path, counted=counted)
            for path, counted in found.copies
        ],
    }


def _entry(desk: Desk, path: str) -> PortfolioEntry | None:
    """A process as portfolios hold it; `None` for one that cannot be read, which the list names."""
    try:
        process = desk.process(path)
    except MediabruchError:
        return None
    if process not in _entries:
        job = Job(path=path, file=path, options=process.config.options)
        _entries[process] = ENTRY.make(job, process.analysis)[0]
    return _entries[process]
