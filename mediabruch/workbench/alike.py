"""How many other steps a statement could be about, too: those left to ask about of the same lane or label."""

from mediabruch.errors import MediabruchError
from mediabruch.interview.dialog import AnswerScope, shared_name
from mediabruch.interview.questions import is_left
from mediabruch.workbench.analysts import OpenProcess
from mediabruch.workbench.desk import Desk


def alike_view(desk: Desk, process: OpenProcess) -> dict[str, dict[str, int]]:
    """By the ids of steps, how many others `also` would reach; steps that have none are left out."""
    others = [other for path in desk.workspace.models if path != process.path and (other := _readable(desk, path))]
    found: dict[str, dict[str, int]] = {}
    for step in process.analysis.steps:
        lane, label = (shared_name(process.analysis, step, scope) for scope in (AnswerScope.LANE, AnswerScope.LABEL))
        own = int(is_left(step))
        of_lane = process.left[AnswerScope.LANE][lane] - own if lane else 0
        of_label = process.left[AnswerScope.LABEL][label] - own if label else 0
        elsewhere = sum(other.left[AnswerScope.LABEL][label] for other in others) if label else 0
        counts = {"lane": of_lane, "label": of_label, "label_everywhere": of_label + elsewhere}
        if step.id and any(counts.values()):
            found[step.id] = counts
    return found


def _readable(desk: Desk, path: str) -> OpenProcess | None:
    try:
        return desk.process(path)
    except MediabruchError:
        return None
