"""A portfolio in words: how it stands, the worst processes, what recurs in several of them."""

from collections import Counter
from collections.abc import Sequence

from mediabruch.i18n import Translator
from mediabruch.i18n.terms import TALLIES, ZONES
from mediabruch.notation.letters import shortened
from mediabruch.portfolio.changes import PortfolioChanges
from mediabruch.portfolio.entry import PortfolioEntry
from mediabruch.portfolio.portfolio import Portfolio, departments, state
from mediabruch.portfolio.shared_measures import SharedMeasure
from mediabruch.portfolio.tallies import Tally, TallyKind
from mediabruch.report.facts import facts_line
from mediabruch.report.figures import band
from mediabruch.report.layout import ScreenLayout
from mediabruch.report.portfolio.costs import yearly_cost_words
from mediabruch.report.portfolio.measures import (
    measure_words,
    measures_by_provider,
    measures_note,
    measures_title,
    provider_words,
)
from mediabruch.report.screen import Screen
from mediabruch.report.setting import refusals
from mediabruch.report.spans import Span, Style
from mediabruch.report.text import write_refused
from mediabruch.rules import RULES
from mediabruch.score import Score

MOST = 20
"""Processes and hot spots that are shown on a screen."""
_LEAST = 24
"""Columns that sentences below a row need beside its figures."""
_NONE = "–"


def portfolio_text(found: Portfolio, words: Translator, screen: Screen, changes: PortfolioChanges | None = None) -> str:
    """The portfolio for people, laid out for a screen."""
    layout = ScreenLayout(screen)
    layout.write(Span(standing(found, words), Style.TITLE))
    for sentence in total_words(found, words):
        layout.write(sentence)
    if found.entries:
        _write_processes(layout, found, words, changes, screen.width)
    _write_hot_spots(layout, found.hot_spots, words)
    _write_measures(layout, found.measures, words)
    for kind in (TallyKind.DEPARTMENT, TallyKind.SERVICE, TallyKind.CODE, TallyKind.ZONE):
        _write_tallies(layout, [one for one in found.tallies if one.kind is kind], words)
    if found.copies:
        layout.heading(words.text("Counted once"))
        for path, counted in found.copies[:MOST]:
            layout.write(words.text("{path} is a copy or another version of {counted}.", path=path, counted=counted))
        _write_more(layout, len(found.copies), words)
    if changes is not None and changes.gone:
        layout.heading(words.text("No longer there"))
        for one in changes.gone[:MOST]:
            layout.write(shortened(one.name or one.path), Span(f" · {one.path}", Style.DIM))
        _write_more(layout, len(changes.gone), words)
    if found.refused:
        write_refused(layout, refusals(found.refused, words), words)
    return layout.text()


def standing(found: Portfolio, words: Translator) -> str:
    """How the processes stand, in one sentence."""
    states, count = found.states, len(found.entries)
    if not count:
        return words.text("There is no process to judge.")
    said = {
        "not_digital": words.plural("{n} leaves the digital path", "{n} leave the digital path", states["not_digital"]),
        "digital": words.plural("{n} is digital throughout", "{n} are digital throughout", states["digital"]),
        "open": words.plural("of {n} it cannot be said yet", "of {n} it cannot be said yet", states["open"]),
    }
    inferred = Counter(state(entry) for entry in found.entries if _is_mostly_inferred(entry))
    for name in ("not_digital", "digital"):
        if inferred[name]:
            said[name] = words.text("{said} ({n} of these mostly by inference)", said=said[name], n=inferred[name])
    parts = ", ".join(said[name] for name, number in states.items() if number)
    return words.plural("{n} process: {parts}.", "{n} processes: {parts}.", count, parts=parts)


def _is_mostly_inferred(entry: PortfolioEntry) -> bool:
    """Whether more of what is known of a process is inferred than stated."""
    score = entry.model.score
    return (score.coverage_inferred or 0.0) > (score.coverage_stated or 0.0)


def total_words(found: Portfolio, words: Translator) -> list[str]:
    """What the processes are in the mean, and in a year."""
    said, total, year = [], found.total, found.year
    if total.low is not None and total.high is not None:
        said.append(
            words.text(
                "In the mean {band} of 100 workings and handovers are digital, each process counted once; media breaks "
                "per case: {rate}; {known} of the steps are known.",
                band=points_between(total.low, total.high, words),
                rate=words.rate(total.breaks_per_case),
                known=words.percent(total.coverage or 0.0),
            )
        )
    if year is not None:
        said.append(
            words.plural(
                "{n} process states how many cases it has: {cases} a year, with {breaks} media breaks.",
                "{n} processes state how many cases they have: {cases} a year, with {breaks} media breaks.",
                year.processes,
                cases=words.number(year.cases, 0),
                breaks=words.number(year.breaks, 0),
            )
        )
        if year.cost is not None and (costs := yearly_cost_words(year.cost, words)):
            said.append(costs)
    return said


def points_between(low: float, high: float, words: Translator) -> str:
    """Points of 100, or the two between which they lie."""
    shown = list(dict.fromkeys((words.points(low), words.points(high))))
    return "–".join(shown)


def changed_since_words(entry: PortfolioEntry, changes: PortfolioChanges, words: Translator) -> str:
    """What became of a process since the snapshot; empty where nothing did."""
    was = changes.before.get(entry.path)
    if was is None:
        return words.text("new")
    if was.score == entry.model.score:
        return ""
    return words.text(
        "before: {band} of 100, {rate} media breaks per case",
        band=band_of(was.score, words),
        rate=words.rate(was.score.breaks_per_case),
    )


def band_of(score: Score, words: Translator) -> str:
    """The band; a dash where there is none."""
    return _NONE if score.end_to_end_low is None else band(score, words)


def _write_processes(
    layout: ScreenLayout, found: Portfolio, words: Translator, changes: PortfolioChanges | None, width: int
) -> None:
    layout.heading(words.text("Processes, the worst first"))
    titles = (words.text("score"), words.text("media breaks per case"), words.text("known"))
    widths = [max(len(title), 6) for title in titles]
    places = departments(found.entries)

    def row(cells: Sequence[str], *rest: Span) -> None:
        head = "  ".join(cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
        layout.write(*rest, head=head, column=len(head) + 2)

    row(titles, Span(words.text("process"), Style.DIM))
    column = sum(widths) + 2 * len(widths)
    column = column if width - column >= _LEAST else 2
    for entry in found.entries[:MOST]:
        score = entry.model.score
        name = Span(shortened(entry.model.name or entry.path), Style.TITLE)
        beside = " · ".join(
            dict.fromkeys(part for part in (places[entry.path], entry.path) if part not in ("", name.text))
        )
        known = _NONE if score.coverage is None else words.percent(score.coverage)
        row((band_of(score, words), words.rate(score.breaks_per_case), known), name, Span(f" · {beside}", Style.DIM))
        if entry.model.verdict:
            layout.write(Span(words.message(entry.model.verdict), Style.CARE), column=column)
        if doubt := doubt_sentence(entry, words):
            layout.write(doubt, column=column)
        if changes is not None and (changed := changed_since_words(entry, changes, words)):
            layout.write(changed, column=column)
        if stated := facts_line(_beside_name(entry), None, words):
            layout.write(stated, column=column)
    _write_more(layout, len(found.entries), words)


def doubt_sentence(entry: PortfolioEntry, words: Translator) -> str:
    """That media breaks of a process may lie before where they are found, if they are there; empty where all are sure.

    A place where one of them surely happens is sure.
    """
    places = {(spot.label, spot.code) for spot in entry.spots}
    unsure = len(places - {(spot.label, spot.code) for spot in entry.spots if not spot.across})
    if not unsure:
        return ""
    if unsure == len(places):
        return words.text("No media break is sure: before each lie steps whose medium is not known.")
    return words.plural(
        "At {n} of {all} places the media break is not sure: before it lie steps whose medium is not known.",
        "At {n} of {all} places media breaks are not sure: before them lie steps whose medium is not known.",
        unsure,
        all=len(places),
    )


def _beside_name(entry: PortfolioEntry) -> dict[str, str]:
    """What is stated, but for the department, which stands beside the name."""
    return {name: value for name, value in entry.facts.items() if name != "department"}


def _write_more(layout: ScreenLayout, count: int, words: Translator) -> None:
    if count > MOST:
        layout.write(Span(words.text("… and {n} more: --format csv or html shows all.", n=count - MOST), Style.DIM))


def _write_hot_spots(layout: ScreenLayout, found: Sequence[Tally], words: Translator) -> None:
    if not found:
        return
    layout.heading(words.text("What several processes have in common"))
    for one in found[:MOST]:
        layout.write(tally_words(one, words))
    _write_more(layout, len(found), words)


def _write_measures(layout: ScreenLayout, found: Sequence[SharedMeasure], words: Translator) -> None:
    if not found:
        return
    layout.heading(measures_title(words))
    for provider, measures in measures_by_provider(found):
        layout.write(Span(provider_words(provider, words), Style.TITLE))
        for one in measures:
            layout.write(measure_words(one, words), head="-", column=2)
    layout.write(Span(measures_note(words), Style.DIM))


def _write_tallies(layout: ScreenLayout, found: Sequence[Tally], words: Translator) -> None:
    if not found or (len(found) == 1 and found[0].kind is TallyKind.DEPARTMENT):
        return
    layout.heading(words.text("Media breaks by {kind}", kind=words.message(TALLIES[found[0].kind])))
    for one in found[:MOST]:
        layout.write(tally_words(one, words, named=False))
    _write_more(layout, len(found), words)


def tally_words(one: Tally, words: Translator, *, named: bool = True) -> str:
    """What recurs, in how many processes, how often."""
    processes = words.plural("{n} process", "{n} processes", one.processes)
    rate = words.text("media breaks per case together: {rate}", rate=words.rate(one.breaks_per_case))
    year = "" if one.breaks_per_year is None else words.text("{n} a year", n=words.number(one.breaks_per_year, 0))
    facts = ", ".join(part for part in (processes, rate, year) if part)
    name = words.text("“{name}”", name=shortened(tally_name(one, words)))
    kind = f"{words.message(TALLIES[one.kind])} " if named else ""
    return f"{kind}{name}: {facts}"


def tally_name(one: Tally, words: Translator) -> str:
    """What the breaks have in common, as it is called."""
    if one.kind is TallyKind.CODE:
        return f"{words.message(RULES[one.name].title)} ({one.name})"
    if one.kind is TallyKind.ZONE and one.name in ZONES:
        return words.message(ZONES[one.name])
    return one.name
