"""The trend of an event log: what its cases of each month or quarter show of one process."""

from collections.abc import Iterable
from datetime import date

from mediabruch.breaks.media_break import MediaBreak
from mediabruch.conformance.groups import PeriodGroup
from mediabruch.conformance.replay import Replay
from mediabruch.errors import LogError, Message
from mediabruch.files.paths import path_of
from mediabruch.media import Medium
from mediabruch.model import FlowNode, MessageFlow, Model
from mediabruch.portfolio.process_state import BreakState, ProcessState
from mediabruch.trends.follow import follow
from mediabruch.trends.trend import Trend, TrendPoint

_Place = tuple[str, int, tuple[int, ...], Medium, Medium]
"""What a media break is the same by in all periods: its kind, its steps and its media."""


def trend_of_log(replay: Replay) -> Trend:
    """The process over the months in which cases began, with the figures counted on the cases of each.

    Of a log of more months than the replay tells apart, quarters are taken; those of few cases count with their
    neighbors. Media breaks are named as soon as, and as long as, they happen as often in a period as a group must have
    cases. Raises `LogError` where no case of the log is complete, or it has no times.
    """
    if not replay.by_period:
        message = Message("No case of this log is complete and says when it began: there is nothing to show over time.")
        raise LogError(message, path=replay.log.path)
    breaks = _breaks(replay)
    states = [_state(period, found, replay) for period, found in zip(replay.by_period, breaks, strict=True)]
    note = Message(
        "The figures are counted on the cases of the log that began in each period. A media break is new in the first "
        "period in which it happened at least {n} times, and gone after the last one.",
        n=replay.options.min_group,
    )
    return Trend(
        points=tuple(map(_point, replay.by_period)),
        processes=follow([{state.path: state} for state in states]),
        notes=(note,),
    )


def _point(period: PeriodGroup) -> TrendPoint:
    months = dict.fromkeys(f"{year:04}-{number:02}" for year, number in (period.first, period.last))
    return TrendPoint(day=date(*period.first, 1), label="–".join(months), cases=period.figures.cases)


def _state(period: PeriodGroup, breaks: Iterable[MediaBreak], replay: Replay) -> ProcessState:
    model = replay.analysis.model
    steps = {node.id: node.name for node in model.activities if node.id}
    messages = {flow.id: flow.name for flow in model.message_flows if flow.id}
    return ProcessState(
        path=path_of(model.path),
        name=model.name,
        sha256=model.sha256,
        score=period.figures.score,
        breaks=tuple(_break(found, model) for found in breaks),
        elements=steps | messages,
        service_key=replay.analysis.profile.leika_key or "",
    )


def _breaks(replay: Replay) -> list[list[MediaBreak]]:
    """The media breaks of each period: those between the first and the last period in which they happened often."""
    least = replay.options.min_group
    happened = [{_place(one): one for one in period.figures.breaks} for period in replay.by_period]
    seen: dict[_Place, list[int]] = {}
    for number, (found, period) in enumerate(zip(happened, replay.by_period, strict=True)):
        for place, one in found.items():
            if round(one.per_case * period.figures.cases) >= least:
                seen.setdefault(place, []).append(number)
    kept: list[list[MediaBreak]] = []
    for number, found in enumerate(happened):
        there = sorted(place for place, numbers in seen.items() if numbers[0] <= number <= numbers[-1])
        kept.append([found.get(place) or happened[seen[place][0]][place]._replace(per_case=0.0) for place in there])
    return kept


def _place(found: MediaBreak) -> _Place:
    return found.code, found.step, found.senders, found.before, found.after


def _break(found: MediaBreak, model: Model) -> BreakState:
    def element(key: int) -> FlowNode | MessageFlow:
        return model.node_by_key.get(key) or model.message_flow_by_key[key]

    step = element(found.step)
    sender = element(found.senders[0]) if found.senders else None
    return BreakState(
        code=found.code,
        element=step.id,
        name=step.name,
        sender=sender.id if sender else None,
        sender_name=sender.name if sender else "",
        media=(found.before.value, found.after.value),
        per_case=found.per_case,
        required_by_law=found.required_by_law,
        across=tuple(node.name.strip() or node.id or "?" for node in map(model.node_by_key.__getitem__, found.across)),
    )
