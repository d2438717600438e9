"""The report for people: its sentences, its order, and that it holds on every screen."""

import re
from dataclasses import replace

import pytest

from mediabruch.analysis import Analysis, analyze_model
from mediabruch.bpmn import read_bytes
from mediabruch.errors import Message, UnreadableError
from mediabruch.figures import rate_message
from mediabruch.i18n import LANGUAGES
from mediabruch.model import Note
from mediabruch.report.screen import width_of
from tests.report.hostile import HOSTILE
from tests.support.models import build
from tests.support.reports import reported_text

PHYSICAL = "none yet, since the steps that are known handle things or persons, no information"
MIXED = "Office: Antrag(digital) > Pruefen(paper) > xor1 -0.2-> Akte(document) > Bescheid; xor1 > Ablage"


def _text(analysis: Analysis, language: str = "en", width: int = 80) -> str:
    return reported_text("text", analysis, language=language, width=width)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _figure(text: str, label: str) -> str:
    """What stands beside a label, without line breaks."""
    found = re.search(rf"^{label}  +(.*(?:\n  +.*)*)", text, flags=re.MULTILINE)
    assert found is not None, text
    return _flat(found[1])


@pytest.mark.parametrize(
    ("notation", "score", "breaks"),
    [
        ("A(digital) > B(digital)", "100 of 100", "no known media break"),
        ("A(paper) > B(paper)", "0 of 100", "no known media break"),
        ("A(digital) > B(paper)", "33 of 100", "1 media break in every case"),
        (
            "A(digital) > B > C(digital)",
            "40–100 of 100 (100 of what is known)",
            "media breaks not known yet",
        ),
        (
            " > ".join(f"{name}(digital)" for name in "ABCDEFGHIJ") + " > K(?:digital)",
            "90–100 of 100 (100 of what is known)",
            "no known media break",
        ),
        ("A(digital) > xor1 -0.7-> B(paper); xor1 > C(digital)", "53 of 100", "1 media break in 70 of 100 cases"),
        (
            "A(digital) > xor2 > B(paper) > xor1 > C(digital) > xor2; xor1 > D",
            "22–33 of 100 (25 of what is known)",
            "3 media breaks a case on average, at least 1 (shares are assumed at 1 fork)",
        ),
        (
            "A > B",
            "none yet, since no medium is known (between 0 and 100 once every medium is known)",
            "media breaks not known yet",
        ),
        (
            "A(physical) > B(physical)",
            PHYSICAL,
            "media breaks not known yet",
        ),
        ("A(paper)", "0 of 100", "no known media break"),
        ("start1 > end1", "none, since the model has no steps", "media breaks not known yet"),
    ],
)
def test_score_and_breaks_are_said_with_their_bounds(notation: str, score: str, breaks: str) -> None:
    text = _text(build(notation).analysis())
    assert _figure(text, "End-to-end score") == score
    assert _figure(text, "Media breaks") == breaks


def test_the_same_in_german() -> None:
    text = _text(build("A(digital) > xor1 -0.7-> B(paper); xor1 > C").analysis(), "de")
    assert _figure(text, "Ende-zu-Ende-Wert") == "33–53 von 100 (42 nach dem, was bekannt ist)"
    assert _figure(text, "Medienbrüche") == "1 Medienbruch in 70 von 100 Fällen"
    assert _figure(text, "Ohne Medienbruch") == "0 % bis 30 % aller Fälle"


def test_a_score_that_is_nearly_all_is_not_called_all() -> None:
    nearly = build("A(digital) > xor1 -0.001-> B(paper); xor1 > C(digital)").analysis()
    assert _figure(_text(nearly), "End-to-end score") == ">99 of 100"


def test_breaks_come_by_weight_with_place_line_and_change() -> None:
    analysis = build(MIXED).analysis()
    lines = {step.node.id: step.node.line for step in analysis.steps}
    text = _text(analysis)
    section = text.split("Media breaks, the most frequent first\n")[1].split("\n\n")[0]
    assert [line.split()[0] for line in section.splitlines()[1::2]] == ["1", "0.20"]
    assert f"   1  Pruefen (Office, line {lines['Pruefen']})" in section
    assert "digital → paper: printout (MB101), comes from “Antrag”" in section
    assert f"0.20  Akte (Office, line {lines['Akte']})" in section
    assert "MB101  Printout: Work in the e-file" in text
    assert "MB103  Scan: " in text


def test_breaks_at_one_step_in_one_way_are_one_row() -> None:
    text = _text(build("xor1 -0.5-> A(digital) > C(paper); xor1 > B(digital) > C").analysis())
    assert _flat(text).count("digital → paper: printout (MB101), comes from “A”, “B”") == 1
    assert "1  C (Pool" in text


def test_many_senders_are_counted() -> None:
    senders = "; ".join(f"and1 > S{number}(digital) > and2" for number in range(6))
    text = _text(build(f"{senders}; and2 > C(paper)").analysis())
    assert "comes from “S0”, “S1”, “S2”, 3 others" in _flat(text)


def test_breaks_required_by_law_stand_apart_with_their_rule() -> None:
    text = _text(build("A(digital) > B(paper, law=BGB) > C(digital) > D(paper)").analysis())
    assert _figure(text, "Of these by law") == "2 per case, not avoidable"
    avoidable, bound = text.split("Media breaks that the law requires (not avoidable)\n")
    assert "BGB" not in avoidable
    assert "digital → paper: printout (MB101), comes from “A”; BGB" in _flat(bound)


def test_patterns_are_told_with_their_steps_and_what_helps() -> None:
    text = _flat(_text(build("A(paper) > B(digital) > C(paper)").analysis()))
    assert "MB203 Digital island: Digital between neighbors that are not: “B”." in text
    assert "MB203 Digital island: Make the neighbors digital" in text
    assert "Patterns" not in _text(build("A(digital) > B(digital) > C(paper)").analysis())


def test_rules_are_named_unless_standard() -> None:
    built = build("A(paper) > B(paper)")
    assert "extended: loss of structure" in _flat(_text(built.analysis("extended")))
    assert "Rules" not in _text(built.analysis())


def test_simulated_figures_are_called_estimates() -> None:
    analysis = build("A(paper) > B(digital)").analysis()
    intervals = {"end_to_end_score": (41.2, 44.8)}
    summary = analysis.playout._replace(method="simulated", runs=10_000, intervals=intervals)
    text = _flat(_text(replace(analysis, playout=summary)))
    assert "estimated from 10,000 simulated cases" in text
    assert "with 95 % certainty the score lies between 41 and 45" in text


def test_notes_name_their_element_and_long_lists_are_cut() -> None:
    names = " > ".join(f"S{number}(unnamed)" for number in range(8))
    text = _text(build(names).analysis())
    assert text.count("MB908") == 6
    assert "and 3 more: unnamed step" in text
    assert "MB901" not in text


def test_what_is_hardly_ever_left_out_is_no_note_to_read() -> None:
    analysis = build("A(paper)").analysis()
    slight, told = (
        replace(analysis, notes=(Note("MB911", Message("{lost} are left out", lost=rate_message(rate))),))
        for rate in (0.002, 0.2)
    )
    assert "MB911" not in _text(slight)
    assert "MB911" in _text(told)


def test_several_models_have_an_overview_and_the_refused_are_listed() -> None:
    analyses = tuple(build(notation).analysis() for notation in ("A(digital) > B(paper)", "A > B"))
    refused = (UnreadableError(Message("The file is empty."), path="leer.bpmn"),)
    text = reported_text("text", *analyses, refused=refused, is_collection=True)
    overview = _flat(text.partition("─")[0])
    assert "33 1 100 % built · built.bpmn Begins digitally, and is handled on paper from “B” on." in overview
    assert "0–100 – 0 % built · built.bpmn Nothing can be said yet: no step tells its medium." in overview
    assert text.endswith("Not read\n  leer.bpmn: The file is empty.\n")


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_keep_the_layout(name: str, language: str, width: int) -> None:
    analysis = build(MIXED).analysis()
    nodes = tuple(node._replace(name=name) for node in analysis.model.nodes)
    steps = tuple(step._replace(node=step.node._replace(name=name)) for step in analysis.steps)
    lanes = tuple(pool._replace(name=name) for pool in analysis.model.participants)
    model = replace(analysis.model, nodes=nodes, participants=lanes, name=name)
    text = _text(replace(analysis, model=model, steps=steps), language, width)
    report = text.split("schema: mediabruch")[0]
    assert max(width_of(line) for line in report.splitlines()) <= width
    assert all(char == "\n" or char.isprintable() or char == "\u200d" for char in text)
    text.encode("utf-8")


def test_brackets_in_names_are_no_markup() -> None:
    analysis = build("A(digital) > B(paper)").analysis()
    steps = tuple(step._replace(node=step.node._replace(name="Antrag [papier] [/b]")) for step in analysis.steps)
    nodes = tuple(node._replace(name="Antrag [papier] [/b]") for node in analysis.model.nodes)
    changed = replace(analysis, steps=steps, model=replace(analysis.model, nodes=nodes))
    assert "1  Antrag [papier] [/b] (Pool" in _text(changed)


def test_the_first_line_is_the_verdict_and_the_bar_has_words_in_it() -> None:
    first, *lines = _text(build("Antrag(data) > B(paper) > C(paper) > D > E").analysis()).splitlines()
    assert first == "built: As far as is known (3 of 5 steps): Comes in digitally, and is handled on"
    (bar,) = [line for line in lines if "not digital " in line and "░" in line]
    assert len(bar) == 80
    assert "56 not digital" in bar
    assert "33 not known" in bar
    assert "Of 100 workings and handovers: 11 digital, 56 not digital, 33 not known" in lines


def test_steps_that_hand_on_digitally_are_counted_once_each() -> None:
    text = _text(build("A(data) > B(data) > xor1 > C(paper); xor1 -0.5-> B").analysis())
    assert _figure(text, "Handed on digitally") == "1 of 2 steps that hand on"


def test_what_a_default_assumes_is_not_called_known() -> None:
    analysis = build("A(data) > B(paper) > C").assuming("A", "B")
    text = reported_text("text", analysis)
    assert _figure(text, "Medium known") == "0 of 3 steps (2 more only assumed)"
    assert _figure(text, "End-to-end score").startswith("none yet")
    flat = _flat(text)
    assert "If what is only assumed of 2 of 3 steps is right: " in flat
    assert "Media breaks only if what is assumed is right 1 B: data → paper, printout (MB101)" in flat


def test_why_a_choreography_tells_nothing_stands_before_what_hangs_on_it() -> None:
    loose = "".join(f'<association id="A{number}" sourceRef="Q" targetRef="T"/>' for number in range(4))
    model = read_bytes(
        f'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><collaboration id="K">{loose}'
        '</collaboration><choreography id="C"><choreographyTask id="T"/></choreography></definitions>'.encode(),
        "a.bpmn",
    )
    said = " ".join(reported_text("text", analyze_model(model)).split())
    assert said.index("The choreography is not played") < said.index("The sourceRef of the association is Q")
