"""Ways of which each case takes one: both are told, and none is certain."""

import pytest

from mediabruch.media import Annotation, Family
from tests.infer.little import known, little, node, noted, said

_WAYS = [
    "Zusage per Fax/E-Mail übermitteln",
    "Zusage per Telefon oder Brief übermitteln",
    "Zusage per E-Mail, alternativ per Post übermitteln",
    "Papierfassung per Post oder E-Mail zustellen",
    "Zusage telefonisch bzw. per E-Mail mitteilen",
    "Zusage per Telefon, E-Mail oder Brief mitteilen",
    "Prüfen und per E-Mail oder telefonisch zusagen",
    "Mieter anrufen oder E-Mail schreiben",
    "Zusage drucken oder mailen",
    "Anruf oder E-Mail",
    "E-Mail/Post öffnen und antworten (telefonisch/per E-Mail)",
    "Send approval by fax/e-mail",
    "Send approval by letter or e-mail",
    "Check and approve by phone or e-mail",
    "Call or email the tenant",
    "Inform tenant (phone / e-mail)",
]


def _sides(found: Annotation) -> tuple[str, str]:
    return said(found.receives), said(found.produces)


def _told(found: Annotation, side: str) -> set[Family]:
    """The families of media that the evidence names for a side."""
    argued = (evidence.argues for evidence in found.evidence if evidence.argues.startswith(f"{side}="))
    names = {"paper": Family.PAPER, "oral": Family.ORAL}
    return {names.get(one.partition("=")[2], Family.DIGITAL) for one in argued}


@pytest.mark.parametrize("label", _WAYS)
def test_of_several_ways_none_is_certain(label: str) -> None:
    assert known(little(node(label))).produces is None


@pytest.mark.parametrize("label", [way for way in _WAYS if "Anruf" not in way])
def test_all_ways_are_told(label: str) -> None:
    assert len(_told(known(little(node(label))), "produces")) > 1


@pytest.mark.parametrize(
    ("label", "note"),
    [
        ("Bestellung prüfen", "E-Mail oder Brief"),
        ("Mieter benachrichtigen", "per Mail / per Post"),
        ("Check order", "e-mail / letter"),
        ("Check order", "by e-mail or by post"),
        ("Notify tenant", "by letter or e-mail"),
    ],
)
def test_a_note_of_several_ways_leaves_them_open(label: str, note: str) -> None:
    found = known(little(node(label), **noted(note)))
    assert _sides(found) == ("?", "?")
    assert {evidence.text for evidence in found.evidence if evidence.source == "note"}


@pytest.mark.parametrize("note", ["mündlich oder schriftlich", "email / phone", "verbal or by letter"])
def test_speech_is_one_of_several_ways_too(note: str) -> None:
    assert _sides(known(little(node("Check order"), **noted(note)))) == ("?", "?")


@pytest.mark.parametrize(
    ("label", "produces"),
    [
        ("Zusage per Post und E-Mail senden", "document+paper"),
        ("Zusage per Fax oder Brief senden", "paper"),
        ("Zusage per E-Mail oder PDF senden", "document"),
        ("Send approval by letter and e-mail", "document+paper"),
        ("Send approval by letter or registered mail", "paper"),
        ("Formular oder Anlage scannen", "document"),
        ("Scan form or annex", "document"),
    ],
)
def test_ways_of_one_kind_and_several_ways_at_once_are_certain(label: str, produces: str) -> None:
    assert said(known(little(node(label))).produces) == produces


@pytest.mark.parametrize("label", ["Post/E-Mail öffnen", "Post oder E-Mail öffnen", "Brief/E-Mail lesen"])
def test_what_came_may_be_in_either(label: str) -> None:
    assert _sides(known(little(node(label)))) == ("?", "?")


@pytest.mark.parametrize("kind", ["serviceTask", "sendTask", "scriptTask"])
def test_no_machine_tells_which_way(kind: str) -> None:
    assert known(little(node("Zusage per Post oder E-Mail senden", kind))).produces is None


def test_what_else_tells_the_way_decides() -> None:
    assert (
        said(known(little(node("Zusage per Post oder E-Mail senden"), **noted("nur per E-Mail"))).produces)
        == "document"
    )
