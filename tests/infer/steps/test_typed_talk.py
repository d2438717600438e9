"""Talk that a modeler has typed as a service: the type does not make it data."""

import pytest

from tests.infer.little import known, little, node, said

_TALKS = [
    ("Besuchstermin abstimmen", "?"),
    ("Vorgehen mit dem Lieferanten abstimmen", "?"),
    ("Rücksprache mit der Leitung halten", "oral"),
    ("Teambesprechung durchführen", "?"),
    ("Vorgehen mit Kollegen erörtern", "?"),
    ("Mit dem Lieferanten telefonieren", "oral"),
    ("call supplier", "?"),
    ("call the tenant about the damage", "?"),
    ("Agree on visit with tenant", "?"),
    ("Discuss damage with tenant", "?"),
    ("Hold team meeting", "?"),
    ("Meet with tenant", "?"),
    ("Interview witness", "?"),
]


@pytest.mark.parametrize("kind", ["serviceTask", "scriptTask"])
@pytest.mark.parametrize(("label", "produces"), _TALKS)
def test_the_type_of_a_machine_tells_nothing_of_talk(label: str, produces: str, kind: str) -> None:
    found = known(little(node(label, kind)))
    assert said(found.produces) == produces
    assert said(found.receives) in ("?", "oral")


@pytest.mark.parametrize(
    "label",
    [
        *("Konten abstimmen", "Daten mit System abstimmen", "Besprechung planen", "Gesprächstermin speichern"),
        *("call pricing service", "Call customer API", "call supplier service", "Send meeting invitation"),
        *(
            "Listen to queue",
            "Negotiate protocol",
            "Criteria met",
            "Interview schedule update",
            "Ask register for address",
        ),
    ],
)
def test_what_programs_do_stays_digital(label: str) -> None:
    assert said(known(little(node(label, "serviceTask"))).produces) in ("digital", "data")


def test_words_of_a_system_hold_beside_talk() -> None:
    assert said(known(little(node("Call tenant record in SAP", "serviceTask"))).produces) in ("digital", "data")
