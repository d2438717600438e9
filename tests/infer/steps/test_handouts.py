"""What is printed for somebody to keep is handed out, unless a later step works with it."""

import pytest

from mediabruch.infer import infer
from mediabruch.infer.lexicon import FOLDER
from mediabruch.infer.reading.acts import read
from mediabruch.infer.steps.context import matcher_of
from mediabruch.media import UNKNOWN, Aside
from mediabruch.model import FlowNode, FlowNodeType, Participant, SequenceFlow
from mediabruch.notation.tsv import rows
from mediabruch.options import NO_VOCABULARY
from tests.infer.little import LANE, POOL, PROCESS, STEP, in_lane, little, node
from tests.infer.rows import NEXT, following

KEPT = [
    term.removeprefix("*")
    for row in rows(FOLDER / "handouts.tsv")
    if row["kind"] == "kept"
    for term in row["terms"].split(" | ")
]


def aside(label: str, then: str, **more: object) -> Aside | None:
    return infer(following(node(label), then, **more)).get(STEP, UNKNOWN).aside  # type: ignore[arg-type]


@pytest.mark.parametrize("word", KEPT)
def test_what_is_printed_to_keep_is_handed_out(word: str) -> None:
    assert aside(f"{word.capitalize()} ausdrucken", "Prüfung abnehmen") is Aside.SENT


@pytest.mark.parametrize(
    ("who", "wanted"), [("Applicant (payment)", Aside.OTHER), ("Bürgerin", Aside.OTHER), ("Kasse", Aside.SENT)]
)
def test_what_somebody_prints_for_himself_is_handed_to_nobody(who: str, wanted: Aside | None) -> None:
    printed = node("Print the payment slip")
    model = following(printed, "Pay", around={"participants": (Participant(POOL, "pool", who, 5, PROCESS),)})
    assert infer(model)[STEP].aside is wanted


@pytest.mark.parametrize(
    ("label", "then", "wanted"),
    [
        ("Bescheid drucken", "Bescheid versenden", Aside.SENT),
        ("Print out test report", "Send final report / invoice", Aside.SENT),
        ("Bescheid drucken", "Bescheid per Post versenden", None),
        ("Bescheid drucken", "Bescheid unterschreiben und versenden", None),
        ("Bescheid drucken", "Rechnung versenden", None),
    ],
)
def test_what_the_next_step_only_sends_goes_out_with_the_print(label: str, then: str, wanted: Aside | None) -> None:
    assert aside(label, then) is wanted


@pytest.mark.parametrize("label", ["Print receipt", "Print a registration receipt", "Print out badges"])
def test_and_so_it_is_in_english(label: str) -> None:
    assert aside(label, "Take test") is Aside.SENT


@pytest.mark.parametrize("word", ["Quittung", "Zahlungsbeleg", "Etikett", "Parkausweis", "Wartenummer"])
@pytest.mark.parametrize("work", ["{} prüfen", "{} scannen", "{} unterschreiben", "{} abheften", "{} aushändigen"])
def test_a_step_that_works_with_it_keeps_it_in_the_flow(word: str, work: str) -> None:
    assert aside(f"{word} drucken", work.format(word)) is None


@pytest.mark.parametrize(
    ("label", "then"),
    [
        ("Print receipt", "Scan the documents"),
        ("Print confirmation", "Sign"),
        ("Genehmigung und Ausweis drucken", "Genehmigung per Post versenden"),
        ("Beleg drucken", "Per Post versenden"),
        ("Bescheid drucken", "Zahlung anweisen"),
        ("Print report", "Take test"),
        ("Create receipt", "Take test"),
    ],
)
def test_what_goes_on_as_paper_stays_and_so_does_what_is_no_handout(label: str, then: str) -> None:
    assert aside(label, then) is None


@pytest.mark.parametrize(
    ("then", "kind"), [("Display receipt", FlowNodeType.TASK), ("Book receipt", FlowNodeType.SERVICE_TASK)]
)
def test_who_only_shows_or_books_it_works_without_the_paper(then: str, kind: FlowNodeType) -> None:
    assert aside("Print receipt", then, kind=kind) is Aside.SENT


@pytest.mark.parametrize(("then", "wanted"), [("E-mail receipt", Aside.SENT), ("Send receipt by post", None)])
def test_what_goes_out_by_e_mail_too_is_not_the_print(then: str, wanted: Aside | None) -> None:
    assert aside("Print receipt", then) is wanted


def test_a_step_far_behind_works_with_it() -> None:
    after = FlowNode(NEXT, "next", FlowNodeType.TASK, "Greet guest", 12, PROCESS)
    last = FlowNode(70, "last", FlowNodeType.TASK, "Collect tickets", 13, PROCESS)
    flows = (SequenceFlow(61, "a", "", 14, PROCESS, STEP, NEXT), SequenceFlow(62, "b", "", 15, PROCESS, NEXT, 70))
    model = little(node("Print ticket"), nodes=(node("Print ticket"), after, last), sequence_flows=flows)
    assert infer(model)[STEP].aside is None
    shorter = little(node("Print ticket"), nodes=(node("Print ticket"), after), sequence_flows=flows[:1])
    assert infer(shorter)[STEP].aside is Aside.SENT


def test_what_is_printed_goes_to_no_lane_of_a_machine() -> None:
    after = FlowNode(NEXT, "next", FlowNodeType.TASK, "Send final report", 12, PROCESS, lane=LANE)
    flows = (SequenceFlow(61, "a", "", 14, PROCESS, STEP, NEXT),)
    printed = node("Prepare and print invoice", lane=LANE)

    def model(lane: str) -> Aside | None:
        return infer(little(printed, nodes=(printed, after), sequence_flows=flows, **in_lane(lane)))[STEP].aside

    assert (model("Automated"), model("Clerk")) == (Aside.SENT, None)


@pytest.mark.parametrize(
    "label",
    [
        "Scan through applications",
        "Scan list of courses",
        "Scan style categories on list",
        "Scan for keywords",
        "Scan job boards",
        "Scan CV & check qualifications",
        "X-ray scan of the chest",
        "Print error",
    ],
)
def test_to_skim_says_nothing(label: str) -> None:
    assert not read(label, matcher_of(NO_VOCABULARY), "").claims


@pytest.mark.parametrize("label", ["Scan applications", "Scan the form", "Scan and check options on form", "Scan list"])
def test_to_scan_papers_says_so(label: str) -> None:
    assert {claim.side for claim in read(label, matcher_of(NO_VOCABULARY), "").claims} == {"receives", "produces"}


@pytest.mark.parametrize(
    ("label", "then", "wanted"),
    [
        ("Etikett auf die Fundsache kleben", "Fundanzeige veröffentlichen", Aside.OTHER),
        ("Adressaufkleber auf den Ausweis kleben", "Daten im ERP aktualisieren", Aside.OTHER),
        ("Etikett auf die Fundsache kleben", "Etikett scannen", None),
        ("Foto in den Papierantrag kleben", "Daten im ERP aktualisieren", None),
    ],
)
def test_what_is_stuck_on_a_thing_goes_with_it(label: str, then: str, wanted: Aside | None) -> None:
    known = infer(following(node(label), then)).get(STEP, UNKNOWN)
    assert known.aside is wanted
    assert not known.is_dispatch
