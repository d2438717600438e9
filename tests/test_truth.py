"""What a process manager would call true: small models, each of a kind of which an untrue thing is easily said."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from mediabruch.analysis import Analysis
from mediabruch.bpmn import read_bytes
from mediabruch.checks.policy import Policy
from mediabruch.findings.collect import collect_findings
from tests.checks.checking import checked
from tests.support.drawing import Drawing
from tests.support.findings import breaks, notes, visits
from tests.support.models import analyze, build


def process(*steps: str, note: str | None = None) -> Analysis:
    """The analysis of steps in a row, ids A, B, C …; `service: Prüfen` is a service task."""
    drawing = Drawing()
    scope = drawing.process("P")
    last = drawing.node(scope, "startEvent", "start")
    for index, step in enumerate(steps):
        kind, _, name = step.rpartition(": ")
        node = drawing.node(scope, f"{kind}Task" if kind in ("service", "script") else kind or "task", _id(index))
        node.set("name", name)
        drawing.flow(scope, last, node, f"to_{_id(index)}")
        last = node
    drawing.flow(scope, last, drawing.node(scope, "endEvent", "end"), "to_end")
    if note is not None:
        text = drawing.node(scope, "textAnnotation", "note")
        text.append(text.makeelement(text.tag.replace("textAnnotation", "text"), {}))
        text[0].text = note
    return analyze(read_bytes(drawing.to_bytes(), "truth.bpmn"))


def _id(index: int) -> str:
    return chr(ord("A") + index)


def media(analysis: Analysis, step: str) -> Sequence[list[str] | None]:
    """Both sides of a step."""
    annotation = next(one.annotation for one in analysis.steps if one.node.id == step)
    sides = (annotation.receives, annotation.produces)
    return [None if side is None else sorted(medium.value for medium in side) for side in sides]


@pytest.mark.parametrize(
    "steps",
    [
        ("Angaben im Register erfassen", "Mahnung per Post verschicken", "service: Frist berechnen"),
        ("Beschluss im Fachverfahren eingeben", "Urteil postalisch zustellen", "script: Kosten buchen"),
        ("Enter claim in the system", "Mail the notice by post", "service: Update statistics"),
    ],
)
def test_what_is_sent_out_on_paper_is_one_break_and_nobody_captures_it_again(steps: tuple[str, ...]) -> None:
    assert breaks(process(*steps)) == ["MB102 in B"]


@pytest.mark.parametrize(
    "steps",
    [
        ("Lieferschein einscannen", "Papieroriginal abheften", "service: Lieferung verbuchen"),
        ("Antrag scannen", "Original an Antragsteller zurücksenden", "Antrag im DMS ablegen"),
        ("Scan the form", "File the paper original", "service: Check the form"),
    ],
)
def test_the_original_of_a_scan_is_filed_without_being_printed(steps: tuple[str, ...]) -> None:
    assert breaks(process(*steps)) == ["MB103 in A"]


@pytest.mark.parametrize(
    "steps",
    [
        ("Angaben im Register erfassen", "Anhörung per Post versenden", "Rückantwort entgegennehmen"),
        ("Enter the claim in the system", "Send the questionnaire by letter", "Receive the answers"),
    ],
)
def test_what_is_answered_goes_out_on_paper_too(steps: tuple[str, ...]) -> None:
    assert breaks(process(*steps)) == ["MB102 in B"]


@pytest.mark.parametrize(
    "steps",
    [
        ("Lieferschein einscannen", "Lieferung im System verbuchen", "Papieroriginal abheften"),
        ("Scan the invoice", "Register the invoice in the system", "File the paper original"),
    ],
)
def test_the_original_of_a_scan_is_filed_later_without_being_printed(steps: tuple[str, ...]) -> None:
    found = process(*steps)
    assert [one for one in breaks(found) if not one.startswith("MB105")] == ["MB103 in A"]
    assert "MB207" in codes(found)


@pytest.mark.parametrize(
    "steps",
    [
        ("Antrag scannen", "Original an Antragsteller zurücksenden", "Antrag im DMS ablegen"),
        ("Antrag scannen", "Antrag im DMS ablegen", "Original an Antragsteller zurücksenden"),
        ("Antrag scannen und Original zurücksenden", "Antrag prüfen"),
    ],
)
def test_an_original_that_goes_back_is_not_kept_twice(steps: tuple[str, ...]) -> None:
    assert "MB207" not in codes(process(*steps))


def test_an_original_that_is_filed_beside_its_scan_is_kept_twice() -> None:
    found = process("Lieferschein einscannen", "Papieroriginal abheften", "Lieferschein im DMS ablegen")
    assert "MB207" in codes(found)


def codes(analysis: Analysis) -> list[str]:
    """Codes of the findings, notes aside."""
    return sorted(one.code for one in collect_findings(analysis).findings if not one.code.startswith("MB9"))


@pytest.mark.parametrize(
    "steps",
    [
        ("Antrag im Online-Portal stellen", "Antrag im Fachverfahren bewerten", "Bescheid per Post zusenden"),
        ("Fill in the web form", "Check the claim in the system", "Print the letter and mail it by post"),
    ],
)
def test_a_notice_on_paper_is_never_all_digital(steps: tuple[str, ...]) -> None:
    found = process(*steps)
    assert [one.split()[0] for one in breaks(found)] == ["MB102"]
    assert found.score.end_to_end_score is not None
    assert found.score.end_to_end_score < 100
    assert found.score.end_to_end_rate_high == 0


@pytest.mark.parametrize(
    "text",
    [
        "A(data) > B(data:paper) > C > D",
        "A > B(paper) > xor1 > C(data) > E; xor1 > D > E",
        "A(?:data) > and1 > B(paper) > and2 > D; and1 > C > and2",
        "A(data:?) > B > C(?:oral) > D(document)",
        "Office: A(data) > B > C(paper); Court: D > E(data); B ~paper~> D",
    ],
)
def test_the_score_lies_within_its_band(text: str) -> None:
    score = build(text).analysis().score
    low, known, high = score.end_to_end_low, score.end_to_end_score, score.end_to_end_high
    assert low is not None
    assert known is not None
    assert high is not None
    assert low <= known <= high
    assert low < high


@pytest.mark.parametrize("note", ["Nach allen Telefonaten geht es weiter.", "After all interviews the hiring begins."])
def test_a_note_that_hangs_on_nothing_colors_no_step(note: str) -> None:
    found = process("Bewerbung ansehen", "Vertrag aufsetzen", note=note)
    assert [media(found, step) for step in "AB"] == [[None, None], [None, None]]


def test_words_within_words_are_no_media() -> None:
    found = process("Vorgang auschecken", "Vorgang abchecken", "Check out the case")
    assert [media(found, step)[1] for step in "ABC"] == [None, None, None]


@pytest.mark.parametrize("name", ["Call sub-process Payment", "Call activity Billing", "Call Invoicing process"])
def test_to_call_a_process_is_no_talk(name: str) -> None:
    found = process(f"callActivity: {name}", "service: Update record")
    assert media(found, "A") == [None, None]
    assert breaks(found) == []


def test_to_call_a_person_is() -> None:
    assert media(process("Call the applicant"), "A")[1] == ["oral"]


@pytest.mark.parametrize("facts", ["", "(paper)", "(data:paper)", "(physical)"])
def test_tokens_are_counted_whatever_is_stated(facts: str) -> None:
    found = build(f"and1 > Read{facts} > xor1 > Send; and1 > Weigh > xor1; and1 > Ask > xor1").analysis()
    assert visits(found) == {"Read": 1, "Weigh": 1, "Ask": 1, "Send": 3}


LISTENER = "Mailbox: start1 > xor1 > Listen > xor1"
OFFICE = "Office: Draft(data) > Print(data:paper) > Type(paper:data)"


@pytest.mark.parametrize("pools", [(LISTENER, OFFICE), (OFFICE, LISTENER)])
def test_who_listens_for_ever_holds_up_nobody_wherever_it_stands(pools: tuple[str, str]) -> None:
    found = build("; ".join(pools), ends=True).analysis()
    assert breaks(found) == ["MB101 in Print", "MB104 in Type"]
    assert not {"MB903 Listen", "MB903"} & set(notes(found))
    assert visits(found)["Type"] == 1


def test_two_senders_of_one_paper_make_one_break_drawn_or_not() -> None:
    both = "and1 > Register(data) > and2 > {}; and1 > Book(data) > and2"
    undrawn = build(both.format("Hand_over(paper)")).analysis()
    drawn = build(both.format("Print(digital:paper) > Hand_over(paper)")).analysis()
    assert undrawn.score.breaks_per_case == drawn.score.breaks_per_case == 1
    assert undrawn.score.breaks_max == drawn.score.breaks_max == 1


@pytest.mark.parametrize(
    "steps",
    [
        ("Zeugnis in Word schreiben", "Zeugnis ausdrucken", "Zeugnis unterschreiben", "Zeugnis einscannen"),
        ("Write the order in Word", "Print the order", "Sign the order", "Scan the order"),
    ],
)
def test_one_signature_on_paper_is_one_pattern(steps: tuple[str, ...]) -> None:
    assert codes(process(*steps)) == ["MB101", "MB103", "MB206"]


@pytest.mark.parametrize("policy", [Policy(min_rate=0.01), Policy(min_score=1)])
def test_where_nothing_is_known_no_condition_is_passed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, policy: Policy
) -> None:
    (tmp_path / "a.bpmn").write_bytes(build("Work > Decide > Close").xml)
    monkeypatch.chdir(tmp_path)
    found = checked(policy=policy)
    assert found.exit_code == 1
    assert re.fullmatch("min-(rate|score)", found.failed[0].condition)


@pytest.mark.parametrize("label", ["Buzzer rings", "Abgabe an das Inkasso"])
def test_things_that_ring_and_offices_that_collect_are_no_media(label: str) -> None:
    assert media(process(label), "A") == [None, None]
