"""What a log says of a model, for a screen."""

from mediabruch.conformance.replay import Replay
from mediabruch.notation.letters import shortened
from mediabruch.report.facts import analysis_facts_line
from mediabruch.report.layout import ScreenLayout
from mediabruch.report.log.sections import log_sections
from mediabruch.report.log.verdict import log_verdict
from mediabruch.report.names import Names
from mediabruch.report.setting import ReportSetting
from mediabruch.report.spans import Span, Style


def log_text(replay: Replay, setting: ReportSetting) -> str:
    """The report for people."""
    layout, model = ScreenLayout(setting.screen), replay.analysis.model
    verdict = log_verdict(replay, Names(model, setting.words))
    layout.write(Span(f"{shortened(model.name or model.path)}: {verdict}", Style.TITLE))
    if stated := analysis_facts_line(replay.analysis, words=setting.words):
        layout.write(Span(stated, Style.DIM))
    for blocks in log_sections(replay, setting.words):
        layout.show(blocks)
    return layout.text()
