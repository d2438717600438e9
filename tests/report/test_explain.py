"""One step explained: why it has its media, and what it adds to the figures."""

from dataclasses import replace

import pytest

from mediabruch.analysis import Analysis
from mediabruch.errors import UnknownElementError
from mediabruch.i18n import translator
from mediabruch.media import Annotation, Evidence, Medium, Origin
from mediabruch.report.explain import explain_step, find_step
from mediabruch.report.screen import Screen
from tests.support.models import build

LOOP = (
    "Office: Antrag(digital) > xor2 > Pruefen(paper:document) > xor1 -0.5-> Rueckfrage(oral) > xor2; xor1 > Ende(data)"
)


def _explained(analysis: Analysis, name: str, language: str = "en") -> str:
    return " ".join(explain_step(analysis, name, translator(language), Screen()).split())


def test_media_workings_handovers_and_conversions() -> None:
    text = _explained(build(LOOP).analysis(), "Pruefen")
    assert "takes in paper" in text
    assert "hands on digital document" in text
    assert "stated, 100 % sure" in text
    assert "This step is worked on 2 times." in text
    assert "Handed to it 1 × from “Antrag”: not digital 1 × from “Rueckfrage”: not digital" in text
    assert "2 × paper → digital document: scan (MB103) (inside the step)" in text
    assert "1 × digital → paper: printout (MB101) (handed over by “Antrag”)" in text
    assert "1 × spoken → paper: change to or from speech (MB106) (handed over by “Rueckfrage”)" in text
    assert "Handed on by it 1 × to “Rueckfrage”: not digital 1 × to “Ende”: digital" in text


def test_arithmetic_adds_up() -> None:
    text = _explained(build(LOOP).analysis(), "Pruefen")
    assert "on the way to and from it: 5 of 5." in text
    assert "Workings and handovers per case in which it takes part: 6 of 9; of these digital: 1." in text
    assert "100 × 3 digital / 9 known = 33." in text


def test_evidence_is_shown_with_place_entry_argument_and_weight() -> None:
    analysis = build("A > B").analysis()
    evidence = Evidence("note", "per Post", "Note_1", 17, "Post", "receives=paper produces=document+paper", 0.85)
    known = Annotation(
        frozenset({Medium.PAPER}), None, Origin.INFERRED, 0.85, (evidence,), "Hades", by_hand=True, minutes=12.5
    )
    steps = (analysis.steps[0]._replace(annotation=known), analysis.steps[1])
    text = _explained(replace(analysis, steps=steps), "A", "de")
    assert "Notiz im Diagramm (Note_1, Zeile 17): „per Post“ → Eingang Papier, Ausgang digitales" in text
    assert "zählt 0,85, Eintrag „Post“" in text
    assert "erschlossen, zu 85 % sicher" in text
    assert "12,5 Minuten" in text
    assert "Ausgang nicht bekannt: Der Schritt gibt weiter, womit er arbeitet" in text


def test_unknown_step_says_so() -> None:
    text = _explained(build("A > B").analysis(), "A")
    assert "Nothing in the model says which medium this step uses." in text


def test_step_that_no_case_reaches() -> None:
    assert "No case reaches this step." in _explained(build("A > xor1 -0-> B; xor1 -1-> C").analysis(), "B")


@pytest.mark.parametrize(("name", "found"), [("A", "A"), ("antrag prüfen", "B"), ("Antrag prüfen ", "B")])
def test_a_step_is_found_by_id_or_label(name: str, found: str) -> None:
    analysis = build("A > B").analysis()
    steps = (analysis.steps[0], analysis.steps[1]._replace(node=analysis.steps[1].node._replace(name="Antrag prüfen")))
    assert find_step(replace(analysis, steps=steps), name).node.id == found


def test_several_of_one_label_are_refused_with_their_ids() -> None:
    analysis = build("A1 > A2").analysis()
    steps = tuple(step._replace(node=step.node._replace(name="Twin")) for step in analysis.steps)
    with pytest.raises(UnknownElementError, match="A1, A2"):
        find_step(replace(analysis, steps=steps), "Twin")


def test_a_mistyped_step_gets_the_nearest() -> None:
    with pytest.raises(UnknownElementError, match="Did you mean “Pruefen”"):
        find_step(build("Pruefen > Bescheid").analysis(), "Prufen")
    with pytest.raises(UnknownElementError, match="There is no step “zzz” in this model"):
        find_step(build("Pruefen > Bescheid").analysis(), "zzz")
