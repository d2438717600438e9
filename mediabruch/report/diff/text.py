"""Two versions of a process, laid out for a screen."""

from mediabruch.i18n import Translator
from mediabruch.report.diff.content import diff_headline, lone_blocks, overview, sections
from mediabruch.report.diff.results import DiffPair, DiffResults
from mediabruch.report.diff.words import place_words, stated_words, title_words
from mediabruch.report.layout import ScreenLayout
from mediabruch.report.screen import Screen
from mediabruch.report.spans import Span, Style


def diff_text(results: DiffResults, words: Translator, screen: Screen) -> str:
    """The report for people."""
    layout = ScreenLayout(screen)
    if results.is_collection:
        layout.heading(words.text("Overview"))
        for title, bands, rates, judged in overview(results, words):
            said = words.text("{band} of 100 digital, {rate} breaks per case", band=bands, rate=rates)
            layout.write(Span(title, Style.TITLE), f": {judged}; {said}", head="-", column=2)
        layout.show(lone_blocks(results, words))
    for number, pair in enumerate(results.told):
        if number or results.is_collection:
            layout.blank()
            layout.rule()
        _write(layout, pair, words)
    return layout.text()


def _write(layout: ScreenLayout, pair: DiffPair, words: Translator) -> None:
    layout.write(Span(title_words(pair.diff), Style.TITLE))
    if place := place_words(pair.diff):
        layout.write(Span(place, Style.DIM))
    if stated := stated_words(pair.diff, words):
        layout.write(Span(stated, Style.DIM))
    layout.blank()
    layout.show(diff_headline(pair, words))
    layout.show(sections(pair, words))
