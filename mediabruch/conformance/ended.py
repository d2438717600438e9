"""Cases that have ended by the model: at the end of a log, dates alone cannot tell which go on."""

from collections import Counter
from dataclasses import replace

from mediabruch.conformance.aligner import Aligner
from mediabruch.conformance.net import Net
from mediabruch.logs.activities import ActivityMapping
from mediabruch.logs.cases import CaseGroup, EventLog, group_order
from mediabruch.model import Model


def with_ended(model: Model, log: EventLog, mapping: ActivityMapping) -> EventLog:
    """The log, in which a case is open only where it seems to go on and the model lets it not end where it stands.

    It may end where doing so costs nothing. Cost: two alignments for each sequence of open cases.
    """
    if not log.open_count:
        return log
    steps = {name: tuple(node.key for node in nodes) for name, nodes in mapping.nodes.items()}
    recorded = frozenset(key for name in log.activity_counts for key in steps.get(name, ()))
    aligner = Aligner(Net(model, recorded))
    has_ended: dict[tuple[str, ...], bool] = {}
    groups: Counter[CaseGroup] = Counter()
    for group in log.groups:
        if not group.is_complete and group.activities not in has_ended:
            events = [steps.get(activity, ()) for activity in group.activities]
            ended, begun = (aligner.align(events, is_complete=is_complete) for is_complete in (True, False))
            has_ended[group.activities] = ended.cost <= begun.cost
        is_complete = group.is_complete or has_ended[group.activities]
        groups[replace(group, is_complete=is_complete, count=1)] += group.count
    found = sorted((replace(group, count=count) for group, count in groups.items()), key=group_order)
    return replace(log, groups=tuple(found))
