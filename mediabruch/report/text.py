"""The report in words: a table of the models where there are several, each model's summary, the files refused."""

from collections.abc import Sequence

from mediabruch.analysis import Analysis
from mediabruch.i18n import Translator
from mediabruch.notation.letters import shortened
from mediabruch.report.figures import band, has_media, known_share
from mediabruch.report.headline import verdict_words
from mediabruch.report.layout import ScreenLayout
from mediabruch.report.names import Names
from mediabruch.report.setting import Part, Refusal, ReportParts, ReportSetting
from mediabruch.report.spans import Span, Style
from mediabruch.report.summary import write_summary

_NONE = "–"


def text_part(analysis: Analysis, setting: ReportSetting) -> Part:
    """The row of one model in the overview, and its summary, laid out for a screen."""
    names = Names(analysis.model, setting.words)
    row, summary = ScreenLayout(setting.screen), ScreenLayout(setting.screen)
    if not setting.is_alone:
        _write_overview_row(row, analysis, names)
    write_summary(summary, analysis, names)
    return row.text(), summary.text()


def text_whole(report: ReportParts, setting: ReportSetting) -> str:
    """The report for people: an overview where there are several models, each model's summary, what was not read."""
    words = setting.words
    pieces = []
    if len(report.parts) > 1:
        layout = ScreenLayout(setting.screen)
        layout.heading(words.text("Overview"))
        _write_row(layout, _titles(words), words, Span(words.text("process"), Style.DIM))
        pieces += [layout.text(), *(row for row, _ in report.parts)]
    for number, (_, summary) in enumerate(report.parts):
        if number or len(report.parts) > 1:
            layout = ScreenLayout(setting.screen)
            layout.rule()
            pieces += ["\n", layout.text()]
        pieces.append(summary)
    if report.refused:
        layout = ScreenLayout(setting.screen)
        write_refused(layout, report.refused, words)
        pieces += ["\n" if report.parts else "", layout.text()]
    return "".join(pieces)


def write_refused(layout: ScreenLayout, refused: Sequence[Refusal], words: Translator) -> None:
    """The files that could not be read, with the reasons."""
    layout.heading(words.text("Not read"))
    for one in refused:
        place = f"{one.place}: " if one.place else ""
        layout.write(Span(place, Style.TITLE), one.reason, column=2)


def _titles(words: Translator) -> tuple[str, str, str]:
    return words.text("score"), words.text("media breaks per case"), words.text("known")


def _write_overview_row(layout: ScreenLayout, analysis: Analysis, names: Names) -> None:
    name = Span(shortened(analysis.model.name or analysis.model.path), Style.TITLE)
    column = _write_row(layout, _cells(analysis, names), names.words, name, path=analysis.model.path)
    layout.write(Span(verdict_words(analysis, names), Style.CARE), column=column)


def _write_row(layout: ScreenLayout, cells: tuple[str, str, str], words: Translator, name: Span, path: str = "") -> int:
    """A row of the overview, as wide as its titles are. Returns the column at which its last cell begins."""
    widths = [max(len(title), 6) for title in _titles(words)]
    head = "  ".join(cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
    tail = (Span(f" · {path}", Style.DIM),) if path and path != name.text else ()
    layout.write(name, *tail, head=head, column=len(head) + 2)
    return sum(widths) + 2 * len(widths)


def _cells(analysis: Analysis, names: Names) -> tuple[str, str, str]:
    score, words = analysis.score, names.words
    return (
        band(score, names.words),
        words.rate(score.breaks_per_case) if has_media(analysis) else _NONE,
        known_share(analysis, words),
    )
