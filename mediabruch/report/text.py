"""The report in words: a table of the models where there are several, each model's summary, the files refused."""

from mediabruch.analysis import Analysis
from mediabruch.i18n import Translator
from mediabruch.notation.letters import shortened
from mediabruch.report.figures import band, has_media, known_share
from mediabruch.report.headline import verdict_words
from mediabruch.report.layout import Page
from mediabruch.report.names import Names
from mediabruch.report.results import Results
from mediabruch.report.screen import Screen
from mediabruch.report.spans import Span, Style
from mediabruch.report.summary import write_summary

_NONE = "–"


def to_text(results: Results, words: Translator, screen: Screen) -> str:
    """The report for people, laid out for a screen."""
    page = Page(screen)
    if len(results.analyses) > 1:
        _write_overview(page, results, words)
    for number, analysis in enumerate(results.analyses):
        if number or len(results.analyses) > 1:
            page.blank()
            page.rule()
        write_summary(page, analysis, Names(analysis.model, words))
    if results.refused:
        page.heading(words.text("Not read"))
        for error in results.refused:
            place = f"{error.place}: " if error.place else ""
            page.write(Span(place, Style.TITLE), words.message(error.message), column=2)
    return page.text()


def _write_overview(page: Page, results: Results, words: Translator) -> None:
    page.heading(words.text("Overview"))
    titles = (words.text("score"), words.text("breaks per case"), words.text("known"))
    widths = [max(len(title), 6) for title in titles]
    _write_row(page, titles, widths, Span(words.text("process"), Style.DIM))
    for analysis in results.analyses:
        name = Span(shortened(analysis.model.name or analysis.model.path), Style.TITLE)
        names = Names(analysis.model, words)
        _write_row(page, _cells(analysis, names), widths, name, path=analysis.model.path)
        page.write(Span(verdict_words(analysis, names), Style.CARE), column=sum(widths) + 2 * len(widths))


def _write_row(page: Page, cells: tuple[str, ...], widths: list[int], name: Span, path: str = "") -> None:
    head = "  ".join(cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
    tail = (Span(f" · {path}", Style.DIM),) if path and path != name.text else ()
    page.write(name, *tail, head=head, column=len(head) + 2)


def _cells(analysis: Analysis, names: Names) -> tuple[str, str, str]:
    score, words = analysis.score, names.words
    return (
        band(score, names.words),
        words.rate(score.breaks_per_case) if has_media(analysis) else _NONE,
        known_share(analysis, words),
    )
