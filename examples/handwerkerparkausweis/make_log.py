"""Makes up the log of this example: 2,000 cases of two years, the same ones each time. No case is real.

In January 2025 the online application goes live; before, all cases came by e-mail. Some cases that came by e-mail are
copied into the paper file on the way, which nobody drew.

    python examples/handwerkerparkausweis/make_log.py > uebergang.csv
"""

import csv
import random
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import IO

CASES = 2000
BEGIN, ONLINE = datetime(2024, 1, 2, 8), datetime(2025, 1, 2)  # noqa: DTZ001 - the office's own clock
DAYS = 730
TITLES = ("Vorgangsnummer", "Schritt", "Zeitstempel", "Eingangskanal", "Bearbeitung")
PEOPLE = ("Team Nord", "Team Süd")
MAIL, WEB = "E-Mail", "Online-Formular"
TO_BE_ONLINE = 0.65
INCOMPLETE = {MAIL: 0.35, WEB: 0.12}
"""Online forms ask for the evidence at once."""
REFUSED, COPIED = 0.08, 0.15


def steps_of(channel: str, rng: random.Random) -> Iterator[str]:
    """What happens in one case, in its order."""
    yield "Antrag und Anlagen ausdrucken" if channel == MAIL else "Online-Antrag in die Vorgangsliste übernehmen"
    if channel == MAIL and rng.random() < COPIED:
        yield "Kopie in Papierakte abheften"
    yield "Antrag und Nachweise prüfen"
    while rng.random() < INCOMPLETE[channel]:
        yield from ("Nachweise nachfordern", "Nachweise annehmen", "Antrag und Nachweise prüfen")
    yield "Bedarf am Einsatzort beurteilen"
    if rng.random() < REFUSED:
        yield "Ablehnung versenden"
    else:
        yield from ("Genehmigung im Fachverfahren erstellen", "Genehmigung u. Ausweis drucken")
        yield "Genehmigung per Post versenden"


def rows(seed: int = 46) -> Iterator[tuple[str, ...]]:
    """All rows, by time, as a specialist system exports them."""
    rng = random.Random(seed)
    events: list[tuple[datetime, int, str, str]] = []
    for number in range(CASES):
        moment = BEGIN + timedelta(days=DAYS * number / CASES, minutes=rng.randrange(480))
        channel = WEB if moment >= ONLINE and rng.random() < TO_BE_ONLINE else MAIL
        for step in steps_of(channel, rng):
            events.append((moment, number, step, channel))
            moment += timedelta(minutes=rng.randint(20, 4000))
    end = BEGIN + timedelta(days=DAYS)
    for moment, number, step, channel in sorted(event for event in events if event[0] < end):
        case = f"{BEGIN.year}-{number + 1:05d}"
        yield case, step, f"{moment:%d.%m.%Y %H:%M}", channel, PEOPLE[number % 2]


def write(file: IO[str]) -> None:
    """The log as CSV."""
    writer = csv.writer(file, delimiter=";", lineterminator="\n")
    writer.writerow(TITLES)
    writer.writerows(rows())


if __name__ == "__main__":
    write(sys.stdout)
