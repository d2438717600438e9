"""What is said of the measures that mend most across all processes, split by who can do them."""

from collections.abc import Iterator, Sequence

from mediabruch.i18n import Translator
from mediabruch.measures.measure import Provider
from mediabruch.portfolio.shared_measures import SharedMeasure
from mediabruch.report.plan.speech import PROVIDERS


def measures_by_provider(found: Sequence[SharedMeasure]) -> Iterator[tuple[Provider, list[SharedMeasure]]]:
    """The measures of each who can do any, the nearest first."""
    for provider in Provider:
        own = [one for one in found if one.measure.who is provider]
        if own:
            yield provider, own


def measure_words(one: SharedMeasure, words: Translator) -> str:
    """A measure with what it brings, in one sentence."""
    processes = words.plural("{n} process", "{n} processes", len(one.paths))
    facts = {"measure": words.message(one.measure.title), "processes": processes, "rate": words.rate(one.links_gained)}
    if one.links_gained_per_year is None:
        return words.text(
            "{measure}: {processes}, workings and handovers per case that become digital: {rate}", **facts
        )
    return words.text(
        "{measure}: {processes}, workings and handovers per case that become digital: {rate}, {year} a year",
        year=words.number(one.links_gained_per_year, 0),
        **facts,
    )


def provider_words(provider: Provider, words: Translator) -> str:
    """Who can do what follows."""
    return words.text("What {who} can do", who=words.message(PROVIDERS[provider]))


def measures_title(words: Translator) -> str:
    """What the list is called."""
    return words.text("What mends most across all processes")


def measures_note(words: Translator) -> str:
    """How the figures are to be read."""
    return words.text(
        "Counted are workings and handovers that become digital. Each measure is taken alone, in all processes that it "
        "fits; together they bring another sum than each alone. "
        "Breaks are no yardstick here: the first step to leave paper brings new ones while all around it stays there."
    )
