"""The tables behind costs: minutes of standard activities, wages, ways; dated, with their source."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A range of a figure."""

    low: float
    high: float

    def times(self, factor: float) -> "Span":
        """The range, so many times."""
        return Span(low=self.low * factor, high=self.high * factor)


@dataclass(frozen=True, slots=True, kw_only=True)
class CostTable:
    """Minutes, wages and ways of one edition."""

    edition: str
    """Its name and date, as reports cite it."""
    source: str
    """Who published it, and where."""
    breaks: Mapping[str, Span]
    """Minutes that a media break takes, by its code."""
    proxies: Mapping[str, str]
    """The standard activity that stands for a break, by its code."""
    wages: Span
    """Euros an hour."""
    way_minutes: float
    """Minutes of a way to the office."""
    way_euros: float
    """What the way costs besides."""

    def price(self, minutes: Span) -> Span:
        """What working time costs."""
        return Span(low=minutes.low * self.wages.low / 60, high=minutes.high * self.wages.high / 60)


_COPY = "14: copy, archive, distribute"
_CAPTURE = "14 to 5: copy, archive, distribute, up to check content, capture data"
_ASK = "4: confirm receipt or obtain missing data"
_TRANSMIT = "10: transmit or publish data"

DESTATIS_2025 = CostTable(
    edition="Leitfaden Erfüllungsaufwand, 01/2025",
    source="Statistisches Bundesamt (Destatis)",
    breaks={
        "MB101": Span(low=2, high=10),
        "MB102": Span(low=2, high=10),
        "MB103": Span(low=2, high=10),
        "MB104": Span(low=2, high=8),
        "MB105": Span(low=2, high=8),
        "MB106": Span(low=5, high=10),
        "MB107": Span(low=2, high=8),
        "MB108": Span(low=1, high=10),
    },
    proxies={
        "MB101": _COPY,
        "MB102": _COPY,
        "MB103": _COPY,
        "MB104": _CAPTURE,
        "MB105": _CAPTURE,
        "MB106": _ASK,
        "MB107": _CAPTURE,
        "MB108": _TRANSMIT,
    },
    wages=Span(low=25.5, high=40.7),
    way_minutes=15,
    way_euros=1.1,
)
