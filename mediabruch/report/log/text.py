"""What a log says of a model, for a screen."""

from mediabruch.conformance.replay import Replay
from mediabruch.report.layout import ScreenLayout
from mediabruch.report.log.sections import log_sections
from mediabruch.report.setting import ReportSetting


def log_text(replay: Replay, setting: ReportSetting) -> str:
    """The report for people."""
    layout = ScreenLayout(setting.screen)
    for blocks in log_sections(replay, setting.words):
        layout.show(blocks)
    return layout.text()
