"""What a portfolio costs in a year, in words and as a part of documents."""

from typing import Any

from mediabruch.figures import TINY
from mediabruch.i18n import Translator
from mediabruch.maturity.cost_table import CostRange
from mediabruch.portfolio.yearly_cost import YearlyCost, YearlyRange
from mediabruch.report.costs import euro_words, range_words


def yearly_cost_words(cost: YearlyCost, words: Translator) -> str:
    """What the media breaks of a year cost whom, and by which tables; empty where they cost nothing."""
    borne = []
    if cost.authority_minutes[1] > TINY:
        hours, euros = hours_words(cost.authority_minutes, words), euro_ends_words(cost.authority_euros, words)
        borne.append(words.text("authority {hours} hours, {euros} euros", hours=hours, euros=euros))
    if cost.applicant_minutes[1] > TINY:
        borne.append(words.text("applicants {hours} hours", hours=hours_words(cost.applicant_minutes, words)))
    if not borne:
        return ""
    edition = "; ".join(words.message(one) for one in cost.editions)
    return words.text(
        "Media breaks cost in that year: {costs}; proxies: {edition}.", costs="; ".join(borne), edition=edition
    )


def hours_words(minutes: YearlyRange, words: Translator) -> str:
    """Minutes as hours, with two significant digits."""
    return ends_words((minutes[0] / 60, minutes[1] / 60), words)


def euro_ends_words(euros: YearlyRange, words: Translator) -> str:
    """Euros with two significant digits."""
    return euro_words(CostRange(low=euros[0], high=euros[1]), words)


def ends_words(ends: YearlyRange, words: Translator) -> str:
    """A range with two significant digits."""
    return range_words(CostRange(low=ends[0], high=ends[1]), words)


def yearly_document(cost: YearlyCost | None, words: Translator) -> dict[str, Any] | None:
    """Minutes and euros of a year, and the editions of the tables."""
    if cost is None:
        return None
    editions = [words.message(edition) for edition in cost.editions]
    return {**{name: list(ends) for name, ends in cost.figures.items()}, "editions": editions}
