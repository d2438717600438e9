"""How sure a decision is: by kind of evidence, as measured."""

import pytest

from mediabruch.infer.measured import MEASURED, EvidenceKind, measured
from mediabruch.infer.reading.evidence import THRESHOLD, Argument, decide
from mediabruch.media import PHYSICAL, Medium
from mediabruch.model import DataType, FlowNodeType
from tests.infer.little import in_pool, known, little, node, noted, reads

PAPER, DATA, DIGITAL, ORAL = (
    frozenset({medium}) for medium in (Medium.PAPER, Medium.DATA, Medium.DIGITAL, Medium.ORAL)
)
RELIED_ON = 0.8


def argument(media: frozenset[Medium], weight: float, source: str = "label", side: str = "produces") -> Argument:
    return Argument(side, media, weight, source, "words", "list: words")


def sureness(*arguments: Argument, beside: Argument | None = None) -> float:
    found = measured(decide(arguments), decide([beside]) if beside is not None else None)
    return found.confidence if found is not None else 0.0


def test_every_kind_was_measured() -> None:
    assert set(MEASURED) == set(EvidenceKind)
    assert all(0 < right <= decided for right, decided in MEASURED.values())


def test_kinds_that_are_relied_on_were_right_in_95_of_100() -> None:
    examples = {
        EvidenceKind.STRUCTURE: sureness(argument(DATA, 0.78, "data")),
        EvidenceKind.AROUND: sureness(argument(DATA, 0.78, "participant")._replace(is_unnamed=True)),
        EvidenceKind.THING: sureness(argument(PHYSICAL, 0.8)),
        EvidenceKind.WEAK: sureness(argument(PAPER, 0.65)),
        EvidenceKind.DIGITAL: sureness(argument(DATA, 0.88)),
        EvidenceKind.PAPER: sureness(argument(PAPER, 0.88)),
        EvidenceKind.DIGITAL_TWICE: sureness(argument(DATA, 0.88), beside=argument(DATA, 0.88, side="receives")),
        EvidenceKind.PAPER_TWICE: sureness(argument(PAPER, 0.88), beside=argument(PAPER, 0.88, side="receives")),
    }
    relied_on = {kind for kind, confidence in examples.items() if confidence >= RELIED_ON}
    assert relied_on == {kind for kind, (right, decided) in MEASURED.items() if right / decided >= 0.95}


@pytest.mark.parametrize("media", [PAPER, DATA, ORAL, PHYSICAL], ids=["paper", "data", "oral", "things"])
@pytest.mark.parametrize("source", ["label", "data", "participant", "process", "color"])
def test_what_is_told_at_all_is_told_with_the_threshold(media: frozenset[Medium], source: str) -> None:
    assert sureness(argument(media, THRESHOLD, source)) >= THRESHOLD
    assert sureness(argument(media, THRESHOLD - 0.01, source)) == 0


def test_pieces_that_agree_add_up_and_contradictions_lower() -> None:
    alone = sureness(argument(PAPER, 0.9))
    assert sureness(argument(PAPER, 0.9), argument(PAPER, 0.85, "data")._replace(entry="list: other")) > alone
    assert sureness(argument(PAPER, 0.9), argument(DATA, 0.5, "note")) < alone


def test_the_same_words_for_both_sides_say_less_where_they_are_digital() -> None:
    both = known(little(node("Antrag im Fachverfahren bearbeiten")))
    one = known(little(node("Antrag im Fachverfahren erfassen")))
    assert (both.receives, both.receives) == (both.produces, one.produces)
    assert both.confidence < RELIED_ON <= one.confidence


def test_what_is_drawn_is_surer_than_what_is_said() -> None:
    drawn = known(little(node("Antrag prüfen"), **reads("Kundenverwaltung", DataType.STORE)))
    pool = known(little(node("Antrag prüfen"), **in_pool("Fachverfahren")))
    said = known(little(node("Antrag prüfen"), **noted("liegt auf Papier vor")))
    assert min(drawn.confidence, pool.confidence) > said.confidence


def test_a_pool_is_a_system_surely_by_its_name_and_less_by_what_is_done_there() -> None:
    step = node("Antrag prüfen", FlowNodeType.SERVICE_TASK)
    named, unnamed = known(little(step, **in_pool("Fachverfahren"))), known(little(step, **in_pool("Meyer")))
    assert (named.produces, unnamed.receives) == (DATA, DIGITAL)
    assert unnamed.confidence < RELIED_ON <= named.confidence
