"""The walk on a screen."""

from mediabruch.analysis import Analysis
from mediabruch.i18n import Translator
from mediabruch.report.layout import Page
from mediabruch.report.setting import Part, ReportParts, ReportSetting
from mediabruch.report.spans import Span, Style
from mediabruch.report.text import write_refused
from mediabruch.report.walk.story import Chapter, Passage, tell


def walk_part(analysis: Analysis, setting: ReportSetting) -> Part:
    """The walk through one model, laid out for a screen."""
    page = Page(setting.screen)
    page.write(Span(analysis.model.name or analysis.model.path, Style.TITLE))
    write_walk(page, analysis, setting.words)
    return page.text()


def walk_whole(report: ReportParts, setting: ReportSetting) -> str:
    """The walks through all models, one below the other."""
    rule, refused = Page(setting.screen), Page(setting.screen)
    rule.rule()
    walks = f"\n{rule.text()}".join(report.parts)
    if not report.refused:
        return walks
    write_refused(refused, report.refused, setting.words)
    return "\n".join(text for text in (walks, refused.text()) if text)


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
