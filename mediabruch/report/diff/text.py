"""Two versions of a process, laid out for a screen."""

from mediabruch.i18n import Translator
from mediabruch.notation.letters import shortened
from mediabruch.report.diff.content import diff_headline, lone_blocks, overview, sections
from mediabruch.report.diff.results import DiffPair, DiffResults
from mediabruch.report.diff.words import version_titles
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
    for number, pair in enumerate(results.pairs):
        if number or results.is_collection:
            layout.blank()
            layout.rule()
        _write(layout, pair, words)
    return layout.text()


def _write(layout: ScreenLayout, pair: DiffPair, words: Translator) -> None:
    old, new = (shortened(title) for title in version_titles(pair.diff.old.model, pair.diff.new.model))
    layout.write(Span(f"{old} → {new}" if old != new else old, Style.TITLE))
    layout.blank()
    layout.show(diff_headline(pair, words))
    layout.show(sections(pair, words))
