"""The summary of one page as PDF, set by typst: accessible (PDF/UA-1), and without any markup in foreign text.

All text reaches the template as data, so no name in a model can become a command of typst.
"""

import json
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Literal

from mediabruch.errors import MediabruchError, Message, missing_extra
from mediabruch.report.brief import brief_part, title_of
from mediabruch.report.dates import date_words, today
from mediabruch.report.screen import Screen
from mediabruch.report.setting import ReportParts, ReportSetting

_TEMPLATE = Path(__file__).with_name("summary.typ")
_CLEAN = Screen()


pdf_part = brief_part


def pdf_whole(report: ReportParts, setting: ReportSetting) -> bytes:
    """A page for each model. Raises `MediabruchError` where typst is not installed."""
    try:
        import typst
    except ImportError:
        raise MediabruchError(missing_extra(Message("PDF files"), "pdf")) from None
    briefs, words = report.parts, setting.words
    content = {
        "briefs": briefs,
        "language": words.language,
        "title": briefs[0]["title"] if setting.is_alone else title_of(len(briefs), words),
        "heaviest": words.text("The most frequent media breaks"),
        "first": words.text("What to do first"),
        "sureness": words.text("How sure this is"),
        "day": words.text("made on {day}", day=date_words(today(), words)),
    }
    text = json.dumps(_cleaned(content), ensure_ascii=False)
    try:
        return _set(text, "ua-1")
    except typst.TypstError:  # letters that no font here has: no accessible file without them, but a file
        return _set(text, None)


def _set(content: str, standard: Literal["ua-1"] | None) -> bytes:
    import typst

    made = datetime.combine(today(), time(), UTC)
    return bytes(
        typst.compile(
            _TEMPLATE.read_bytes(),
            format="pdf",
            sys_inputs={"content": content},
            pdf_standards=standard,
            timestamp=int(made.timestamp()),
        )
    )


def _cleaned(value: object) -> object:
    """The same with all text free of control characters and marks that turn the reading direction."""
    match value:
        case str():
            return _CLEAN.clean(value)
        case dict():
            return {key: _cleaned(one) for key, one in value.items()}
        case list() | tuple():
            return [_cleaned(one) for one in value]
        case _:
            return value
