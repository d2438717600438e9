"""What counts against what: the order of evidence, how it adds up, and what happens to contradictions."""

from itertools import pairwise

import pytest

from mediabruch.infer.reading.evidence import GENERAL, SOURCES, THRESHOLD, Argument, decide
from mediabruch.media import PHYSICAL, Medium
from tests.infer.little import known, little, node, noted, reads, said, writes

PAPER, DATA, DOCUMENT, DIGITAL = (
    frozenset({medium}) for medium in (Medium.PAPER, Medium.DATA, Medium.DOCUMENT, Medium.DIGITAL)
)
SPECIFIC = [source for source in SOURCES if source not in GENERAL]


def argument(media: frozenset[Medium], weight: float, source: str = "label", entry: str | None = None) -> Argument:
    return Argument("produces", media, weight, source, "words", entry)


def test_order_of_sources_is_that_of_the_contract() -> None:
    order = ("data", "note", "documentation", "label", "message", "form", "implementation", "lane", "type", "process")
    assert tuple(source for source in SOURCES if source in order) == order


@pytest.mark.parametrize(("stronger", "weaker"), list(pairwise(SPECIFIC)))
def test_between_equals_the_order_of_sources_decides(stronger: str, weaker: str) -> None:
    for arguments in (
        [argument(PAPER, 0.9, stronger), argument(DATA, 0.9, weaker)],
        [argument(DATA, 0.9, weaker), argument(PAPER, 0.9, stronger)],
    ):
        found = decide(arguments)
        assert found is not None
        assert found.media == PAPER


def test_strength_goes_before_order() -> None:
    found = decide([argument(DATA, 0.65, "data"), argument(PAPER, 0.92, "label")])
    assert found is not None
    assert found.media == PAPER


def test_general_sources_never_outvote_a_clear_word() -> None:
    general = [argument(DIGITAL, 0.99, source) for source in sorted(GENERAL)]
    found = decide([argument(PAPER, 0.7, "label"), *general])
    assert found is None or found.media == PAPER
    alone = decide(general)
    assert alone is not None
    assert alone.media == DIGITAL


def test_arguments_that_agree_add_up() -> None:
    one = decide([argument(PAPER, 0.7, "label")])
    both = decide([argument(PAPER, 0.7, "label"), argument(PAPER, 0.7, "note")])
    assert one is not None
    assert both is not None
    assert both.confidence > one.confidence == 0.7


def test_leanings_of_several_sources_decide_together() -> None:
    assert decide([argument(PAPER, 0.45, "label")]) is None
    assert decide([argument(PAPER, 0.45, "label"), argument(PAPER, 0.45, "note")]) is not None


def test_the_same_words_count_once_wherever_they_stand() -> None:
    twice = [argument(PAPER, 0.5, "label", "carriers: brief"), argument(PAPER, 0.5, "message", "carriers: brief")]
    assert decide(twice) is None


@pytest.mark.parametrize("weight", [THRESHOLD - 0.01, 0.0])
def test_below_the_threshold_a_side_stays_unknown(weight: float) -> None:
    assert decide([argument(PAPER, weight)]) is None


def test_contradiction_lowers_confidence() -> None:
    alone = decide([argument(PAPER, 0.9)])
    doubted = decide([argument(PAPER, 0.9), argument(DATA, 0.5, "note")])
    assert alone is not None
    assert doubted is not None
    assert doubted.confidence < alone.confidence


def test_the_exact_digital_medium_is_kept() -> None:
    found = decide([argument(DIGITAL, 0.9), argument(DATA, 0.65, "data")])
    assert found is not None
    assert found.media == DATA


def test_things_are_a_family_of_their_own() -> None:
    found = decide([argument(PHYSICAL, 0.8), argument(PAPER, 0.5, "note")])
    assert found is not None
    assert found.media == PHYSICAL


def test_contradicting_evidence_is_shown() -> None:
    found = known(little(node("Bescheid per E-Mail versenden"), **noted("geht per Post raus")))
    argued = {(evidence.source, evidence.argues) for evidence in found.evidence}
    assert {("label", "produces=document"), ("note", "produces=paper")} <= argued


def test_evidence_says_which_words_where() -> None:
    found = known(little(node("Antrag prüfen"), **noted("liegt nur auf Papier vor")))
    evidence = found.evidence[0]
    assert (evidence.source, evidence.text, evidence.element, evidence.line) == ("note", "auf Papier", "note", 30)
    assert evidence.entry is not None
    assert evidence.argues == "receives=paper"
    assert 0 < evidence.weight <= 1


def test_evidence_of_the_label_cites_its_words_as_written() -> None:
    evidence = known(little(node("Unterlagen AUSDRUCKEN"))).evidence
    assert {item.text for item in evidence} == {"AUSDRUCKEN"}
    assert {item.entry for item in evidence} == {"acts.de: aus|drucken"}


@pytest.mark.parametrize(
    ("label", "around", "receives", "produces"),
    [
        ("Urkunde unterschreiben", reads("PDF-Bescheid"), "document", "paper"),
        ("Bescheid unterschreiben", noted("mit qualifizierter elektronischer Signatur"), "digital", "digital"),
        ("Bescheid ausdrucken", writes("Brief"), "digital", "paper"),
        ("Bescheid ausdrucken", reads("Papierakte"), "digital", "paper"),
    ],
)
def test_data_and_notes_beat_weak_words_not_strong_ones(
    label: str, around: dict[str, object], receives: str, produces: str
) -> None:
    found = known(little(node(label), **around))
    assert (said(found.receives), said(found.produces)) == (receives, produces)
