"""Reports on analyses at hand, in one call."""

from collections.abc import Sequence

from mediabruch.analysis import Analysis
from mediabruch.errors import MediabruchError
from mediabruch.report.formats import report_on
from mediabruch.report.screen import Screen
from mediabruch.report.setting import ReportSetting


def reported(
    format_: str,
    *analyses: Analysis,
    language: str = "en",
    width: int = 80,
    refused: Sequence[MediabruchError] = (),
    is_collection: bool = False,
) -> bytes:
    """The report on the analyses, as it goes into a file."""
    setting = ReportSetting(language, Screen(width=width), is_alone=len(analyses) == 1)
    content = report_on(analyses, format_, setting, refused, is_collection=is_collection)
    return content.encode() if isinstance(content, str) else content


def reported_text(format_: str, *analyses: Analysis, **asked: object) -> str:
    """The same as text."""
    return reported(format_, *analyses, **asked).decode()  # type: ignore[arg-type]
