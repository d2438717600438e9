"""What a log says of a model, as a table: shares, steps, groups and deviations, a row for each."""

from collections.abc import Iterator, Mapping

from mediabruch.conformance.counted import CountedFigures
from mediabruch.conformance.replay import Replay
from mediabruch.errors import Message
from mediabruch.exchange.separated import separated
from mediabruch.findings.from_log import log_findings
from mediabruch.report.log.words import channel_words, months_words, way_words
from mediabruch.report.names import Names
from mediabruch.report.screen import harmless
from mediabruch.report.setting import ReportSetting

COLUMNS: Mapping[str, Message] = {
    "row": Message("row"),
    "id": Message("id"),
    "name": Message("name"),
    "cases": Message("cases"),
    "count": Message("count"),
    "total": Message("total"),
    "share": Message("share"),
    "low": Message("at least"),
    "high": Message("at most"),
    "per_case": Message("per case"),
    "breaks_per_case": Message("media breaks per case"),
    "break_free_low": Message("without media break, at least"),
    "break_free_high": Message("without media break, at most"),
    "code": Message("code"),
    "remark": Message("remark"),
}
_Row = dict[str, str]


def log_csv(replay: Replay, setting: ReportSetting) -> bytes:
    """The table, separated as the spreadsheets of the language expect it."""
    titles = [setting.words.message(title) for title in COLUMNS.values()]
    rows = ([harmless(row.get(name, "")) for name in COLUMNS] for row in _Rows(replay, setting).all())
    return separated([titles, *rows], setting.words)


class _Rows:
    """The rows of one replay."""

    def __init__(self, replay: Replay, setting: ReportSetting) -> None:
        self._replay = replay
        self._words = setting.words
        self._names = Names(replay.analysis.model, setting.words)

    def all(self) -> Iterator[_Row]:
        """The whole log, steps, shares, groups, deviations."""
        words, replay = self._words, self._replay
        if replay.figures is not None:
            yield self._group(words.text("log"), "", replay.figures)
            yield from self._steps(replay.figures)
        yield from self._shares()
        for channel in replay.by_channel:
            yield self._group(words.text("way in"), channel_words(channel.channels, words), channel.figures)
        for period in replay.by_period:
            name = months_words(period.first, period.last)
            front = "" if period.front is None else words.cell(period.front, 4)
            yield {**self._group(words.text("period"), name, period.figures), "share": front}
        for variant in replay.by_variant:
            name = (
                words.plural("{n} other sequence", "{n} other sequences", variant.variants)
                if variant.activities is None
                else " → ".join(variant.activities)
            )
            yield self._group(words.text("sequence"), name, variant.figures)
        for finding in log_findings(replay):
            yield {
                "row": words.text("deviation"),
                "id": finding.element or "",
                "name": finding.name,
                "code": finding.code,
                "remark": words.message(finding.message),
            }

    def _steps(self, figures: CountedFigures) -> Iterator[_Row]:
        nodes = self._replay.analysis.model.node_by_key
        for key, per_case in sorted(figures.workings.items()):
            yield {
                "row": self._words.text("step"),
                "id": nodes[key].id or "",
                "name": self._names.carrier(key),
                "cases": str(figures.cases_with[key]),
                "per_case": self._words.cell(per_case, 6),
            }

    def _shares(self) -> Iterator[_Row]:
        model, words = self._replay.analysis.model, self._words
        for share in self._replay.shares:
            flow, node = model.sequence_flow_by_key.get(share.element), model.node_by_key.get(share.element)
            yield {
                "row": words.text("share"),
                "id": (flow.id if flow is not None else node.id if node is not None else None) or "",
                "name": way_words(share.element, self._names),
                "count": str(share.count),
                "total": str(share.total),
                "share": words.cell(share.share, 6),
                "low": words.cell(share.low, 4),
                "high": words.cell(share.high, 4),
            }

    def _group(self, kind: str, name: str, figures: CountedFigures) -> _Row:
        words, score = self._words, figures.score
        return {
            "row": kind,
            "name": name,
            "cases": str(figures.cases),
            "breaks_per_case": words.cell(score.breaks_per_case, 4),
            "break_free_low": words.cell(score.break_free_rate_low, 4),
            "break_free_high": words.cell(score.break_free_rate_high, 4),
        }
