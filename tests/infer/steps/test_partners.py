"""Who a label names as sender or receiver."""

import pytest

from mediabruch.infer.steps.partners import partners_of


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Bescheid an Antragstellerin versenden", "receiver=citizen"),
        ("Unterlagen vom Bürger entgegennehmen", "sender=citizen"),
        ("Send the notice to the applicant", "receiver=citizen"),
        ("Receive documents from the citizen", "sender=citizen"),
        ("Unterlagen vom Bürger an das Finanzamt weiterleiten", "sender=citizen receiver=other_authority"),
        ("Bescheid für Antragsteller drucken", ""),
        ("Schild an Tür anbringen", ""),
        ("Send to customer portal", ""),
        ("Link to parent case", ""),
        ("Send the notice to the applicant by letter", "receiver=citizen"),
        ("Introduce her to the team", ""),
        ("Ask to", ""),
        ("Antragstellerin informieren", "receiver=citizen"),
        ("Bürger:in anrufen", "receiver=citizen"),
        ("Sachbearbeiter informiert den Bürger", "receiver=citizen"),
        ("Bürger wird benachrichtigt", "receiver=citizen"),
        ("Sachbearbeiter informiert", ""),
        ("Notify the applicant of the decision", "receiver=citizen"),
        ("Inform customer service", ""),
        ("Customer is informed", "receiver=citizen"),
        ("Antragsteller prüfen", ""),
        ("über Antragsteller informieren", ""),
        ("", ""),
    ],
)
def test_partners(label: str, expected: str) -> None:
    found = partners_of(label)
    assert [each.evidence.argues for each in found] == expected.split()
    assert [f"{each.role}={each.party}" for each in found] == expected.split()
