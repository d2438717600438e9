"""The summary of one page as a Word file, for those who pass it on and write into it."""

import io
import zipfile
from datetime import datetime, time
from typing import TYPE_CHECKING

from mediabruch.errors import MediabruchError, Message, missing_extra
from mediabruch.i18n import Translator
from mediabruch.report.brief import Brief, brief_from, brief_part
from mediabruch.report.dates import date_words, today
from mediabruch.report.screen import Screen
from mediabruch.report.setting import ReportParts, ReportSetting

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

_CLEAN = Screen()
_GROUNDS = {"digital": "D3F5F0", "other": "FFF1E5", "unknown": "F6F8FA"}
_WIDTH = 16.5
"""Of the bar, in centimeters."""
_LEAST = 0.3
_NUMBERED = 3
"""Of 100, from which on a part has room for its number."""


docx_part = brief_part


def docx_whole(report: ReportParts, setting: ReportSetting) -> bytes:
    """A page for each model. Raises `MediabruchError` where python-docx is not installed."""
    try:
        import docx
    except ImportError:
        raise MediabruchError(missing_extra(Message("Word files"), "docx")) from None
    words = setting.words
    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = datetime.combine(today(), time())
    document.core_properties.author = "mediabruch"
    document.core_properties.language = words.language
    for number, part in enumerate(report.parts):
        if number:
            document.add_page_break()  # type: ignore[no-untyped-call]
        _write(document, brief_from(part), words)
    file = io.BytesIO()
    document.save(file)
    return _undated(file)


def _undated(file: io.BytesIO) -> bytes:
    """The same archive without the times at which its parts were written: same input, same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(file) as parts, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in parts.infolist():
            archive.writestr(zipfile.ZipInfo(part.filename), parts.read(part), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _write(document: "Document", found: Brief, words: Translator) -> None:
    document.add_heading(_clean(found.title), 1)
    document.add_paragraph().add_run(_clean(found.verdict)).bold = True
    if found.bar:
        _write_bar(document, found)
        document.add_paragraph(_clean(found.bar_words))
    if found.assumed:
        document.add_paragraph(_clean(found.assumed))
    table = document.add_table(rows=0, cols=2)
    for label, value in found.figures:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = _clean(label), _clean(value)
    if found.breaks:
        document.add_heading(words.text("The most frequent media breaks"), 2)
    for one in found.breaks:
        paragraph = document.add_paragraph(style="List Number")
        paragraph.add_run(_clean(one.step)).bold = True
        place = f" ({one.place})" if one.place else ""
        paragraph.add_run(_clean(f"{place}: {one.happens}. {one.helps}".rstrip()))
    if found.more_breaks:
        document.add_paragraph(found.more_breaks)
    if found.measures:
        document.add_heading(words.text("What to do first"), 2)
        document.add_paragraph(_clean(found.plan))
    for measure in found.measures:
        paragraph = document.add_paragraph(style="List Number 2")
        paragraph.add_run(_clean(measure.title)).bold = True
        paragraph.add_run(_clean(f". {measure.effect}"))
    document.add_heading(words.text("How sure this is"), 2)
    for sentence in found.sureness:
        document.add_paragraph(_clean(sentence), style="List Bullet")
    day = words.text("made on {day}", day=date_words(today(), words))
    document.add_paragraph(_clean(f"{found.source} · {found.version} · {day}"))


def _write_bar(document: "Document", found: Brief) -> None:
    from docx.shared import Cm

    table = document.add_table(rows=1, cols=len(found.bar))
    table.autofit = False
    for cell, (name, share, words) in zip(table.rows[0].cells, found.bar, strict=True):
        cell.width = Cm(max(_WIDTH * share / 100, _LEAST))
        cell.text = _clean(words) if share > len(words) else str(share) if share >= _NUMBERED else ""
        _shade(cell, _GROUNDS[name])


def _shade(cell: "_Cell", color: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), color)
    cell._tc.get_or_add_tcPr().append(shading)


def _clean(text: str) -> str:
    """Foreign text without control characters, which XML does not hold."""
    return _CLEAN.clean(text)
