"""The formats of `log --format`, one line each; a format is imported when it is asked for."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mediabruch.conformance.replay import Replay
    from mediabruch.report.setting import ReportSetting


def _text(replay: "Replay", setting: "ReportSetting") -> str:
    from mediabruch.report.log.text import log_text

    return log_text(replay, setting)


def _json(replay: "Replay", setting: "ReportSetting") -> str:
    from mediabruch.report.log.document import log_json

    return log_json(replay, setting.words)


def _csv(replay: "Replay", setting: "ReportSetting") -> bytes:
    from mediabruch.report.log.table import log_csv

    return log_csv(replay, setting)


def _html(replay: "Replay", setting: "ReportSetting") -> bytes:
    from mediabruch.render.measured import measured_svg
    from mediabruch.report.log.page import log_html

    return log_html(replay, setting, measured_svg(replay, setting.language, head=False))


def _svg(replay: "Replay", setting: "ReportSetting") -> str:
    from mediabruch.render.measured import measured_svg

    return measured_svg(replay, setting.language)


LOG_FORMATS: Mapping[str, "Callable[[Replay, ReportSetting], str | bytes]"] = {
    "text": _text,
    "json": _json,
    "csv": _csv,
    "html": _html,
    "svg": _svg,
}
"""All formats: for a screen as text, the others as they are written into files."""
