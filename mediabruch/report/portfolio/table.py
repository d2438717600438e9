"""A portfolio as a table: a row a process, the worst first."""

from collections.abc import Iterator, Mapping, Sequence
from math import fsum

from mediabruch.errors import Message
from mediabruch.exchange.separated import separated
from mediabruch.i18n import Translator
from mediabruch.portfolio.changes import PortfolioChanges
from mediabruch.portfolio.entry import PortfolioEntry
from mediabruch.portfolio.examined import SERVICE_KEY
from mediabruch.portfolio.portfolio import Portfolio, departments, state
from mediabruch.portfolio.yearly_cost import YearlyCost
from mediabruch.report.facts import fact_text

STATES: Mapping[str, Message] = {
    "digital": Message("digital throughout"),
    "not_digital": Message("leaves the digital path"),
    "open": Message("cannot be said yet"),
}
PORTFOLIO_COLUMNS: Mapping[str, Message] = {
    "process": Message("process"),
    "department": Message("department"),
    "state": Message("state"),
    "low": Message("score, at least"),
    "high": Message("score, at most"),
    "breaks": Message("media breaks per case"),
    "cases": Message("cases a year"),
    "year": Message("media breaks a year"),
    "known": Message("known"),
    "verdict": Message("in one sentence"),
    "unsure": Message("media breaks per case that are not sure"),
    "patterns": Message("patterns"),
    "low_before": Message("score before, at least"),
    "high_before": Message("score before, at most"),
    "breaks_before": Message("media breaks per case before"),
    "hours_low": Message("authority, hours a year, at least"),
    "hours_high": Message("authority, hours a year, at most"),
    "euros_low": Message("authority, euros a year, at least"),
    "euros_high": Message("authority, euros a year, at most"),
    "own_hours_low": Message("applicants, hours a year, at least"),
    "own_hours_high": Message("applicants, hours a year, at most"),
    "service": Message("service key"),
    "contact": Message("contact"),
    "fim_tier": Message("FIM tier"),
    "reifegrad": Message("OZG maturity level"),
    "file": Message("file"),
}
_BEFORE = ("low_before", "high_before", "breaks_before")
_ENDS = ("hours_low", "hours_high", "euros_low", "euros_high")
_COSTS = tuple(name for name in PORTFOLIO_COLUMNS if name.endswith(_ENDS))
_SELDOM = ("fim_tier", "reifegrad")
"""What few state."""
PortfolioCell = str | float | None


def portfolio_rows(
    found: Portfolio, words: Translator, changes: PortfolioChanges | None = None
) -> Iterator[Mapping[str, PortfolioCell]]:
    """The rows, by the names of `PORTFOLIO_COLUMNS`."""
    places = departments(found.entries)
    for entry in found.entries:
        yield _row(entry, places[entry.path], words, changes)


def columns_shown(found: Portfolio, changes: PortfolioChanges | None) -> Sequence[str]:
    """The columns that say anything."""
    seldom = set() if any(spot.across for entry in found.entries for spot in entry.spots) else {"unsure"}
    seldom |= {name for name in _SELDOM if not any(name in entry.facts for entry in found.entries)}
    left_out = {*(() if changes is not None else _BEFORE), *(() if _has_costs(found) else _COSTS), *seldom}
    return [name for name in PORTFOLIO_COLUMNS if name not in left_out]


def _has_costs(found: Portfolio) -> bool:
    return any(entry.cost is not None for entry in found.entries)


def portfolio_csv(found: Portfolio, words: Translator, changes: PortfolioChanges | None = None) -> bytes:
    """The table, separated as the spreadsheets of the language expect it."""
    shown = columns_shown(found, changes)
    rows = ([_said(row.get(name), words) for name in shown] for row in portfolio_rows(found, words, changes))
    return separated([[words.message(PORTFOLIO_COLUMNS[name]) for name in shown], *rows], words)


def _said(cell: PortfolioCell, words: Translator) -> str:
    if cell is None:
        return ""
    return words.cell(cell, 4) if isinstance(cell, float) else str(cell)


def _row(
    entry: PortfolioEntry, department: str, words: Translator, changes: PortfolioChanges | None
) -> Mapping[str, PortfolioCell]:
    score, model = entry.model.score, entry.model
    was = changes.before.get(entry.path) if changes is not None else None
    before: dict[str, PortfolioCell] = {}
    if was is not None:
        figures = was.score.end_to_end_low, was.score.end_to_end_high, was.score.breaks_per_case
        before = dict(zip(_BEFORE, figures, strict=True))
    patterns = {finding.code for finding in model.findings if not finding.is_break and not finding.is_note}
    return {
        "process": model.name,
        "department": department,
        "state": words.message(STATES[state(entry)]),
        "low": score.end_to_end_low,
        "high": score.end_to_end_high,
        "breaks": score.breaks_per_case,
        "unsure": fsum(spot.per_case for spot in entry.spots if spot.across),
        "cases": entry.cases,
        "year": entry.breaks_per_year,
        "known": score.coverage,
        "verdict": words.message(model.verdict) if model.verdict else "",
        "patterns": ", ".join(sorted(patterns)),
        **before,
        **(_costs(entry.cost) if entry.cost is not None else {}),
        "service": entry.facts.get(SERVICE_KEY, ""),
        "contact": entry.facts.get("contact", ""),
        "fim_tier": fact_text("fim_tier", entry.facts.get("fim_tier", "")),
        "reifegrad": entry.facts.get("reifegrad", ""),
        "file": model.path,
    }


def _costs(cost: YearlyCost) -> Mapping[str, PortfolioCell]:
    """Hours and euros of a year."""
    figures = (
        *(minutes / 60 for minutes in cost.authority_minutes),
        *cost.authority_euros,
        *(minutes / 60 for minutes in cost.applicant_minutes),
    )
    return dict(zip(_COSTS, figures, strict=True))
