"""The walk on a screen."""

from mediabruch.analysis import Analysis
from mediabruch.i18n import Translator
from mediabruch.report.layout import Page
from mediabruch.report.results import Results
from mediabruch.report.screen import Screen
from mediabruch.report.spans import Span, Style
from mediabruch.report.walk.story import Chapter, Passage, tell


def to_walk(results: Results, words: Translator, screen: Screen) -> str:
    """The walks through all models, laid out for a screen."""
    page = Page(screen)
    for number, analysis in enumerate(results.analyses):
        if number:
            page.blank()
            page.rule()
        page.write(Span(analysis.model.name or analysis.model.path, Style.TITLE))
        write_walk(page, analysis, words)
    if results.refused:
        page.heading(words.text("Not read"))
        for error in results.refused:
            place = f"{error.place}: " if error.place else ""
            page.write(Span(place, Style.TITLE), words.message(error.message), column=2)
    return page.text()


def write_walk(page: Page, analysis: Analysis, words: Translator) -> None:
    """The walk through one model."""
    chapters = tell(analysis, words)
    if not chapters:
        page.write(words.text("The model has no steps to walk through."))
        return
    page.write(Span(words.text("Where nothing else is said, the next number follows."), Style.DIM))
    for chapter in chapters:
        _write_chapter(page, chapter)


def _write_chapter(page: Page, chapter: Chapter) -> None:
    page.heading(chapter.title)
    for remark in chapter.remarks:
        page.write(remark)
    width = len(str(chapter.passages[-1].number)) + 2
    for passage in chapter.passages:
        _write_passage(page, passage, width)


def _write_passage(page: Page, passage: Passage, width: int) -> None:
    column = width + 2 * min(passage.level, 6)
    head = " " * (column - width) + f"{passage.number}.".rjust(width - 1)
    aside = f" ({passage.aside})" if passage.aside else ""
    page.write(Span(passage.title, Style.TITLE), Span(aside, Style.DIM), head=head, column=column)
    plain = [*passage.sentences, *(way.text for way in passage.ways if not way.is_branch)]
    if plain:
        page.write(" ".join(plain), column=column)
    for way in passage.ways:
        if way.is_branch:
            page.write(way.text, head=" " * column + "-", column=column + 2)
