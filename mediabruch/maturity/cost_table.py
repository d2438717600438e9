"""The tables behind costs: minutes of standard activities, wages, ways; dated, with their source."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from mediabruch.errors import Message
from mediabruch.notation.tsv import rows
from mediabruch.options import PUBLISHED, OwnCosts


class CostRange(NamedTuple):
    """A range of a figure."""

    low: float
    high: float

    def times(self, factor: float) -> "CostRange":
        """The range, so many times."""
        return CostRange(low=self.low * factor, high=self.high * factor)


class CostTable(NamedTuple):
    """Minutes, wages and ways of one edition."""

    edition: Message
    """Its name and date, as reports cite it."""
    source: Message
    """Who published it, and where."""
    breaks: Mapping[str, CostRange]
    """Minutes that a media break takes, by its code."""
    proxies: Mapping[str, str]
    """The standard activity that stands for a break, by its code."""
    wages: CostRange
    """Euros an hour."""
    way_minutes: float
    """Minutes of a way to the office."""
    way_euros: float
    """What the way costs besides."""

    def price(self, minutes: CostRange) -> CostRange:
        """What working time costs."""
        return CostRange(low=minutes.low * self.wages.low / 60, high=minutes.high * self.wages.high / 60)


EDITION = Message("Leitfaden Erfüllungsaufwand, January 2025")
SOURCE = Message("Federal Statistical Office (Destatis)")
_FILE = Path(__file__).with_name("destatis-2025-01.tsv")


@cache
def cost_table(own: OwnCosts = PUBLISHED) -> CostTable:
    """The table of the edition that mediabruch brings, with an organization's own figures in its places."""
    found = {(row["what"], row["key"]): row for row in rows(_FILE)}
    spans = {place: CostRange(low=float(row["low"]), high=float(row["high"])) for place, row in found.items()}
    minutes = {code: CostRange(low=low, high=high) for code, low, high in own.minutes}
    published = {key: span for (what, key), span in spans.items() if what == "break"}
    proxies = {key: row["proxy"] for (what, key), row in found.items() if what == "break" and key not in minutes}
    wages = spans["wage", own.level] if own.wages is None else CostRange(low=own.wages[0], high=own.wages[1])
    return CostTable(
        edition=EDITION if own == OwnCosts(level=own.level) else _mixed(own),
        source=SOURCE,
        breaks={**published, **minutes},
        proxies=proxies,
        wages=wages,
        way_minutes=spans["way", "minutes"].low if own.way_minutes is None else own.way_minutes,
        way_euros=spans["way", "euros"].low if own.way_euros is None else own.way_euros,
    )


def _mixed(own: OwnCosts) -> Message:
    name = own.edition or Message("own figures")
    return Message("{own}, else {edition}", own=name, edition=EDITION)
