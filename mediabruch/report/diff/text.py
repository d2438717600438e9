"""Two versions of a process, laid out for a screen."""

from mediabruch.i18n import Translator
from mediabruch.notation.letters import shortened
from mediabruch.report.diff.content import diff_headline, lone_blocks, overview, sections
from mediabruch.report.diff.results import DiffPair, DiffResults
from mediabruch.report.diff.words import version_titles
from mediabruch.report.layout import Page
from mediabruch.report.screen import Screen
from mediabruch.report.spans import Span, Style


def diff_text(results: DiffResults, words: Translator, screen: Screen) -> str:
    """The report for people."""
    page = Page(screen)
    if results.is_collection:
        page.heading(words.text("Overview"))
        for title, bands, rates, judged in overview(results, words):
            said = words.text("{band} of 100 digital, {rate} breaks per case", band=bands, rate=rates)
            page.write(Span(title, Style.TITLE), f": {judged}; {said}", head="-", column=2)
        page.show(lone_blocks(results, words))
    for number, pair in enumerate(results.pairs):
        if number or results.is_collection:
            page.blank()
            page.rule()
        _write(page, pair, words)
    return page.text()


def _write(page: Page, pair: DiffPair, words: Translator) -> None:
    old, new = (shortened(title) for title in version_titles(pair.diff.old.model, pair.diff.new.model))
    page.write(Span(f"{old} → {new}" if old != new else old, Style.TITLE))
    page.blank()
    page.show(diff_headline(pair, words))
    page.show(sections(pair, words))
