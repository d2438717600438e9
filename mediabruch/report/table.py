"""The report as a table for spreadsheets: a row for each step, and below it one for each break that happens there."""

from collections.abc import Iterator, Mapping

from mediabruch.analysis import Analysis
from mediabruch.analyzed import Step
from mediabruch.breaks.media_break import MediaBreak
from mediabruch.errors import Message
from mediabruch.exchange.separated import separated
from mediabruch.i18n.terms import ORIGINS
from mediabruch.media import Annotation, Origin
from mediabruch.report.names import Names
from mediabruch.report.setting import Part, ReportParts, ReportSetting

COLUMNS: Mapping[str, Message] = {
    "file": Message("file"),
    "row": Message("row"),
    "id": Message("id"),
    "step": Message("step"),
    "place": Message("place"),
    "line": Message("line"),
    "per_case": Message("per case"),
    "from": Message("from"),
    "to": Message("to"),
    "code": Message("code"),
    "rule": Message("rule"),
    "senders": Message("comes from"),
    "across": Message("not known before it"),
    "origin": Message("origin"),
    "confidence": Message("confidence"),
    "required_by_law": Message("required by law"),
}
"""The columns with their titles, in their order. Of a step, `from` is what it takes in, `to` what it hands on;
`across` are steps of unknown medium before a media break, of which each may be where it happens."""


def csv_part(analysis: Analysis, setting: ReportSetting) -> Part:
    """The rows of one model."""
    rows = _rows(analysis, Names(analysis.model, setting.words))
    return [[row.get(name, "") for name in COLUMNS] for row in rows]


def csv_whole(report: ReportParts, setting: ReportSetting) -> bytes:
    """The steps and breaks of all models, separated as the spreadsheets of the language expect it."""
    titles = [setting.words.message(title) for title in COLUMNS.values()]
    return separated([titles, *(row for rows in report.parts for row in rows)], setting.words)


def _rows(analysis: Analysis, names: Names) -> Iterator[Mapping[str, str]]:
    """The rows of one model, in document order; breaks at message flows come last."""
    steps = {step.node.key for step in analysis.steps}
    breaks = [*analysis.breaks, *analysis.assumed_breaks]
    for step in analysis.steps:
        yield _step(step, analysis, names)
        for found in breaks:
            if found.step == step.node.key:
                yield _break(found, analysis, names)
    for found in breaks:
        if found.step not in steps:
            yield _break(found, analysis, names)


def _step(step: Step, analysis: Analysis, names: Names) -> Mapping[str, str]:
    words, known = names.words, step.supposed
    origin = Origin.ASSUMED if known.assumed else known.origin
    return {
        **_where(step.node.key, step.node.line, analysis, names),
        "row": words.text("step"),
        "per_case": words.cell(step.visits_per_case, 4),
        "from": _side("receives", known, names),
        "to": _side("produces", known, names),
        "origin": "" if origin is None else words.message(ORIGINS[origin]),
        "confidence": "" if known.origin is None else words.cell(known.confidence, 2),
        "required_by_law": known.required_by_law or "",
    }


def _side(side: str, known: Annotation, names: Names) -> str:
    said = names.side(getattr(known, side))
    return names.words.text("{medium} (assumed)", medium=said) if side in known.assumed else said


def _break(found: MediaBreak, analysis: Analysis, names: Names) -> Mapping[str, str]:
    words = names.words
    return {
        **_where(found.step, found.line, analysis, names),
        "row": words.text("media break"),
        "per_case": words.cell(found.per_case, 4),
        "from": names.medium(found.before),
        "to": names.medium(found.after),
        "code": found.code,
        "rule": names.kind(found.code),
        "origin": words.message(ORIGINS[Origin.ASSUMED]) if found in analysis.assumed_breaks else "",
        "senders": ", ".join(names.carrier(key) for key in found.senders),
        "across": ", ".join(names.carrier(key) for key in found.across),
        "required_by_law": found.required_by_law or "",
    }


def _where(key: int, line: int, analysis: Analysis, names: Names) -> Mapping[str, str]:
    model = analysis.model
    element = model.node_by_key.get(key) or model.message_flow_by_key[key]
    return {
        "file": model.path,
        "id": element.id or "",
        "step": names.carrier(key),
        "place": names.place(key),
        "line": str(line),
    }
