"""Signatures between papers."""

import pytest

from mediabruch.infer import infer
from mediabruch.media import UNKNOWN
from tests.infer.little import STEP, node
from tests.infer.rows import NEXT, following
from tests.infer.test_generic import sides


@pytest.mark.parametrize("label", ["Bescheid unterschreiben", "Protokoll unterzeichnen", "Sign contract"])
def test_what_is_scanned_after_a_signature_was_signed_on_paper(label: str) -> None:
    assert sides(infer(following(node(label), "Bescheid einscannen")).get(STEP, UNKNOWN)) == ("paper", "paper")
    assert sides(infer(following(node(label), "Frist eintragen")).get(STEP, UNKNOWN)) == ("?", "?")


@pytest.mark.parametrize("label", ["Bescheid unterschreiben", "Sign contract"])
def test_what_was_printed_before_is_signed_on_paper(label: str) -> None:
    found = infer(following(node("Bescheid ausdrucken"), label))[NEXT]
    assert sides(found) == ("paper", "paper")
    assert [item.text for item in found.evidence if item.element == "step"] == ["Bescheid ausdrucken"]


@pytest.mark.parametrize("label", ["Bescheid digital signieren", "Bescheid prüfen", "Sign with DocuSign"])
def test_what_tells_its_medium_or_signs_nothing_is_left(label: str) -> None:
    assert "paper" not in sides(infer(following(node("Bescheid ausdrucken"), label)).get(NEXT, UNKNOWN))
