"""What columns of logs are called, in German and English, and what tells them apart where names do not."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from mediabruch.errors import Message
from mediabruch.logs.matching import plain_name


class Role(StrEnum):
    """What a column says of an event; also the name of the option that names the column."""

    CASE = "case"
    STEP = "step"
    TIME = "time"
    END = "end"
    CHANNEL = "channel"
    TRANSITION = "transition"
    """Whether the step began or was completed."""
    CLOCK = "clock"
    """The time of day, where it stands apart from the day."""


NEEDED = (Role.CASE, Role.STEP, Role.TIME)

TELLS: Mapping[Role, Message] = {
    Role.CASE: Message("which case an event belongs to"),
    Role.STEP: Message("what was done"),
    Role.TIME: Message("when it was done"),
    Role.END: Message("when it was finished"),
    Role.CHANNEL: Message("how the case came in"),
}

_NAMES: Mapping[Role, str] = {
    Role.CASE: """case:concept:name, case id, case key, case, case number, case no, case nr, trace id, trace,
        process instance id, process instance, process instance key, instance id, Vorgangs-ID, Vorgangsnummer,
        Vorgangs-Nr, Vorgangskennung, Vorgangskennzeichen, Vorgang, Fall-ID, Fallnummer, Fall-Nr, Fall, Aktenzeichen,
        Az,
        Geschäftszeichen, Gz, Akten-ID, Aktennummer, Akten-Nr, Akte, Antrags-ID, Antragsnummer, Antrags-Nr, Antrag-ID,
        Antrag, Verfahrensnummer, Verfahrens-ID, Verfahrens-Nr, Ticket-ID, Ticketnummer, Ticket-Nr, ticket number,
        Ticket, incident id, incident, request id, request, order id, Auftragsnummer, Auftrag,
        Prozess-ID, Prozessinstanz, Prozessnummer, Bearbeitungsnummer, application id, application number,
        file number, dossier""",
    Role.STEP: """concept:name, activity name, activity, activity label, task name, task, step name, step, event name,
        event, action, operation, Aktivität, Aktivitäten, Tätigkeit, Schritt, Schrittname, Arbeitsschritt,
        Prozessschritt, Bearbeitungsschritt, Verfahrensschritt, Vorgangsschritt, Aufgabe, Ereignis, Aktion, Maßnahme,
        Bearbeitung, Vorgangsart, status, neuer Status, Zustand, new status, state""",
    Role.TIME: """time:timestamp, timestamp, Zeitstempel, event time, start timestamp, start time, Startzeit,
        Datum/Uhrzeit, Datum und Uhrzeit, Datum Zeit, date time, Zeitpunkt, time, Zeit, Datum, date, start, Beginn,
        begonnen, begonnen am, begonnen um, von, started at, started, complete timestamp, completion time, created at,
        erstellt am, erfasst am, ausgeführt am, bearbeitet am, durchgeführt am, gebucht am, am, Tag""",
    Role.END: """end timestamp, complete timestamp, end time, end date, ended at, end, Ende, Endzeit, Endzeitpunkt,
        Enddatum, bis, beendet, beendet am, beendet um, abgeschlossen am, abgeschlossen, erledigt am, fertig am,
        completion time, completed at, completed, finished at, finished, closed at""",
    Role.CHANNEL: """case:channel, channel, Kanal, Eingangskanal, Zugangskanal, Antragskanal, Eingangsweg, Zugangsweg,
        Eingangsart, Zugangsart, Antragsweg, Antragsart, Übermittlungsweg, Übermittlungsart, Eingang über, Eingang,
        Zugang, Posteingangsart, Herkunft, intake channel, intake, origin, source, case:source, way in, medium,
        submitted via""",
    Role.TRANSITION: """lifecycle:transition, transition, lifecycle, event type, Ereignisart, Ereignistyp, status,
        Art des Ereignisses""",
    Role.CLOCK: "Uhrzeit, Zeit, time, time of day, Startuhrzeit, Beginn Uhrzeit",
}
_PERSONS = """org:resource, org:group, org:role,
    resource, user, username, user name, Benutzer, Bearbeiter, Bearbeiterin,
    Bearbeiter/in, Sachbearbeiter, Sachbearbeitung, Sachbearbeiterin, Mitarbeiter, Mitarbeiterin, Person, Name,
    Vorname, Nachname, Antragsteller, Antragstellerin, Kunde, customer, employee, agent, assignee, case worker,
    owner"""


def title_key(title: str) -> str:
    """A title as titles are compared.

    >>> title_key("Vorgangs-Nr."), title_key("case:concept:name")
    ('vorgangsnr', 'caseconceptname')
    """
    return plain_name(title).replace(" ", "")


def _keys(names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(title_key(name) for name in names.split(",")))


TITLES: Mapping[Role, Sequence[str]] = {role: _keys(names) for role, names in _NAMES.items()}
"""What each kind of column is called, the clearest first, as titles are compared."""
PERSONS = frozenset(_keys(_PERSONS))
"""Columns that say who did something: of no use here, and never read."""
_MAY_BE_ASKED_FOR = frozenset(_keys("Name, org:group, org:role"))
"""Titles of such columns that may also say what was done, or which office took a case in."""
ALL_TITLES = frozenset(title for titles in TITLES.values() for title in titles) | PERSONS


def rank(role: Role, title: str) -> int | None:
    """How clearly a title says that a column is this one, 0 most of all; `None` where it does not say so.

    >>> rank(Role.CASE, "Case ID"), rank(Role.CASE, "Vorgang-Nr. (intern)") is not None, rank(Role.CASE, "Betrag")
    (1, True, None)
    """
    key, titles = title_key(title), TITLES[role]
    if key in titles:
        return titles.index(key)
    if key in PERSONS or (title.startswith("case:") and role not in (Role.CASE, Role.CHANNEL)):
        return None
    words = {title_key(word) for word in plain_name(title).split()}
    inside = [place for place, known in enumerate(titles) if known in words and len(known) > 3]  # noqa: PLR2004 - no "am"
    return len(titles) + inside[0] if inside else None


def speaks_of_persons(role: Role, title: str) -> bool:
    """Whether an option asks for what is shown by a column that says who did something.

    >>> speaks_of_persons(Role.CHANNEL, "Bearbeiter"), speaks_of_persons(Role.STEP, "Name")
    (True, False)
    """
    return role in (Role.STEP, Role.CHANNEL) and title_key(title) in PERSONS - _MAY_BE_ASKED_FOR
