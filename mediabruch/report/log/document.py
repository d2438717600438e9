"""The published document of a log beside a model."""

from collections.abc import Mapping
from dataclasses import asdict

from mediabruch.breaks.media_break import MediaBreak
from mediabruch.conformance.counted import CountedFigures
from mediabruch.conformance.reality import BetweenSteps, Reality
from mediabruch.conformance.replay import Replay
from mediabruch.conformance.shares import CountedShare
from mediabruch.findings.from_log import log_findings
from mediabruch.i18n import Translator
from mediabruch.logs.cases import Month
from mediabruch.report.finding import finding_document
from mediabruch.report.json_text import Document, json_text
from mediabruch.report.log.costs import log_cost
from mediabruch.report.log.verdict import log_verdict
from mediabruch.report.names import Names
from mediabruch.report.standing_document import cost_document
from mediabruch.score import Score
from mediabruch.statements.places import Element

SCHEMA = "mediabruch/log/1"
_OF_MODEL = ("coverage", "coverage_partly", "coverage_stated", "coverage_inferred", "coverage_assumed")
"""Figures of the model, which no case changes."""


def log_document(replay: Replay, words: Translator) -> Document:
    """What a log says of a model; sentences are in the language of `words`."""
    show = _Show(replay)
    model = replay.analysis.model
    return {
        "schema": SCHEMA,
        "model": {"path": model.path, "sha256": model.sha256, "name": model.name},
        "language": words.language,
        "verdict": log_verdict(replay, Names(model, words)),
        "log": show.log(),
        "fit": show.fit(),
        "counted": None if replay.figures is None else show.figures(replay.figures, least=1),
        "chain": _score(replay.chain.score),
        "differences": [asdict(one) for one in replay.differences],
        "shares": [show.share(share) for share in replay.shares],
        "by_channel": [
            {"channels": list(group.channels), **show.figures(group.figures)} for group in replay.by_channel
        ],
        "by_way_in": [
            {"is_digital": list(group.is_digital), **show.figures(group.figures)} for group in replay.by_way_in
        ],
        "by_period": [
            {
                "first": month(group.first),
                "last": month(group.last),
                "front": group.front,
                **show.figures(group.figures),
            }
            for group in replay.by_period
        ],
        "by_variant": [
            {
                "activities": None if group.activities is None else list(group.activities),
                "variants": group.variants,
                "fits": group.fits,
                **show.figures(group.figures),
            }
            for group in replay.by_variant
        ],
        **show.reality(replay.reality),
        "findings": [finding_document(finding, words) for finding in log_findings(replay)],
        "cost": cost_document(log_cost(replay), words),
        "notes": [words.message(note) for note in replay.log.notes],
    }


def log_json(replay: Replay, words: Translator) -> str:
    """The document as text."""
    return json_text(log_document(replay, words)) + "\n"


def month(one: Month) -> str:
    """A month, as `2026-01`."""
    return f"{one[0]:04}-{one[1]:02}"


class _Show:
    """Puts the parts of a replay into plain values, with elements by their ids."""

    def __init__(self, replay: Replay) -> None:
        self._replay = replay
        model = replay.analysis.model
        elements: tuple[Element, ...] = (*model.nodes, *model.message_flows, *model.processes)
        self._steps = frozenset(node.key for node in model.activities)
        self._ids: dict[int, str | None] = {element.key: element.id for element in elements}
        self._ids.update((flow.key, flow.id) for flow in model.sequence_flows)

    def log(self) -> Document:
        log = self._replay.log
        return {
            "path": log.path,
            "cases": log.case_count,
            "open_cases": log.open_count,
            "events": log.event_count,
            "variants": len(log.variants),
            "begin": None if log.begin is None else log.begin.date().isoformat(),
            "end": None if log.end is None else log.end.date().isoformat(),
            "cases_per_year": self._replay.cases_per_year,
            "min_group": self._replay.options.min_group,
        }

    def fit(self) -> Document:
        found = self._replay.reality.fit
        return {
            "cases": found.cases,
            "fitting": found.fitting,
            "fitting_but_for_unseen_steps": found.fitting_so_far,
            "approximate": found.approximate,
            "unwatched": [self._ids[key] for key in found.unwatched],
        }

    def figures(self, figures: CountedFigures, least: int | None = None) -> Document:
        """Counted figures; of a group, without the steps that too few of its cases have."""
        enough = self._replay.options.min_group if least is None else least
        told = {key for key, count in figures.cases_with.items() if count >= enough}
        return {
            "cases": figures.cases,
            "score": _score(figures.score),
            "intervals": {name: list(sides) for name, sides in figures.intervals.items()},
            "steps": [
                {"id": self._ids[key], "key": key, "workings_per_case": count, "cases": figures.cases_with[key]}
                for key, count in sorted(figures.workings.items())
                if key in told
            ],
            "breaks": [
                self._break(found) for found in figures.breaks if found.step in told or found.step not in self._steps
            ],
        }

    def _break(self, found: MediaBreak) -> Document:
        senders = None if found.is_inside else [self._ids[key] for key in found.senders]
        media = [found.before.value, found.after.value]
        step = self._ids[found.step]
        return {
            "code": found.code,
            "step": step,
            "from": senders,
            "across": [self._ids[key] for key in found.across],
            "media": media,
            "per_case": found.per_case,
        }

    def share(self, share: CountedShare) -> Document:
        return {
            "id": self._ids[share.element],
            "key": share.element,
            "at": self._ids[share.place],
            "count": share.count,
            "total": share.total,
            "share": share.share,
            "low": share.low,
            "high": share.high,
            "doubtful": share.doubtful,
            "is_told": share.is_told,
            "has_rounds": share.has_rounds,
            "probability": share.probability,
            "is_written": share.element in self._replay.measured,
        }

    def reality(self, found: Reality) -> Document:
        return {
            "unknown_activities": [
                {"activity": one.activity, "events": one.events, "cases": one.cases, "places": self._places(one.places)}
                for one in found.unknown
            ],
            "extra_steps": [
                {
                    "id": self._ids[one.step],
                    "events": one.events,
                    "cases": one.cases,
                    "places": self._places(one.places),
                }
                for one in found.extra
            ],
            "skipped_steps": [{"id": self._ids[one.step], "cases": one.cases} for one in found.missing],
            "unseen_steps": [{"id": self._ids[one.step], "cases": one.cases} for one in found.never],
            "rare_deviations": found.rare,
        }

    def _places(self, places: tuple[BetweenSteps, ...]) -> list[Document]:
        return [
            {"after": self._ids.get(one.after or 0), "before": self._ids.get(one.before or 0), "cases": one.cases}
            for one in places
        ]


def _score(score: Score) -> Mapping[str, object]:
    return {name: value for name, value in score._asdict().items() if name not in _OF_MODEL}
