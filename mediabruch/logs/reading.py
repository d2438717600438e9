"""An event log from a file, whatever has written it."""

import os
from typing import TypedDict, Unpack

from mediabruch.errors import LogError, Message, contained
from mediabruch.logs.cases import EventLog
from mediabruch.logs.collecting import Progress
from mediabruch.logs.roles import Role, speaks_of_persons
from mediabruch.logs.source import log_source
from mediabruch.notation.nodes import brief


class LogColumns(TypedDict, total=False):
    """The columns of a table, or the keys of an XES file, by their names; what is left out is found."""

    case: str | None
    step: str | None
    time: str | None
    end: str | None
    channel: str | None


def read_log(
    source: str | os.PathLike[str] | bytes,
    *,
    complete_only: bool = False,
    progress: Progress | None = None,
    **columns: Unpack[LogColumns],
) -> EventLog:
    r"""Read an event log: CSV in any encoding and with any separator, XES, a workbook; packed by gzip or not.

    Columns are found by their titles and by what stands in them; `case`, `step`, `time`, `end` and `channel` name them.
    `complete_only` leaves out cases that seem to go on after the end of the log. `progress` is called with the number
    of cases read. Nothing is kept of who did something, nor of the cases' own numbers. Raises `LogError`.

    >>> log = read_log("Vorgang;Schritt;Zeit\n1;Prüfen;01.03.2025 10:00\n1;Senden;02.03.2025 9:00\n".encode())
    >>> log.case_count, log.groups[0].activities, str(log.begin)
    (1, ('Prüfen', 'Senden'), '2025-03-01 10:00:00')
    """
    asked = {Role(name): title for name, title in columns.items() if isinstance(title, str)}
    opened = log_source(source)
    with contained(opened.path):
        for role, title in asked.items():
            if speaks_of_persons(role, title):
                message = Message(
                    "“{title}” says who did something, and names of people are shown nowhere; "
                    "--{option} names another.",
                    title=brief(title),
                    option=str(role),
                )
                raise opened.error(message)
        if opened.is_markup:
            from mediabruch.logs.xes_log import xes_log

            log = xes_log(opened, asked, progress)
        else:
            from mediabruch.logs.table_log import table_log

            log = table_log(opened, asked, progress)
    return completed(log) if complete_only else log


def completed(log: EventLog) -> EventLog:
    """The log without open cases. Raises `LogError` where nothing is left."""
    if not log.completed.groups:
        raise LogError(Message("Every case of the log seems to go on after its end; none is complete."), path=log.path)
    return log.completed
