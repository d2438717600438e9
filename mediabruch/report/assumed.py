"""What is only assumed of steps, beside what is known: the verdict, the bar and the media breaks if it is right."""

from collections.abc import Iterator

from mediabruch.analysis import Analysis
from mediabruch.report.blocks import Block, BulletList, bullet, paragraph, section
from mediabruch.report.headline import bar_parts, bar_words
from mediabruch.report.names import Names, capitalized
from mediabruch.report.spans import Span, Style
from mediabruch.report.weight import by_weight
from mediabruch.verdict import assumed_message

_COLUMNS = 8


def assumed_words(analysis: Analysis, names: Names) -> str:
    """The verdict and the bar if what is assumed is right; empty where nothing is assumed."""
    message = assumed_message(analysis)
    if message is None or analysis.with_assumed is None:
        return ""
    bar = bar_parts(analysis.with_assumed, names)
    counted = f" {capitalized(bar_words(bar, names))}." if bar else ""
    return names.words.message(message) + counted


def assumed_section(analysis: Analysis, names: Names) -> tuple[Block, ...]:
    """The media breaks that rest on what is assumed, with their heading; they count in no figure."""
    return section(names.words.text("Media breaks only if what is assumed is right"), _blocks(analysis, names))


def _blocks(analysis: Analysis, names: Names) -> Iterator[Block]:
    words = names.words
    places = by_weight(analysis.assumed_breaks)
    if gone := _gone(analysis, names):
        yield paragraph(words.text("Gone would then be the media break at {steps}.", steps=gone))
    if not places:
        return
    items = tuple(
        bullet(
            words.rate(place.per_case),
            Span(names.carrier(place.step), Style.TITLE),
            f": {names.medium(place.before)} → {names.medium(place.after)}, {names.kind(place.code)} ({place.code})",
            f"; {names.crossed(place.across)}" if place.across else "",
        )
        for place in places
    )
    yield BulletList(items, _COLUMNS)
    yield paragraph(
        words.text("They are counted in no figure: state what these steps work with, and they are, or are gone.")
    )


def _gone(analysis: Analysis, names: Names) -> str:
    """The steps at which media break as far as is known, and would not if what is assumed is right."""
    if analysis.with_assumed is None:
        return ""
    left = {(found.step, found.code) for found in analysis.with_assumed.breaks}
    places = (place for place in by_weight(analysis.breaks) if (place.step, place.code) not in left)
    return ", ".join(dict.fromkeys(names.quoted(place.step) for place in places))
