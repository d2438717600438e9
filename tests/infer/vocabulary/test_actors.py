"""Who acts, by the names of pools and lanes."""

import pytest

from mediabruch.infer import CustomTerm, Vocabulary, parties
from mediabruch.infer.vocabulary.actors import actor
from mediabruch.model import FlowNode, FlowNodeType, Lane, Model, Participant, Process


@pytest.mark.parametrize(
    ("name", "party"),
    [
        *(
            ("Bürger", "citizen"),
            ("Bürgerin/Bürger", "citizen"),
            ("Antragsteller/in", "citizen"),
            ("Eltern", "citizen"),
        ),
        *(("Bürger (Eltern)", "citizen"), ("Customer", "citizen"), ("Studierende", "citizen")),
        *(("Unternehmen", "company"), ("Arbeitgeber", "company"), ("Muster GmbH", "company"), ("Retailer", "company")),
        *(("Jugendamt", "authority"), ("Amt für Wohnen", "authority"), ("Sachbearbeitung", "authority")),
        *(("Zulassungsbehörde", "authority"), ("Stadt Musterhausen", "authority"), ("Case worker", "authority")),
        *(("Träger öffentlicher Belange", "other_authority"), ("Polizei", "other_authority")),
        *(("IT-Dienstleister", "provider"), ("Druckerei", "provider"), ("Rechenzentrum", "provider")),
        *(("Fachverfahren", "system"), ("Portal für Bürger", "system"), ("Student Information System", "system")),
        *(("Ablauf", None), ("", None), ("Phase 2", None)),
    ],
)
def test_names(name: str, party: str | None) -> None:
    found = actor(name)
    assert (found.party if found is not None else None) == party


def model() -> Model:
    """Two authorities, a citizen and a company with a clerk."""
    steps = tuple(
        FlowNode(key, f"s{key}", FlowNodeType.TASK, "", 1, process) for key, process in ((20, 2), (21, 2), (22, 4))
    )
    return Model(
        "two.bpmn",
        "",
        processes=tuple(Process(key, f"p{key}", "", 1) for key in (2, 4, 6)),
        participants=(
            Participant(1, "a", "Bauamt", 1, 2),
            Participant(3, "b", "Umweltamt", 1, 4),
            Participant(5, "c", "Firma Beispiel", 1, 6),
            Participant(7, "d", "Bürger", 1),
            Participant(8, "e", "Serviceportal", 1),
        ),
        lanes=(
            Lane(10, "l", "Sachbearbeitung", 1, 2),
            Lane(11, "m", "Sachbearbeitung", 1, 4),
            Lane(12, "n", "Sachbearbeitung", 1, 6),
            Lane(13, "o", "Antragsteller", 1, 2),
            Lane(14, "q", "Schritt 1", 1, 2),
        ),
        nodes=steps,
    )


def test_parties_of_a_model() -> None:
    assert parties(model()) == {
        1: "authority",
        3: "other_authority",
        5: "company",
        7: "citizen",
        8: "provider",
        10: "authority",
        11: "other_authority",
        12: "company",
        13: "citizen",
        14: "authority",
    }


def test_the_house_knows_better() -> None:
    house = Vocabulary(
        pools=(CustomTerm(name="Umweltamt", party="provider"),), lanes=(CustomTerm(name="Schritt", party="citizen"),)
    )
    found = parties(model(), house)
    assert (found[3], found[14]) == ("provider", "citizen")
