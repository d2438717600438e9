"""A portfolio as a page: a list that can be sorted and narrowed without any network; each row leads to its process."""

from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace

from mediabruch.errors import Message
from mediabruch.i18n import Translator
from mediabruch.i18n.terms import TALLIES
from mediabruch.notation.letters import shortened
from mediabruch.portfolio.changes import PortfolioChanges
from mediabruch.portfolio.portfolio import Portfolio
from mediabruch.portfolio.tallies import Tally, TallyKind
from mediabruch.report.page.frame import PageFrame, framed
from mediabruch.report.plan.speech import PROVIDERS
from mediabruch.report.portfolio.costs import ends_words, euro_ends_words
from mediabruch.report.portfolio.measures import measures_by_provider, measures_note, measures_title
from mediabruch.report.portfolio.table import PORTFOLIO_COLUMNS, PortfolioCell, portfolio_rows
from mediabruch.report.portfolio.text import doubt_sentence, points_between, standing, tally_name, total_words

_HERE = Path(__file__).parent
_COLUMNS: Mapping[str, Message] = {
    "department": PORTFOLIO_COLUMNS["department"],
    "band": Message("score"),
    "breaks": PORTFOLIO_COLUMNS["breaks"],
    "known": PORTFOLIO_COLUMNS["known"],
    "state": PORTFOLIO_COLUMNS["state"],
    "patterns": PORTFOLIO_COLUMNS["patterns"],
    "cases": PORTFOLIO_COLUMNS["cases"],
    "year": PORTFOLIO_COLUMNS["year"],
    "euros": Message("authority, euros a year"),
    "own_hours": Message("applicants, hours a year"),
    "before": Message("score before"),
    "service": PORTFOLIO_COLUMNS["service"],
    "contact": PORTFOLIO_COLUMNS["contact"],
    "fim_tier": PORTFOLIO_COLUMNS["fim_tier"],
    "reifegrad": PORTFOLIO_COLUMNS["reifegrad"],
}
"""The columns beside the process itself; those in which nothing stands are left out."""
_NUMBERS = frozenset({"band", "breaks", "known", "cases", "year", "euros", "own_hours", "before"})
_SORTED_BY: Mapping[str, str] = {
    "band": "high",
    "before": "high_before",
    "euros": "euros_high",
    "own_hours": "own_hours_high",
}
"""The ends of ranges that columns are sorted by."""
_MOST = 100
"""Things of one kind that are listed."""


def portfolio_html(
    found: Portfolio,
    words: Translator,
    pages: Mapping[str, str],
    changes: PortfolioChanges | None = None,
) -> bytes:
    """The page; `pages` are the addresses of the processes' own pages, by path."""
    frame = PageFrame(
        template="index.html.jinja",
        folder=_HERE,
        style=(_HERE / "index.css").read_text(encoding="utf-8"),
        script=(_HERE / "index.js").read_text(encoding="utf-8"),
        labels=_labels(words),
    )
    listed = list(portfolio_rows(found, words, changes))
    doubts = {entry.path: doubt_sentence(entry, words) for entry in found.entries}
    shown = [name for name in _COLUMNS if any(_says(name, _value(name, row)) for row in listed)]
    rows = [
        SimpleNamespace(
            page=pages.get(str(row["file"])),
            name=shortened(str(row["process"] or row["file"]), 300),
            verdict=" ".join(filter(None, (str(row["verdict"]), doubts[str(row["file"])]))),
            path=row["file"],
            cells=[_cell(name, row, words) for name in shown],
        )
        for row in listed
    ]
    content = {
        "standing": standing(found, words),
        "totals": total_words(found, words),
        "columns": [SimpleNamespace(title=words.message(_COLUMNS[name]), is_number=name in _NUMBERS) for name in shown],
        "rows": rows,
        "groups": list(_groups(found, words)),
        "measures": _measures(found, words),
        "remarks": _remarks(found, words, changes),
    }
    return framed(frame, words.text("Portfolio"), content, words).encode()


def _labels(words: Translator) -> dict[str, str]:
    return {
        "processes": words.text("Processes, the worst first"),
        "filter": words.text("Show only rows with"),
        "shown": words.text("{shown} of {all} shown", shown="{shown}", all="{all}"),
        "count": words.text("processes"),
        "process": words.text("process"),
        "per_case": words.text("media breaks per case"),
        "per_year": words.text("media breaks a year"),
        "measures": measures_title(words),
        "measures_note": measures_note(words),
        "measure": words.text("measure"),
        "who": words.text("who can do it"),
        "more": words.text("more digital per case"),
        "more_per_year": words.text("more digital a year"),
    }


def _value(name: str, row: Mapping[str, PortfolioCell]) -> PortfolioCell:
    """What a column is sorted by: of a band the value that is never surpassed."""
    return row.get(_SORTED_BY.get(name, name))


def _says(name: str, value: PortfolioCell) -> bool:
    """Whether a column is worth showing for this; most processes cost applicants no time of their own."""
    return value not in (None, "") and (name != "own_hours" or value != 0)


def _cell(name: str, row: Mapping[str, PortfolioCell], words: Translator) -> SimpleNamespace:
    value = _value(name, row)
    if name not in _NUMBERS:
        return SimpleNamespace(text=shortened(str(value or ""), 300), is_number=False, value="")
    if not isinstance(value, float | int):
        return SimpleNamespace(text="", is_number=True, value="")
    if name in {"band", "before"}:
        low = row["low" if name == "band" else "low_before"]
        text = points_between(low if isinstance(low, float | int) else value, value, words)
    elif name in {"euros", "own_hours"}:
        low = row[f"{name}_low"]
        said = euro_ends_words if name == "euros" else ends_words
        text = said((low if isinstance(low, float | int) else value, value), words)
    elif name == "known":
        text = words.percent(value)
    else:
        text = words.number(value, 0) if name in {"cases", "year"} else words.rate(value)
    return SimpleNamespace(text=text, is_number=True, value=repr(float(value)))


def _groups(found: Portfolio, words: Translator) -> list[SimpleNamespace]:
    groups = []
    if found.hot_spots:
        title = words.text("What several processes have in common")
        groups.append(_group(title, words.text("what"), found.hot_spots, words, named=True))
    for kind in TallyKind:
        of_kind = [one for one in found.tallies if one.kind is kind]
        if of_kind and kind not in {TallyKind.LABEL, TallyKind.LANE, TallyKind.SYSTEM}:
            what = words.message(TALLIES[kind])
            groups.append(_group(words.text("Media breaks by {kind}", kind=what), what, of_kind, words, named=False))
    return groups


def _group(
    title: str, what: str, found: list[Tally] | tuple[Tally, ...], words: Translator, *, named: bool
) -> SimpleNamespace:
    return SimpleNamespace(
        title=title,
        what=what,
        tallies=[
            SimpleNamespace(
                name=f"{words.message(TALLIES[one.kind])}: {tally_name(one, words)}"
                if named
                else tally_name(one, words),
                processes=one.processes,
                per_case=words.rate(one.breaks_per_case),
                per_year="" if one.breaks_per_year is None else words.number(one.breaks_per_year, 0),
            )
            for one in found[:_MOST]
        ],
    )


def _measures(found: Portfolio, words: Translator) -> list[SimpleNamespace]:
    """The measures by who can do them, with the sentence that says how."""
    return [
        SimpleNamespace(
            title=words.message(one.measure.title),
            means=words.message(one.measure.means),
            who=words.message(PROVIDERS[provider]),
            processes=len(one.paths),
            per_case=words.rate(one.links_gained),
            per_year="" if one.links_gained_per_year is None else words.number(one.links_gained_per_year, 0),
        )
        for provider, measures in measures_by_provider(found.measures)
        for one in measures
    ]


def _remarks(found: Portfolio, words: Translator, changes: PortfolioChanges | None) -> list[tuple[str, list[str]]]:
    copies = [
        words.text("{path} is a copy or another version of {counted}.", path=path, counted=counted)
        for path, counted in found.copies
    ]
    gone = [f"{one.name} · {one.path}" for one in changes.gone] if changes is not None else []
    refused = [sentence for error in found.refused for sentence in words.refusals(error)]
    titled = (
        (words.text("Counted once"), copies),
        (words.text("No longer there"), gone),
        (words.text("Not read"), refused),
    )
    return [(title, lines) for title, lines in titled if lines]
