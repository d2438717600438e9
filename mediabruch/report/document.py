"""The published document: an analysis as JSON. Its schema is `mediabruch.report.schema`, published in `schemas/`.

The document is made of plain dicts, since importing pydantic takes longer than analyzing most models; a test holds the
two together.
"""

from mediabruch.analysis import Analysis
from mediabruch.analyzed import Branch, PlayoutSummary, Step
from mediabruch.breaks.link import Link
from mediabruch.breaks.media_break import MediaBreak
from mediabruch.findings.collect import collect_findings
from mediabruch.i18n import Translator
from mediabruch.maturity.standing import Standing
from mediabruch.maturity.zone import Zones
from mediabruch.media import Aside, Medium, Side, ordered
from mediabruch.model import FlowNode, MessageFlow, Model, Note, SequenceFlow
from mediabruch.notation.measured import MeasuredShare
from mediabruch.report.finding import finding_document
from mediabruch.report.json_text import Document, json_text
from mediabruch.report.setting import Part, Refusal, ReportParts, ReportSetting
from mediabruch.report.standing_document import standing_document
from mediabruch.rules import RULES
from mediabruch.score import Score

REPORT = "mediabruch/report/2"
REPORTS = "mediabruch/reports/2"


_POINTS = frozenset({"end_to_end_score", "end_to_end_low", "end_to_end_high"})
_SHARES = ("_rate", "_rate_low", "_rate_high")
"""How the names of shares end; the rest are expected numbers, and coverage, which is never above 1."""


def json_part(analysis: Analysis, setting: ReportSetting) -> Part:
    """The document of one model, as text."""
    return json_text(report_document(analysis, setting.words))


def json_whole(report: ReportParts, _: ReportSetting) -> bytes:
    """The report on one model, or on a collection of them, as indented JSON."""
    text = _collection(report) if report.is_collection else report.parts[0]
    return f"{text}\n".encode()


def _collection(report: ReportParts) -> str:
    """The document of several models. No text in JSON holds a line break, so that lines can be moved to the right."""
    refused = [_refused(one) for one in report.refused]
    head, _, tail = json_text({"schema": REPORTS, "reports": [0], "refused": refused}).partition("\n  0\n")
    if not report.parts:
        return f"{head}{tail.lstrip()}"
    reports = ",\n".join(f"  {part}".replace("\n", "\n  ") for part in report.parts)
    return f"{head}\n{reports}\n{tail}"


def report_document(analysis: Analysis, words: Translator) -> Document:
    """The document of one model, lists in document order."""
    model = analysis.model
    ids = _ids(model)
    standing = Standing(analysis)
    return {
        "schema": REPORT,
        "language": words.language,
        "model": {"path": model.path, "sha256": model.sha256, "name": model.name},
        "facts": analysis.profile.facts,
        "cases": analysis.profile.cases,
        "rules": analysis.options.definition.value,
        "score": score_document(analysis.score),
        "playout": _playout(analysis.playout),
        "steps": [_step(step, model, standing.zones) for step in analysis.steps],
        "breaks": [_break(found, ids) for found in analysis.breaks],
        "links": [_link(link, ids) for link in analysis.links],
        "assumed": _assumed(analysis, ids),
        "ranking": _ranking(analysis, ids),
        "branches": [_branch(branch, ids) for branch in analysis.branches],
        "notes": [_note(note, words) for note in analysis.notes],
        "standing": standing_document(standing, ids, words),
        "findings": [finding_document(finding, words) for finding in collect_findings(analysis).findings],
    }


def _assumed(analysis: Analysis, ids: dict[int, str | None]) -> Document | None:
    """The figures if what is only assumed of steps is right, and the breaks that there would be more."""
    if analysis.with_assumed is None:
        return None
    return {
        "score": score_document(analysis.with_assumed.score),
        "breaks": [_break(found, ids) for found in analysis.assumed_breaks],
    }


def _ranking(analysis: Analysis, ids: dict[int, str | None]) -> Document | None:
    """Whether the heaviest break stays the first whatever the shares are that nobody stated."""
    found = analysis.ranking
    if found is None:
        return None
    return {
        "first": {"step": ids[found.first.step], "code": found.first.code},
        "holds": found.holds,
        "decided_by": None if found.decided_by is None else ids[found.decided_by],
        "from_share": found.from_share,
        "then_first": None
        if found.then_first is None
        else {"step": ids[found.then_first.step], "code": found.then_first.code},
        "together": found.together,
        "settings": found.settings,
        "is_complete": found.is_complete,
    }


def _ids(model: Model) -> dict[int, str | None]:
    """The ids of all that a report can name, by key."""
    elements: tuple[FlowNode | SequenceFlow | MessageFlow, ...] = (
        *model.nodes,
        *model.sequence_flows,
        *model.message_flows,
    )
    return {element.key: element.id for element in elements}


def score_document(score: Score) -> Document:
    """The figures, without the rounding errors that would lift a certainty above 1 or a score above 100."""
    figures = score._asdict()
    for name, value in figures.items():
        if value is not None and name in _POINTS:
            figures[name] = min(value, 100.0)
        elif value is not None and name.endswith(_SHARES):
            figures[name] = min(value, 1.0)
    return {**figures, "breaks_distribution": [min(share, 1.0) for share in score.breaks_distribution]}


def _playout(summary: PlayoutSummary) -> Document:
    return {
        "method": summary.method,
        "states": summary.states,
        "runs": summary.runs,
        "never_ends": summary.never_ends,
        "assumed_messages": summary.assumed_messages,
        "forced_joins": summary.forced_joins,
        "intervals": None if summary.intervals is None else dict(summary.intervals),
        "tokens_lost": summary.tokens_lost,
    }


def _step(step: Step, model: Model, zones: Zones) -> Document:
    node, known = step.node, step.annotation
    lane = model.lane_of(node)
    participant = model.participant_of(node)
    return {
        "id": node.id,
        "key": node.key,
        "line": node.line,
        "name": node.name,
        "type": node.type.value,
        "lane": lane.name if lane else None,
        "participant": participant.name if participant else None,
        "receives": _side(known.receives),
        "produces": _side(known.produces),
        "assumed": None
        if step.assumed is None
        else {
            side: _side(getattr(step.assumed, side))
            for side in ("receives", "produces")
            if side in step.assumed.assumed
        },
        "origin": known.origin.value if known.origin else None,
        "confidence": known.confidence,
        "evidence": [evidence._asdict() for evidence in known.evidence],
        "system": known.system,
        "by_hand": known.by_hand,
        "required_by_law": known.required_by_law,
        "automatic": known.automatic,
        "dispatch": known.dispatch,
        "aside": _aside(known.aside),
        "minutes": known.minutes,
        "party": known.party,
        "zone": zones.zone(node.key).value,
        "zone_origin": zones.readings[node.key].origin.value,
        "zone_evidence": [evidence._asdict() for evidence in zones.readings[node.key].evidence],
        "note": known.note,
        "visits_per_case": step.visits_per_case,
    }


def _aside(aside: Aside | None) -> str | bool | None:
    return True if aside is Aside.OTHER else aside and aside.value


def _side(side: Side) -> list[str] | None:
    return None if side is None else _media(ordered(side))


def _media(media: tuple[Medium, ...]) -> list[str]:
    return [medium.value for medium in media]


def _link(link: Link, ids: dict[int, str | None]) -> Document:
    return {
        "kind": "working" if link.is_working else "handover",
        "from": None if link.sender is None else ids[link.sender],
        "from_key": link.sender,
        "to": ids[link.receiver],
        "to_key": link.receiver,
        "state": link.state.value,
        "per_case": link.per_case,
    }


def _break(found: MediaBreak, ids: dict[int, str | None]) -> Document:
    return {
        "code": found.code,
        "kind": RULES[found.code].name,
        "step": ids[found.step],
        "step_key": found.step,
        "from": [ids[sender] for sender in found.senders] or None,
        "from_keys": list(found.senders) or None,
        "across": [ids[key] for key in found.across],
        "media": [found.before.value, found.after.value],
        "offers": _media(found.offers),
        "needs": _media(found.needs),
        "per_case": found.per_case,
        "required_by_law": found.required_by_law,
        "line": found.line,
    }


def _branch(branch: Branch, ids: dict[int, str | None]) -> Document:
    return {
        "element": ids[branch.element],
        "key": branch.element,
        "probability": branch.probability,
        "origin": branch.origin.value,
        "measured": None if branch.measured is None else _measured(branch.measured),
    }


def _measured(share: MeasuredShare) -> Document:
    begin, end = (None if day is None else day.isoformat() for day in (share.begin, share.end))
    return {"count": share.count, "total": share.total, "begin": begin, "end": end}


def _note(note: Note, words: Translator) -> Document:
    return {"code": note.code, "element": note.element, "line": note.line, "message": words.message(note.message)}


def _refused(refusal: Refusal) -> Document:
    return {"path": refusal.path, "line": refusal.line, "column": refusal.column, "message": refusal.reason}
