"""The times of a git repository's history at which processes are looked at."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from enum import StrEnum

from mediabruch.errors import Message
from mediabruch.files.models import FOLDER_FILES, MODEL_SUFFIXES, SIDECAR_SUFFIXES
from mediabruch.portfolio.revision import Revision, RevisionError
from mediabruch.trends.trend import TrendPoint

_SHORT = 9
_ANY_MODEL = tuple(f":(top,icase,glob)**/*{ending}" for ending in (*MODEL_SUFFIXES, *SIDECAR_SUFFIXES, *FOLDER_FILES))
"""What git is asked for where all models of a repository are."""
_FIELDS = 3


class Rhythm(StrEnum):
    """Which times are looked at."""

    CHANGES = "changes"
    """Each commit of the main line that touches what was asked for; what a merge brings is one step."""
    MONTHS = "months"
    """The last commit of each month."""
    TAGS = "tags"


def points_of(head: Revision, inside: str, rhythm: Rhythm) -> list[TrendPoint]:
    """The points of the history that leads to a revision, the oldest first. Raises `RevisionError` without any."""
    match rhythm:
        case Rhythm.TAGS:
            points = sorted(_tags(head), key=lambda point: (point.day, point.label))
        case Rhythm.CHANGES:
            points = list(_commits(head, inside))
        case Rhythm.MONTHS:
            points = list({(point.day.year, point.day.month): point for point in _commits(head, None)}.values())
    if not points:
        raise RevisionError(Message("The history of this repository has no {rhythm}.", rhythm=_NAMES[rhythm]))
    return points


_NAMES = {
    Rhythm.CHANGES: Message("change of these models"),
    Rhythm.MONTHS: Message("month"),
    Rhythm.TAGS: Message("tag"),
}


def is_shallow(head: Revision) -> bool:
    """Whether the history is cut off."""
    return (head.answer("rev-parse", "--is-shallow-repository") or "").strip() == "true"


def _commits(head: Revision, inside: str | None) -> Iterator[TrendPoint]:
    """The commits of the main line, the oldest first: those below a folder, with "" of any model; or all (`None`)."""
    paths = [] if inside is None else ["--", f":(top,literal){inside}"] if inside else ["--", *_ANY_MODEL]
    listed = head.answer("log", "--first-parent", "--reverse", "-z", "--format=%H%x00%cI%x00%s", head.commit, *paths)
    parts = (listed or "").removesuffix("\0").split("\0")
    for at in range(0, len(parts) - _FIELDS + 1, _FIELDS):
        commit, when, subject = parts[at : at + _FIELDS]
        yield TrendPoint(day=_day(when), label=commit[:_SHORT], commit=commit, subject=subject)


def _tags(head: Revision) -> Iterator[TrendPoint]:
    """The tags that stand at commits."""
    fields = "%(refname:short)%00%(objecttype)%00%(*objecttype)%00%(objectname)%00%(*objectname)"
    for line in (head.answer("for-each-ref", f"--format={fields}", "refs/tags") or "").splitlines():
        name, kind, inner_kind, commit, inner = line.split("\0")
        target = commit if kind == "commit" else inner if inner_kind == "commit" else None
        said = head.answer("show", "-s", "--format=%cI%x00%s", target) if target else None
        if target and said:
            when, _, subject = said.strip().partition("\0")
            yield TrendPoint(day=_day(when), label=name, commit=target, subject=subject)


def _day(when: str) -> date:
    return datetime.fromisoformat(when).astimezone(UTC).date()
