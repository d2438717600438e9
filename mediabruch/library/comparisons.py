"""What several models tell together, as the library gives it back: it shows itself in every form."""

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mediabruch.errors import MediabruchError, Message
from mediabruch.library.process_analysis import ProcessAnalysis

if TYPE_CHECKING:
    from mediabruch.differences.difference import BreakDifference, Difference, FigurePart, ProcessDiff
    from mediabruch.portfolio.entry import PortfolioEntry
    from mediabruch.portfolio.portfolio import Portfolio, Total, YearTotal
    from mediabruch.portfolio.ring import Ring, RingMember, RingService
    from mediabruch.portfolio.tallies import Tally
    from mediabruch.report.reporters import Reporters
    from mediabruch.report.ring.shown import ShownRing
    from mediabruch.trends.trend import ProcessTrend, Trend, TrendPoint


class Told:
    """What can be told in the formats of a command."""

    def to_dict(self, lang: str = "en") -> dict[str, Any]:
        """The published document, as `--format json` prints it; sentences are in `en` or `de`."""
        document: dict[str, Any] = json.loads(self.to_json(lang))
        return document

    def to_json(self, lang: str = "en") -> str:
        """The published document as text."""
        return self._report("json", lang)

    def to_text(self, lang: str = "en") -> str:
        """The report for people, in 80 columns."""
        return self._report("text", lang)

    def _report(self, format_: str, lang: str) -> str:
        from mediabruch.i18n import translator
        from mediabruch.report.screen import Screen

        subject, formats = self._told()
        content = formats[format_](subject, translator(lang), Screen())
        return content if isinstance(content, str) else content.decode()

    def _told(self) -> "tuple[Any, Reporters]":
        """What is told, and the formats for it."""
        raise NotImplementedError


class DiffAnalysis(Told):
    """Two versions of a process side by side."""

    def __init__(self, old: ProcessAnalysis, new: ProcessAnalysis, diff: "ProcessDiff") -> None:
        self._diff = diff
        self.old = old
        """The version before."""
        self.new = new
        """The version after."""

    def __repr__(self) -> str:
        change, names = self.change, f"{self.old.model.path!r} → {self.new.model.path!r}"
        figures = f"{change.low:+.1f} points, {change.breaks_per_case:+.2f} breaks per case"
        return f"<DiffAnalysis {names[:80]}: {figures}, {len(self.differences)} differences>"

    @property
    def differences(self) -> "tuple[Difference, ...]":
        """What differs, with its part in the change of the figures; the largest part first."""
        return self._diff.differences

    @property
    def breaks(self) -> "tuple[BreakDifference, ...]":
        """What became of each media break."""
        return self._diff.breaks

    @property
    def change(self) -> "FigurePart":
        """The change of the figures as a whole."""
        return self._diff.change

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return self._diff.is_empty

    @property
    def is_worse(self) -> bool:
        """Whether less is certainly digital than before, or media break more often."""
        return self._diff.is_worse

    def to_markdown(self, lang: str = "en") -> str:
        """The report as Markdown."""
        return self._report("markdown", lang)

    def to_html(self, lang: str = "en") -> str:
        """The report as a page that needs no network, with both pictures."""
        drawn = replace(self._diff, old=self.old._drawn, new=self.new._drawn)
        return DiffAnalysis(self.old, self.new, drawn)._report("html", lang)

    def _told(self) -> "tuple[Any, Reporters]":
        from mediabruch.report.diff.formats import DIFF_FORMATS
        from mediabruch.report.diff.results import DiffPair, DiffResults

        return DiffResults(pairs=(DiffPair(diff=self._diff),)), DIFF_FORMATS


class TrendAnalysis(Told):
    """Processes over time."""

    def __init__(self, trend: "Trend") -> None:
        self._trend = trend

    def __repr__(self) -> str:
        first, last = self.points[0].day, self.points[-1].day
        return f"<TrendAnalysis {len(self.processes)} processes at {len(self.points)} points, {first} to {last}>"

    @property
    def points(self) -> "tuple[TrendPoint, ...]":
        """The times, the oldest first."""
        return self._trend.points

    @property
    def processes(self) -> "tuple[ProcessTrend, ...]":
        """Each process, with a step for each point at which something changed."""
        return self._trend.processes

    @property
    def notes(self) -> tuple[Message, ...]:
        """What the history does not tell."""
        return self._trend.notes

    def to_html(self, lang: str = "en") -> str:
        """The report as a page that needs no network, with a chart for each process."""
        return self._report("html", lang)

    def _told(self) -> "tuple[Any, Reporters]":
        from mediabruch.report.trend.formats import TREND_FORMATS

        return self._trend, TREND_FORMATS


class PortfolioAnalysis(Told):
    """All processes of an organization side by side."""

    def __init__(self, portfolio: "Portfolio") -> None:
        self._portfolio = portfolio

    def __repr__(self) -> str:
        low, high = self.total.low, self.total.high
        band = "nothing known" if low is None or high is None else f"{low:.1f} to {high:.1f} of 100 digital"
        return f"<PortfolioAnalysis {len(self.entries)} processes: {band}, {len(self.refused)} refused>"

    @property
    def entries(self) -> "tuple[PortfolioEntry, ...]":
        """Each process once, the worst first."""
        return self._portfolio.entries

    @property
    def total(self) -> "Total":
        """What the processes are in the mean."""
        return self._portfolio.total

    @property
    def year(self) -> "YearTotal | None":
        """A year of those whose cases are stated; `None` where nobody stated any."""
        return self._portfolio.year

    @property
    def tallies(self) -> "tuple[Tally, ...]":
        """What processes and media breaks have in common."""
        return self._portfolio.tallies

    @property
    def hot_spots(self) -> "tuple[Tally, ...]":
        """What recurs in several processes: steps, lanes, systems."""
        return self._portfolio.hot_spots

    @property
    def refused(self) -> tuple[MediabruchError, ...]:
        """Why files could not be read."""
        return self._portfolio.refused

    def _told(self) -> "tuple[Any, Reporters]":
        from mediabruch.report.portfolio.formats import PORTFOLIO_FORMATS

        return self._portfolio, PORTFOLIO_FORMATS


class RingAnalysis(Told):
    """The same services of several organizations side by side."""

    def __init__(
        self, ring: "Ring", refused: tuple[MediabruchError, ...] = (), shown: "ShownRing | None" = None
    ) -> None:
        self._ring = ring
        self._shown = shown
        self.refused = refused
        """Why files could not be read."""

    def __repr__(self) -> str:
        return f"<RingAnalysis {len(self.members)} members, {len(self.services)} services in common>"

    @property
    def members(self) -> "tuple[RingMember, ...]":
        """The organizations."""
        return self._ring.members

    @property
    def services(self) -> "tuple[RingService, ...]":
        """Services of at least two members, those that differ most first."""
        return self._ring.services

    def anonymous(self) -> "RingAnalysis":
        """The same with documents and texts that name nobody; `members` and `services` still do."""
        from mediabruch.report.ring.shown import anonymous_ring

        return RingAnalysis(self._ring, self.refused, anonymous_ring(self._ring))

    def for_member(self, name: str) -> "RingAnalysis":
        """The same with documents and texts for one member: its own figures, and of the others what tells of nobody.

        Raises `MediabruchError` where there is no such member.
        """
        from mediabruch.report.ring.shown import member_ring

        names = [member.name for member in self.members]
        if name not in names:
            known = ", ".join(names)
            raise MediabruchError(Message("There is no member {name}; there are {known}.", name=name, known=known))
        return RingAnalysis(self._ring, self.refused, member_ring(self._ring, name))

    def to_html(self, lang: str = "en") -> str:
        """The report as a page that needs no network."""
        return self._report("html", lang)

    def _told(self) -> "tuple[Any, Reporters]":
        from mediabruch.report.ring.formats import RING_FORMATS
        from mediabruch.report.ring.shown import open_ring

        return self._shown or open_ring(self._ring), RING_FORMATS
