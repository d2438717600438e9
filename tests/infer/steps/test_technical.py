"""What programs do to their own values, drawn as tasks of no type: nobody types it in."""

import pytest

from mediabruch.media import Aside
from tests.infer.little import known, little, node, said
from tests.test_truth import process

_VALUES = [
    "Initialize variables",
    "create process variables",
    "Set loop counter",
    "Increment attempt count in database",
    "Reset flag in the system",
    "Log exception in database",
    "Prozessvariablen im System anlegen",
    "Fehlerzähler zurücksetzen",
    "Zähler in der Datenbank hochzählen",
    "Ausnahme im System protokollieren",
]


@pytest.mark.parametrize("label", _VALUES)
@pytest.mark.parametrize("before", ["Brief öffnen", "Open e-mail"])
def test_nobody_captures_the_values_of_a_program(label: str, before: str) -> None:
    analysis = process(before, label)
    assert not analysis.breaks
    assert not known(little(node(label))).by_hand


@pytest.mark.parametrize("label", ["Versuchszähler erhöhen", "Increment retry counter"])
def test_nobody_goes_on_with_a_counter(label: str) -> None:
    step = known(little(node(label, "scriptTask")))
    assert (said(step.produces), step.aside) == ("digital", Aside.OTHER)
    assert known(little(node("Betrag berechnen", "scriptTask"))).aside is None


@pytest.mark.parametrize(
    "label",
    [
        *("Zählerstand im System erfassen", "Variablen im System eingeben", "Fehler in der Datenbank erfassen"),
        *("Enter variables in the system", "Record defect in the system", "Update address in the system"),
    ],
)
def test_people_capture_what_they_read(label: str) -> None:
    assert [one.code for one in process("Brief öffnen", label).breaks] == ["MB104"]


def test_other_acts_beside_it_hold() -> None:
    assert said(known(little(node("Set flag and e-mail tenant"))).produces) == "document"
    assert said(known(little(node("Increment counter", "serviceTask"))).produces) == "digital"
