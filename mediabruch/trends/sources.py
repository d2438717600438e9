"""Which trend is meant by what is named: that of a repository, or that of snapshots."""

from collections.abc import Callable, Sequence
from pathlib import Path

from mediabruch.errors import MediabruchError, Message
from mediabruch.files.missing import missing
from mediabruch.files.paths import is_there
from mediabruch.trends.snapshots import trend_of_snapshots
from mediabruch.trends.trend import Trend


def trend_of_paths(paths: Sequence[str], of_repository: Callable[[Path], Trend]) -> Trend:
    """The trend of snapshots (`.json`), or of one file or folder of a repository.

    Raises `MediabruchError` where a path is missing, they are of both kinds, or the history has no model.
    """
    gone = next((path for path in paths if not is_there(path)), None)
    if gone is not None:
        raise MediabruchError(missing(gone), path=gone)
    if paths and all(path.lower().endswith(".json") for path in paths):
        return trend_of_snapshots([Path(path) for path in paths])
    if len(paths) != 1:
        raise MediabruchError(Message("Name one file or folder of a repository, or several snapshots (.json)."))
    trend = of_repository(Path(paths[0]))
    if not trend.processes:
        raise MediabruchError(Message("The history of {path} has no model.", path=paths[0]))
    return trend
