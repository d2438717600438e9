"""The trend of snapshots, in the order of their days."""

from collections.abc import Sequence
from pathlib import Path

from mediabruch.errors import Message
from mediabruch.portfolio.process_state import ProcessState
from mediabruch.portfolio.snapshot import read_snapshot
from mediabruch.trends.follow import follow
from mediabruch.trends.trend import Trend, TrendPoint


def trend_of_snapshots(files: Sequence[Path]) -> Trend:
    """The processes of some snapshots over time. Raises `SnapshotError` where one cannot be read."""
    read = sorted(((read_snapshot(file), file) for file in files), key=lambda one: (one[0].day, str(one[1])))
    seen: list[dict[str, ProcessState | Message]] = []
    for snapshot, _ in read:
        found: dict[str, ProcessState | Message] = {one.path: one for one in snapshot.processes}
        found |= {path: Message("{reason}", reason=reason) for path, reason in snapshot.refused}
        seen.append(found)
    return Trend(
        points=tuple(TrendPoint(day=one.day, label=one.day.isoformat(), subject=file.name) for one, file in read),
        processes=follow(seen),
    )
