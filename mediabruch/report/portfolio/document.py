"""A portfolio as JSON, as a whole or a process a line."""

from dataclasses import asdict, replace
from typing import Any

from mediabruch.i18n import Translator
from mediabruch.portfolio.changes import PortfolioChanges
from mediabruch.portfolio.entry import PortfolioEntry, entry_text
from mediabruch.portfolio.portfolio import Portfolio, YearTotal, departments, state
from mediabruch.portfolio.process_state import ProcessState
from mediabruch.portfolio.shared_measures import SharedMeasure
from mediabruch.portfolio.tallies import Tally
from mediabruch.report.document import score_document
from mediabruch.report.json_text import Document, json_text
from mediabruch.report.portfolio.costs import yearly_document

PORTFOLIO = "mediabruch/portfolio/1"


def portfolio_json(found: Portfolio, words: Translator, changes: PortfolioChanges | None = None) -> bytes:
    """The document of all processes, the worst first; verdicts speak the language of `words`."""
    places = departments(found.entries)
    copies: dict[str, list[str]] = {}
    for path, counted in found.copies:
        copies.setdefault(counted, []).append(path)
    document = {
        "schema": PORTFOLIO,
        "language": words.language,
        "states": found.states,
        "total": asdict(found.total),
        "year": None if found.year is None else _year(found.year, words),
        "processes": [
            _process(entry, places[entry.path], copies.get(entry.path, []), words, changes) for entry in found.entries
        ],
        "tallies": [_tally(one) for one in found.tallies],
        "hot_spots": [_tally(one) for one in found.hot_spots],
        "measures": [_measure(one, words) for one in found.measures],
        "gone": None if changes is None else [one.path for one in changes.gone],
        "refused": [
            {"path": error.path, "line": error.line, "column": error.column, "message": words.message(error.message)}
            for error in found.refused
        ],
    }
    return f"{json_text(document)}\n".encode()


def portfolio_lines(found: Portfolio, *_: object, **__: object) -> bytes:
    """An entry a line, in no language: parts of a portfolio that are put together again become the whole."""
    return "".join(f"{entry_text(entry)}\n" for entry in sorted(found.all_entries, key=lambda one: one.path)).encode()


def _process(
    entry: PortfolioEntry, department: str, copies: list[str], words: Translator, changes: PortfolioChanges | None
) -> Document:
    model = entry.model
    patterns: dict[str, int] = {}
    for finding in model.findings:
        if not finding.is_break and not finding.is_note:
            patterns[finding.code] = patterns.get(finding.code, 0) + 1
    return {
        "path": model.path,
        "name": model.name,
        "sha256": model.sha256,
        "department": department or None,
        "facts": dict(entry.facts),
        "cases": entry.cases,
        "state": state(entry),
        "verdict": words.message(model.verdict) if model.verdict else "",
        "score": score_document(model.score),
        "breaks": [asdict(spot) for spot in entry.spots],
        "measures": [asdict(effect) for effect in entry.measures],
        "breaks_per_year": entry.breaks_per_year,
        "cost_per_year": yearly_document(entry.cost, words),
        "patterns": patterns,
        "copies": copies,
        "before": None if changes is None else _before(changes.before.get(entry.path)),
    }


def _year(year: YearTotal, words: Translator) -> Document:
    return {**asdict(replace(year, cost=None)), "cost": yearly_document(year.cost, words)}


def _before(was: ProcessState | None) -> Document | None:
    return None if was is None else {"path": was.path, "sha256": was.sha256, "score": score_document(was.score)}


def _measure(one: SharedMeasure, words: Translator) -> Document:
    return {
        "id": one.measure.id,
        "title": words.message(one.measure.title),
        "who": one.measure.who.value,
        "paths": one.paths,
        "processes": len(one.paths),
        "steps": one.steps,
        "links_gained": one.links_gained,
        "links_gained_per_year": one.links_gained_per_year,
        "breaks_gone": one.breaks_gone,
    }


def _tally(one: Tally) -> dict[str, Any]:
    return {**asdict(one), "kind": one.kind.value, "processes": one.processes}
