"""A log laid beside an analysis, in several processes where it pays."""

from mediabruch.analysis import Analysis
from mediabruch.conformance.ended import with_ended
from mediabruch.conformance.replay import Means, Replay, ReplayOptions, replay_log
from mediabruch.logs.activities import ActivityMapping
from mediabruch.logs.cases import EventLog
from mediabruch.logs.matching import match_activities
from mediabruch.portfolio.spread import in_parallel


def replayed(
    analysis: Analysis, log: EventLog, mapping: ActivityMapping | None = None, options: ReplayOptions | None = None
) -> Replay:
    """What really happened; without `mapping`, activities are matched with steps by their names.

    A case that seems to go on counts as ended where the model lets it end.
    """
    known = match_activities(analysis.model, log.activity_counts) if mapping is None else mapping
    return replay_log(analysis, with_ended(analysis.model, log, known), known, options, Means(spread=in_parallel))
