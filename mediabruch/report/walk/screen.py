"""The walk on a screen."""

from mediabruch.analysis import Analysis
from mediabruch.i18n import Translator
from mediabruch.report.layout import ScreenLayout
from mediabruch.report.setting import Part, ReportParts, ReportSetting
from mediabruch.report.spans import Span, Style
from mediabruch.report.text import write_refused
from mediabruch.report.walk.story import Chapter, Passage, tell


def walk_part(analysis: Analysis, setting: ReportSetting) -> Part:
    """The walk through one model, laid out for a screen."""
    layout = ScreenLayout(setting.screen)
    layout.write(Span(analysis.model.name or analysis.model.path, Style.TITLE))
    write_walk(layout, analysis, setting.words)
    return layout.text()


def walk_whole(report: ReportParts, setting: ReportSetting) -> str:
    """The walks through all models, one below the other."""
    rule, refused = ScreenLayout(setting.screen), ScreenLayout(setting.screen)
    rule.rule()
    walks = f"\n{rule.text()}".join(report.parts)
    if not report.refused:
        return walks
    write_refused(refused, report.refused, setting.words)
    return "\n".join(text for text in (walks, refused.text()) if text)


def write_walk(layout: ScreenLayout, analysis: Analysis, words: Translator) -> None:
    """The walk through one model."""
    chapters = tell(analysis, words)
    if not chapters:
        layout.write(words.text("The model has no steps to walk through."))
        return
    layout.write(Span(words.text("Where nothing else is said, the next number follows."), Style.DIM))
    for chapter in chapters:
        _write_chapter(layout, chapter)


def _write_chapter(layout: ScreenLayout, chapter: Chapter) -> None:
    layout.heading(chapter.title)
    for remark in chapter.remarks:
        layout.write(remark)
    width = len(str(chapter.passages[-1].number)) + 2
    for passage in chapter.passages:
        _write_passage(layout, passage, width)


def _write_passage(layout: ScreenLayout, passage: Passage, width: int) -> None:
    column = width + 2 * min(passage.level, 6)
    head = " " * (column - width) + f"{passage.number}.".rjust(width - 1)
    aside = f" ({passage.aside})" if passage.aside else ""
    layout.write(Span(passage.title, Style.TITLE), Span(aside, Style.DIM), head=head, column=column)
    plain = [*passage.sentences, *(way.text for way in passage.ways if not way.is_branch)]
    if plain:
        layout.write(" ".join(plain), column=column)
    for way in passage.ways:
        if way.is_branch:
            layout.write(way.text, head=" " * column + "-", column=column + 2)
