"""Subordinate clauses: what is checked, told, or which ones are meant, is not what a step does."""

import pytest

from tests.infer.little import known, little, node
from tests.infer.test_generic import sides

GERMAN = [
    *("per Post", "per E-Mail", "telefonisch", "in Papierform", "über das Portal", "mit PZU", "per Fax", "persönlich"),
]
ENGLISH = ["by post", "by e-mail", "by phone", "on paper", "through the portal", "by registered letter", "by fax"]


@pytest.mark.parametrize("way", GERMAN)
@pytest.mark.parametrize(
    "label",
    [
        "Prüfen, ob der Antrag {} eingereicht wurde",
        "Entscheiden, ob {} oder per Bote versendet wird",
        "Fälle heraussuchen, die {} angeschrieben werden",
        "Antragsteller, der {} eingereicht hat, informieren",
        "Mitteilen, dass {} eingereicht werden muss",
        "Prüfen, ob {} eingereicht und unterschrieben wurde",
    ],
)
def test_what_a_german_clause_says_is_not_done(label: str, way: str) -> None:
    found = known(little(node(label.format(way))))
    assert sides(found) == ("?", "?"), found.evidence


@pytest.mark.parametrize("way", ENGLISH)
@pytest.mark.parametrize(
    "label",
    [
        "Check whether the claim was sent {}",
        "Check if the claim was received {} and signed",
        "Select cases that need to be answered {}",
        "Wait until the applicant answers {}",
        "Tell the clerk that documents must be submitted {}",
        "Assign case to officer who replies {}",
        "Choose notices to be sent {}",
    ],
)
def test_what_an_english_clause_says_is_not_done(label: str, way: str) -> None:
    found = known(little(node(label.format(way))))
    assert sides(found) == ("?", "?"), found.evidence


@pytest.mark.parametrize(
    ("label", "receives", "produces"),
    [
        ("Prüfen, ob der Antrag vollständig ist und Bescheid ausdrucken", "digital", "paper"),
        ("Prüfen, ob Antrag vorliegt, und Bescheid per Post versenden", "?", "paper"),
        ("Check if a discount applies and print the invoice", "digital", "paper"),
        ("Notify by e-mail that the claim was rejected", "?", "digital"),
        ("Kunden per E-Mail mitteilen, dass der Brief verschickt wurde", "?", "digital"),
        ("Prüfen, ob die Papierakte vollständig ist", "paper", "?"),
        ("Documents to be scanned", "paper", "digital"),
    ],
)
def test_what_stands_beside_the_clause_is(label: str, receives: str, produces: str) -> None:
    found = known(little(node(label)))
    assert sides(found) == (receives, produces), found.evidence


@pytest.mark.parametrize(
    "label",
    [
        *(
            "Check if a letter was returned",
            "Wait until the applicant answers",
            "Prüfen, ob Parameter übergeben wurden",
        ),
        *("Schedule talks with people to be invited", "Warten, ob die Unterlagen eingereicht werden"),
    ],
)
def test_nothing_is_sent_in_a_clause(label: str) -> None:
    found = known(little(node(label)))
    assert found.aside is None
    assert not found.dispatch
