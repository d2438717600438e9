"""The verdict in one sentence: each rule on small models, and what holds on all."""

from dataclasses import replace

import pytest

from mediabruch.analysis import Analysis, analyze_annotated
from mediabruch.i18n import translator
from mediabruch.media import Origin
from mediabruch.verdict import VerdictKind, assumed_message, breaks_message, known_steps, verdict
from tests.support.models import build

CASES = {
    "start1 > end1": "There is nothing to judge: the model has no steps.",
    "A > B > C": "Nothing can be said yet: no step tells its medium.",
    "A(physical) > B": "Nothing can be said yet: no step tells its medium; 1 of 2 is about a thing or a person.",
    "A(data) > B(paper) > A": "Nothing can be said: no case comes to a step whose medium is known.",
    "A(?:data) > B": "Nothing can be said yet: all that is known is that “A” hands on digitally.",
    "A(physical) > B(?:data) > C": "Nothing can be said yet: all that is known is that “B” hands on digitally.",
    "A(?:paper) > end1; B(data) > C(data) > B": (
        "What is known (1 of 3 steps, and only by half) happens on paper. "
        "Counted without 2 of 3 steps: playing the process out never comes to them."
    ),
    "A(document:?) > B(?:data,by_hand) > C > D": (
        "Too little is known yet (2 of 4 steps, and only by half). "
        "Certain is a media break at “B” (re-keying from a document)."
    ),
    "A(data:?) > B(?:data) > C(?:data) > D > E": (
        "Nothing can be said yet: of 3 of 5 steps either the intake or the output is known, of none both."
    ),
    "One: A(paper) > B > C > D; Two: E(data) > F > G > H": (
        "Too little is known yet (2 of 8 steps). "
        "What is known is partly digital and partly on paper; no media break is known yet."
    ),
    "A(physical) > B(physical)": (
        "Nothing can be said: all steps are about things and persons, none about information."
    ),
    "A(?:data) > B(?:data) > C(?:document)": (
        "Nothing can be said yet: all that is known is that 3 of 3 steps hand on digitally."
    ),
    "A > B(paper:?) > C": "Nothing can be said yet: all that is known is that “B” gets information on paper.",
    "A(data:?) > B(?:data) > C > D > E": (
        "Nothing can be said yet: all that is known is that “A” gets information digitally, and “B” hands on digitally."
    ),
    "A(data) > B(?:data) > C(?:data) > D > E": (
        "Only part is known yet: 3 of 5 steps hand on digitally; the intake of 2 is open."
    ),
    "A(data) > B(data:?) > C(data:?) > D > E": (
        "Only part is known yet: 3 of 5 steps get information digitally; the output of 2 is open."
    ),
    "A(data) > B > C > D > E": (
        "Too little is known yet (1 of 5 steps). All that is known is that “A” works digitally."
    ),
    "A(paper) > B > C > D > E": (
        "Too little is known yet (1 of 5 steps). All that is known is that “A” works on paper."
    ),
    "A(data) > B(data) > C > D > E > F > G > H": ("Too little is known yet (2 of 8 steps). What is known is digital."),
    "A > B > C > D > E(paper) > F(data:?) > G > H > I > J": (
        "Too little is known yet (1 of 10 steps, 1 more by half). Certain is a media break at “F” (capture by hand)."
    ),
    "A(data) > xor1 -0.9-> B > C; xor1 > D(data) > E(data) > F(data)": (
        "Only part is known yet (31 % of what happens in a case). What is known is digital."
    ),
    "A(paper) > B(paper)": "On paper throughout.",
    "A(oral) > B(oral)": "Spoken throughout.",
    "A(paper) > B(oral)": "On paper and spoken throughout.",
    "A(paper) > B(paper) > C": "What is known (2 of 3 steps) happens on paper.",
    "A(data) > B(document)": "Digital throughout.",
    "A(data) > B(data) > C": "What is known (2 of 3 steps) is digital.",
    "Antrag(data) > B(paper) > C(paper)": "Comes in digitally, and is handled on paper from “B” on.",
    "A(data) > B(paper) > C(paper)": "Begins digitally, and is handled on paper from “B” on.",
    "A(document:paper) > B(paper) > C(paper)": "Begins digitally, and is handled on paper from “A” on.",
    "A(data) > B(oral) > C(oral)": "Begins digitally, and is handled spoken from “B” on.",
    "Antrag(data) > B(paper) > C(data) > D(paper) > E(data) > F(paper)": (
        "Comes in digitally, and is mostly handled on paper, first at “B”."
    ),
    "A(data) > B(data) > Bescheid(data:paper)": "Digital but for the end: “Bescheid” is on paper.",
    "A(data) > B(data) > C(data:paper)": "Digital but for the end: “C” is on paper.",
    "A(data) > B(data) ~oral~> [Buerger]": "Digital but for “message flow”: change to or from speech.",
    "A(data) > B(data) > C(data:oral)": "Digital but for the end: “C” is spoken.",
    "A(data) > xor1 > B(data:oral,aside=sent) > xor2 > C(data) > D(data); xor1 > xor2": (
        "Digital but for “B”: change to or from speech."
    ),
    "A(data) > B(data) ~paper~> [Buerger]": "Digital but for what goes out: “message flow” is on paper.",
    "A(paper) > B(paper:document) > C(document) > D(data)": (
        "Comes in on paper, is scanned at “B”, and is digital from there on."
    ),
    "A(paper) > B(data) > C(data)": "Comes in on paper, is typed in at “B”, and is digital from there on.",
    "A(oral) > B(data) > C(data)": "Comes in spoken, is typed in at “B”, and is digital from there on.",
    "A(paper) > B(paper) > C(paper:document)": "Stays on paper until it is scanned at “C”.",
    "A(data) > B(data) > C(data) > D(paper) > E(data) > F(data) > G(data) > H(data)": "Digital but for “D”: printout.",
    "A(paper) > B(data) > C(paper) > D(data)": ("Changes its medium 3 times in every case, at “B”, “C” and “D”."),
    "A(paper) > xor1 > B(data) > C(paper) > D(paper); xor1 > E(paper)": (
        "Changes its medium once a case on average, at “B” and “C”."
    ),
    "Antrag(data) > B(paper) > xor1 > C(paper); xor1 -0.4-> B": (
        "Comes in digitally, and is handled on paper from “B” on."
    ),
    "A(data) > xor1 > B(data); xor1 -0.3-> C(paper) > xor1": (
        "Changes its medium 0.60 times a case on average, at “B” and “C”."
    ),
    "A(data) > B(data); Other: C(paper) > D(paper) > E(paper)": (
        "Partly digital and partly on paper; no media break is known."
    ),
}


@pytest.mark.parametrize("line", CASES)
def test_the_first_rule_that_fits_speaks(line: str) -> None:
    assert str(verdict(build(line).analysis()).message) == CASES[line]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "A(data) > D(data) > E(data) > F(data) > G(data) > B(data:paper) > C(paper:data) > H(data) > I(data)",
            "Digital but for two steps “X”.",
        ),
        ("A(data) > B(data:paper,aside=sent) > C(data:paper,aside=sent) > D(data)", "two steps “X” are on paper."),
        (
            "A(data) > B(data:paper) > C(paper:data) > xor1 > E(paper) > F(data); xor1 > F > G(data) > H(data)",
            "most often at two steps “X”.",
        ),
    ],
)
def test_two_steps_of_one_name_are_not_said_twice(line: str, said: str) -> None:
    built = build(line)
    nodes = tuple(node._replace(name="X") if node.id in ("B", "C") else node for node in built.model.nodes)
    assert said in str(verdict(replace(built, model=replace(built.model, nodes=nodes)).analysis()).message)


LOOPS_AND_LANES = [
    "A(paper) > xor1 > B(data) > A; xor1 > C(paper)",
    "One: A(data) > B(paper); Two: C > D(paper); B ~> C",
    "A(data) > Haus{B(paper) > C(paper)} > D(paper)",
    "Office: A(data) > B; [Court]; B ~paper~> [Court]",
    "A > and1 > B(paper) > and2 > C; and1 > D(data) > and2",
]


@pytest.mark.parametrize("line", [*CASES, *LOOPS_AND_LANES])
def test_the_verdict_says_nothing_that_the_figures_do_not_hold(line: str) -> None:
    analysis = build(line).analysis()
    found, score = verdict(analysis), analysis.score
    said = str(found.message)
    if found.kind is VerdictKind.ON_PAPER:
        assert score.links_digital == 0
    if found.kind is VerdictKind.DIGITAL:
        assert score.links_other == 0
    if "throughout" in said:
        assert score.links_unknown <= 1e-9
    if found.kind is VerdictKind.CHANGES:
        assert analysis.breaks
    if found.step is not None:
        node = analysis.model.node_by_key.get(found.step)
        assert node is None or f"“{node.name}”" in said
    assert said.endswith(".")


def test_it_speaks_german() -> None:
    analysis = build("Antrag(data) > Pruefen(paper) > Bescheid(paper)").analysis()
    said = translator("de").message(verdict(analysis).message)
    assert said == "Kommt digital herein und wird ab „Pruefen“ auf Papier bearbeitet."


def test_long_names_are_shortened_and_unnamed_steps_called_by_their_type() -> None:
    long = build("A(data) > B(paper) > C(paper)")
    model = long.xml.replace(b'name="B"', b'name="' + b"Wort " * 60 + b'"')
    from tests.support.models import built

    analysis = built(model, {"steps": {"A": {"medium": "data"}, "B": {"medium": "paper"}, "C": {"medium": "paper"}}})
    assert len(str(verdict(analysis.analysis()).message)) < 160
    analysis = built(long.xml.replace(b'name="B"', b""), {"steps": {"A": {"medium": "data"}, "B": {"medium": "paper"}}})
    assert "“task without a name”" in str(verdict(analysis.analysis()).message)


def test_what_is_only_assumed_stands_beside_the_verdict_and_never_in_it() -> None:
    analysis = build("A(data) > B(data) > C(paper)").assuming("C")
    assert str(verdict(analysis).message) == str(verdict(build("A(data) > B(data) > C").analysis()).message)
    sure = verdict(build("A(data) > B(data) > C(paper)").analysis()).message
    assert str(assumed_message(analysis)) == f"If what is only assumed of 1 of 3 steps is right: {sure}"
    assert assumed_message(build("A(data) > B(paper)").analysis()) is None


def test_defaults_are_no_knowledge() -> None:
    analysis = build("A(data) > B(paper) > C").analysis()
    assert known_steps(analysis) == (2, 3)


@pytest.mark.parametrize(
    "first", ["Antrag erfassen", "Register auslesen", "Ausweis auslesen", "Gesundheitskarte einlesen"]
)
def test_what_somebody_has_in_hand_does_not_come_in_digitally(first: str) -> None:
    from dataclasses import replace

    from mediabruch.options import Options

    built = build("A(data) > B(paper) > C(paper)")
    nodes = tuple(node._replace(name=first) if node.name == "A" else node for node in built.model.nodes)
    analysis = replace(built, model=replace(built.model, nodes=nodes)).analysis()
    said = str(verdict(replace(analysis, options=Options())).message)
    is_thing = first.startswith(("Ausweis", "Gesundheitskarte"))
    assert ("digitally, and is handled on paper" in said) == (not is_thing), said


def _inferred(line: str, confidence: float) -> str:
    """The verdict if all that is stated were inferred, as surely as this."""
    built = build(line)
    steps = {
        key: known._replace(origin=Origin.INFERRED, confidence=confidence)
        for key, known in built.annotations.steps.items()
    }
    return str(verdict(analyze_annotated(built.model, built.annotations._replace(steps=steps))).message)


LITTLE = [
    ("A(data) > B(?:paper) > C > D > E > F", 0.8, "Found so far: a media break at “B” (printout)."),
    ("A(data) > B(?:paper) > C > D > E > F", 0.6, "Supposed so far: a media break at “B” (printout)."),
    (
        "A(data) > B(paper) > C > D > E > F(?:data)",
        0.8,
        "Found so far: a media break at “B” (printout). Less sure is one at “F” (capture by hand).",
    ),
    ("A(data) > B(paper) > C > D > E > F(?:data)", 0.6, "Supposed so far: 2 media breaks, at “B” and “F”."),
]


def _partly_guessed(line: str, names: str) -> Analysis:
    """The analysis where these steps are only guessed, and all others stated."""
    built = build(line)
    steps = dict(built.annotations.steps)
    for node in built.model.nodes:
        if node.name and node.name in names:
            steps[node.key] = steps[node.key]._replace(origin=Origin.INFERRED, confidence=0.6)
    return analyze_annotated(built.model, built.annotations._replace(steps=steps))


def test_a_presumed_break_is_not_named_before_sure_ones() -> None:
    line = "A(data) > B(paper) > C(data) > D(data) > E(data) > xor1 > F(paper); xor1 -0.4-> B"
    said = str(verdict(_partly_guessed(line, "BC")).message)
    assert said == "Changes its medium 4.3 times a case on average, most surely at “F”."


@pytest.mark.parametrize(("line", "confidence", "expected"), LITTLE)
def test_breaks_are_called_found_as_far_as_they_are_sure_and_the_most_frequent_named(
    line: str, confidence: float, expected: str
) -> None:
    assert expected in _inferred(line, confidence)


def test_a_verdict_that_rests_on_guesses_alone_says_so() -> None:
    said = "Begins digitally, and is handled on paper from “B” on."
    assert _inferred("A(data) > B(paper)", 0.8) == said
    assert _inferred("A(data) > B(paper)", 0.6) == f"{said} This is only inferred, and to be confirmed."


@pytest.mark.parametrize("confidence", [0.8, 0.6])
@pytest.mark.parametrize("line", ["A(data) > B(data)", "A(paper) > B(paper)", "A(data) > B(data) > C"])
def test_so_does_one_without_a_media_break(line: str, confidence: float) -> None:
    assert _inferred(line, confidence).endswith("to be confirmed.") == (confidence < 0.7)


@pytest.mark.parametrize("line", ["A(data) > B(data)", "A(paper) > B(paper)"])
def test_what_is_said_of_every_step_is_said_of_the_model_where_it_is_inferred(line: str) -> None:
    stated = str(verdict(build(line).analysis()).message)
    assert stated in {"Digital throughout.", "On paper throughout."}
    assert _inferred(line, 0.9) == f"By what the model shows: {stated}"


@pytest.mark.parametrize(("guesses", "said"), [(1, ""), (2, " Most of this is only inferred, and to be confirmed.")])
def test_a_verdict_does_without_the_doubt_where_most_is_stated(guesses: int, said: str) -> None:
    built = build("A(data) > B(data) > C(data)")
    steps = dict(built.annotations.steps)
    for key in list(steps)[:guesses]:
        steps[key] = steps[key]._replace(origin=Origin.INFERRED, confidence=0.6)
    analysis = analyze_annotated(built.model, built.annotations._replace(steps=steps))
    assert str(verdict(analysis).message) == f"Digital throughout.{said}"


OF_LITTLE_USE = {
    f"A(data) > and1 > and2 > B(paper); xor1 > and2{''.join(f'; and1 > and{n} > xor1' for n in range(11, 20))}": (
        "The figures are unsure: in one place more runs in parallel pile up than are counted."
    ),
    "A(data) > xor1 -0.2-> B(paper); xor1 > C(paper) > C": "The figures are unsure: 80 of 100 cases come to no end.",
    "A(data) > B(paper); C(data) > D(paper) > C": (
        "Counted without 2 of 4 steps: playing the process out never comes to them."
    ),
    "A(data) > B(paper) > D(paper); E(data) > E": "",
}


@pytest.mark.parametrize(("line", "said"), OF_LITTLE_USE.items())
def test_what_figures_leave_out_is_said_where_it_is_much(line: str, said: str) -> None:
    analysis = build(line).analysis()
    assert str(verdict(analysis).message).endswith(said or "“B” on.")
    assert analysis.playout.is_unsure == ("unsure" in said)


@pytest.mark.parametrize(("n", "said"), [(1, "a choreography of 1 task"), (2, "a choreography of 2 tasks")])
def test_a_file_with_a_choreography_alone_is_not_said_to_be_empty(n: int, said: str) -> None:
    from tests.support.models import built

    tasks = "".join(f'<choreographyTask id="T{i}"/>' for i in range(n))
    space = "http://www.omg.org/spec/BPMN/20100524/MODEL"
    xml = f'<definitions xmlns="{space}"><choreography>{tasks}</choreography></definitions>'
    found = verdict(built(xml.encode(), {}).analysis())
    assert found.kind is VerdictKind.NO_STEPS
    assert said in str(found.message)
    assert f"Choreographie mit {n} Aufgabe" in translator("de").message(found.message)


UNKNOWN_BEFORE = [
    (
        "A(digital) > B > C > D > E > F(?:paper)",
        "Too little is known yet (1 of 6 steps, 1 more by half). Supposed so far: a media break at “F” (printout). "
        "It may happen earlier, or not at all: the medium of “B”, “C” and 2 more before it is not known.",
    ),
    (
        "A(digital) > B > C(paper) > D(paper) > E(paper) > F(paper)",
        "As far as is known (5 of 6 steps): Begins digitally, and is handled on paper from “C” on. "
        "The change at “C” may happen earlier, or not at all: the medium of “B” before it is not known.",
    ),
    (
        "A(digital) > B > C(?:paper) > D",
        "Too little is known yet (1 of 4 steps, 1 more by half). Supposed so far: a media break at “C” (printout). "
        "It may happen earlier, or not at all: the medium of “B” before it is not known.",
    ),
]


@pytest.mark.parametrize(("line", "expected"), UNKNOWN_BEFORE)
def test_unknown_steps_before_the_place_that_is_named_are_said(line: str, expected: str) -> None:
    assert str(verdict(build(line).analysis()).message) == expected


UNSURE = {
    "A(data) > B > C(paper)": "presumably 1 media break in every case",
    "A(data) > B > C(paper) > D(data)": "2 media breaks in every case, not all sure",
    "A(data) > C(paper)": "1 media break in every case",
    "A(data) > B > C > D": "media breaks not known yet",
    "A(data) > xor1 -0.5-> B(data); xor1 > C(paper) > D(data) > xor1": (
        "2 media breaks a case on average, in loops any number"
    ),
    "A(data) > xor1 -0.8-> B(data); xor1 > C(paper) > D(data) > xor1": (
        "0.50 media breaks a case on average, in loops any number"
    ),
    "A(data) > B(data) > C": "no known media break",
}


@pytest.mark.parametrize(
    ("guessed", "hedge"), [("", ""), ("D", ""), ("C", ", not all sure"), ("B", ", to be confirmed")]
)
def test_breaks_that_rest_on_guesses_are_not_counted_without_a_doubt_either(guessed: str, hedge: str) -> None:
    analysis = _partly_guessed("A(data) > B(paper) > C(data) > D(data)", guessed)
    assert str(breaks_message(analysis)) == f"2 media breaks in every case{hedge}"


@pytest.mark.parametrize(("guessed", "hedge"), [("", ""), ("A", ", to be confirmed")])
def test_so_are_those_inside_a_step_that_takes_what_arrives(guessed: str, hedge: str) -> None:
    analysis = _partly_guessed("A(data) > B(?:oral)", guessed)
    assert str(breaks_message(analysis)) == f"1 media break in every case{hedge}"


@pytest.mark.parametrize(("line", "expected"), UNSURE.items())
def test_breaks_behind_unknown_steps_are_not_counted_without_a_doubt(line: str, expected: str) -> None:
    assert str(breaks_message(build(line).analysis())) == expected


BREAKS_ELSEWHERE = [
    (
        "A(data) > B(data) > S(paper:document) > D(document) > E(document) > X > R(?:data,by_hand) > T(data) > U(data)",
        "As far as is known (7 of 9 steps): Digital but for “S” and “R”.",
    ),
    (
        "P > S(paper:document) > D(document) > E(document) > F(document) > G(document) > T(document)",
        "As far as is known (6 of 7 steps): Changes its medium once in every case, at “S”.",
    ),
    (
        "A(document) > B(document) > X > R(?:data,by_hand) > T(data) > U(data) > L(data:paper,aside)",
        "As far as is known (5 of 7 steps): Digital but for “R” and “L”.",
    ),
    (
        f"A(paper) > S(paper:document) > D(document) > X(paper) > {' > '.join(f'T{i}(document)' for i in range(8))}",
        "Comes in on paper, is scanned at “S”, and is mostly digital from there on.",
    ),
]


@pytest.mark.parametrize(("line", "expected"), BREAKS_ELSEWHERE)
def test_no_verdict_passes_over_a_break_or_paper_before_it(line: str, expected: str) -> None:
    assert str(verdict(build(line).analysis()).message) == expected


NAMED = [
    ("A(data) > B(?:paper) > C > D > E(?:data) > F > G > H(?:paper) > I", "", "Less sure are 2 more, at “E” and “H”."),
    (
        "A(data) > B(?:paper) > C > D(?:oral) > C2 > E(?:data) > F > G > H(?:paper) > I > J > K > L",
        "",
        "Less sure are 3 more, at “D”, “E” and “H”.",
    ),
    (
        "A(data) > B(?:paper) > C > D > E > F > G(?:data) > H",
        "BG",
        "Less sure is one at another step “B” (capture by hand).",
    ),
    (
        "A(data) > B(?:paper) > C > D(?:oral) > C2 > E(?:data) > F > G > H(?:paper) > I > J > K > L",
        "DE",
        "Less sure are 3 more, at two steps “D” and “H”.",
    ),
    (
        "A(data) > B(?:paper) > C > D(?:oral) > C2 > E(?:data) > F > G > H(?:paper) > I > J > K > L",
        "DEH",
        "Less sure are 3 more, at 3 steps “D”.",
    ),
]


@pytest.mark.parametrize(("line", "alike", "expected"), NAMED)
def test_breaks_that_are_less_sure_are_named_and_namesakes_told_apart(line: str, alike: str, expected: str) -> None:
    built = build(line)
    nodes = [node._replace(name=alike[0]) if node.name and node.name in alike else node for node in built.model.nodes]
    found = replace(built, model=replace(built.model, nodes=tuple(nodes))).analysis()
    assert str(verdict(found).message).partition(" (printout). ")[2].startswith(expected)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("A(document:?) > B > C(?:oral) > D(?:data)", "Only part is known yet (3 of 4 steps, and only by half)."),
        ("A(document:?) > B > C(?:oral) > D > E > F", "Too little is known yet (2 of 6 steps, and only by half)."),
    ],
)
def test_what_is_known_by_half_is_part_of_what_is_known(line: str, said: str) -> None:
    assert str(verdict(build(line).analysis()).message).startswith(said)
