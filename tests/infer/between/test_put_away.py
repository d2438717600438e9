"""Paper that came in and is put away: nobody has printed it after a machine booked it or somebody typed it in."""

import pytest

from mediabruch.analysis import analyze_annotated
from mediabruch.annotation import annotate
from tests.infer.rows import row


def printed(*labels: str) -> list[str]:
    """The steps at which something is printed."""
    model = row(*labels)
    names = {node.key: node.id for node in model.nodes}
    found = analyze_annotated(model, annotate(model)).breaks
    return [f"{names[one.step]}" for one in found if one.code in ("MB101", "MB102")]


@pytest.mark.parametrize(
    "labels",
    [
        ("Vertrag per Post empfangen", "serviceTask|Vertrag verbuchen", "Vertrag in Tresor legen"),
        ("Vertrag per Post empfangen", "Vertrag in SAP erfassen", "Vertrag in Tresor legen"),
        ("Vertrag auf Papier prüfen", "serviceTask|Vertrag verbuchen", "Vertrag ins Regal stellen"),
        ("Vertrag per Post empfangen", "Vertrag in SAP erfassen", "Unterlagen ins Archiv legen"),
        ("startEvent|Vertrag per Post eingegangen", "serviceTask|Vertrag buchen", "Vertrag in Tresor legen"),
        ("startEvent|Antrag mit Originalen", "serviceTask|Antrag automatisch prüfen", "Unterlagen ins Archiv legen"),
        ("Receive contract by post", "serviceTask|Register contract", "Put contract in the safe"),
        ("Receive contract by post", "serviceTask|Register contract", "Put documents in the archive"),
        ("startEvent|Application with originals", "serviceTask|Check application", "Put documents in the safe"),
    ],
)
def test_what_came_in_on_paper_is_put_away_without_a_print(labels: tuple[str, ...]) -> None:
    assert printed(*labels) == []


@pytest.mark.parametrize(
    "labels",
    [
        ("Vertrag per E-Mail empfangen", "serviceTask|Vertrag verbuchen", "Vertrag in Tresor legen"),
        ("Anfrage per Post empfangen", "serviceTask|Vertrag verbuchen", "Vertrag in Tresor legen"),
        ("Vertrag per Post empfangen", "serviceTask|Vertrag erstellen", "Vertrag in Tresor legen"),
        ("Receive contract by e-mail", "serviceTask|Register contract", "Put contract in the safe"),
        ("Receive inquiry by post", "serviceTask|Register contract", "Put contract in the safe"),
    ],
)
def test_what_came_in_otherwise_or_is_made_anew_is_printed(labels: tuple[str, ...]) -> None:
    assert printed(*labels) == ["s2"]
