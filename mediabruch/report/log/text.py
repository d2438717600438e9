"""What a log says of a model, for a screen."""

from mediabruch.conformance.replay import Replay
from mediabruch.report.layout import Page
from mediabruch.report.log.sections import log_sections
from mediabruch.report.setting import ReportSetting


def log_text(replay: Replay, setting: ReportSetting) -> str:
    """The report for people."""
    page = Page(setting.screen)
    for blocks in log_sections(replay, setting.words):
        page.show(blocks)
    return page.text()
