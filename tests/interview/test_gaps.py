"""The gap of a step is what knowing it does to the bounds: checked against whole analyses in which it is known."""

from functools import partial
from pathlib import Path

import pytest

import mediabruch as mb
from mediabruch.analysis import Analysis, analyze_annotated
from mediabruch.annotation import annotate
from mediabruch.interview import DOUBTFUL, idle_questions, questions
from mediabruch.interview.gaps import gaps
from mediabruch.media import UNKNOWN, Annotation, Medium, Origin
from mediabruch.model import Model
from mediabruch.statements.annotations import Annotations
from tests.support.models import STATED, build
from tests.support.work import calls

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("*.bpmn"))
LINES = [
    "Antrag(data) > Pruefen > Bescheid(paper)",
    "Antrag > Pruefen > Bescheid",
    "Antrag(?:data) > xor1 -0.2-> Pruefen > Bescheid; xor1 > Ablage(paper)",
    "Antrag > and1 > Pruefen(physical) > and2 > Bescheid; and1 > Rechnen(data) > and2",
    "Antrag(document) > Erfassen(?:data, by_hand) > Pruefen > xor1 -0.5-> Pruefen; xor1 > Bescheid(paper)",
    "Buerger: Antrag > Warten; Amt: Pruefen > Bescheid(data); Antrag ~paper~> Pruefen; Bescheid ~> Warten",
    "Pruefen{Sichten > Rechnen(data)} > Bescheid; Pruefen!late -> Absage".replace("->", ">"),
]


def with_side(analysis: Analysis, key: int, medium: Medium) -> tuple[float, float]:
    """The bounds of an analysis in which the open sides of a step are known."""
    known = analysis.annotations.get(key, UNKNOWN)
    side = frozenset({medium})
    stated = known._replace(receives=known.receives or side, produces=known.produces or side)
    if known.receives is not None and known.produces is not None:
        stated = known._replace(receives=side, produces=side)
    annotations = Annotations(
        steps={**analysis.annotations, key: stated},
        probabilities={one.element: one.probability for one in analysis.branches if one.origin is Origin.STATED},
        messages=analysis.messages,
    )
    score = analyze_annotated(analysis.model, annotations, analysis.options).score
    assert score.end_to_end_low is not None
    assert score.end_to_end_high is not None
    return score.end_to_end_low, score.end_to_end_high


def stated_in(line: str) -> Analysis:
    return build(line).analysis()


def check(analysis: Analysis) -> int:
    found = gaps(analysis, ())
    for key, gap in found.items():
        known = analysis.annotations.get(key, UNKNOWN)
        if frozenset() in (known.receives, known.produces):
            continue  # a half physical step: `or` above would take the thing for unknown
        assert gap.on_paper == pytest.approx(with_side(analysis, key, Medium.PAPER))
        assert gap.digital == pytest.approx(with_side(analysis, key, Medium.DIGITAL))
        low, high = analysis.score.end_to_end_low, analysis.score.end_to_end_high
        assert low is not None
        assert high is not None
        left = sum(end - begin for begin, end in (gap.digital, gap.on_paper)) / 2
        assert gap.points == pytest.approx(max(high - low - left, 0), abs=1e-9)
    return len(found)


@pytest.mark.parametrize("line", LINES)
def test_a_gap_is_what_knowing_the_step_does(line: str) -> None:
    assert check(stated_in(line)) > 0


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_gaps_of_the_examples(path: Path) -> None:
    model = mb.read(path)
    assert check(analyze_annotated(model, annotate(model))) > 0


def test_stated_probabilities_count() -> None:
    rare = stated_in("Antrag(data) > xor1 -0.1-> Pruefen > end1; xor1 -0.9-> Rechnen > end2")
    by_name = {question.step.node.name: question.points for question in questions(rare)}
    assert by_name["Rechnen"] == pytest.approx(9 * by_name["Pruefen"])


def test_what_no_case_comes_to_is_not_asked_about_unless_nothing_moves() -> None:
    analysis = stated_in("Antrag > xor1 -0-> Pruefen; xor1 > end1")
    (asked,) = questions(analysis)
    assert (asked.step.node.name, asked.points) == ("Antrag", 100)
    assert [one.step.node.name for one in idle_questions(analysis)] == ["Pruefen"]
    nowhere = stated_in("xor1 -0-> Pruefen; xor1 > end1")
    (asked,) = questions(nowhere)
    assert (asked.step.node.name, asked.gap, asked.points) == ("Pruefen", None, 0.0)
    assert idle_questions(nowhere) == ()


def test_a_step_whose_content_tells_is_not_asked_about() -> None:
    assert [question.step.node.name for question in questions(stated_in("Pruefen{Sichten(data) > Rechnen}"))] == [
        "Rechnen"
    ]


def test_where_an_automatic_step_takes_in_what_is_asked_if_it_decides_anything() -> None:
    """Paper comes to B: whether that is scanned there or elsewhere, nobody says."""
    names = [
        [question.step.node.name for question in questions(guessed_facts(f"A({medium}) > B(?:data, service)"))]
        for medium in ("paper", "data")
    ]
    assert names == [["B"], []]


def guessed(model: Model, confidence: float) -> Analysis:
    """The analysis in which all steps are inferred to be digital."""
    side = frozenset({Medium.DIGITAL})
    guess = Annotation(side, side, Origin.INFERRED, confidence)
    steps = {node.key: guess for node in model.activities}
    return analyze_annotated(model, annotate(model, options=STATED)._replace(steps=steps))


def guessed_facts(line: str) -> Analysis:
    """The analysis in which what a line states is inferred, and surely."""
    built = build(line)
    steps = {
        key: known._replace(origin=Origin.INFERRED, confidence=0.9) for key, known in built.annotations.steps.items()
    }
    return analyze_annotated(built.model, built.annotations._replace(steps=steps))


def test_doubtful_guesses_are_asked_about_as_far_as_they_are_in_doubt() -> None:
    model = build("Antrag > Pruefen > Bescheid").model
    first, *_ = questions(guessed(model, 0.6))
    assert first.is_doubtful
    assert first.step.node.name == "Pruefen"
    assert first.gap is not None
    assert first.points == pytest.approx(0.4 * first.gap.points)
    assert questions(guessed(model, DOUBTFUL)) == ()


def test_a_doubtful_thing_can_be_asked_about() -> None:
    built = build("Antrag(data) > Pruefen(physical) > Bescheid(data)")
    key = built.keys["Pruefen"]
    known = {**built.annotations.steps}
    known[key] = known[key]._replace(origin=Origin.INFERRED, confidence=0.6)
    analysis = analyze_annotated(built.model, built.annotations._replace(steps=known))
    (question,) = questions(analysis)
    assert question.gap is not None
    # Antrag, Bescheid and the question's own working; from Antrag to it, and from it to Bescheid
    assert question.gap.on_paper == pytest.approx((40, 40))
    assert question.gap.digital == pytest.approx((100, 100))


def test_many_steps_cost_in_proportion() -> None:
    def analysis(steps: int) -> Analysis:
        parts = [f"S{n} > xor{n} -0.3-> S{n + 1} > S{n + 2}; xor{n} > S{n + 2}" for n in range(0, steps - 2, 2)]
        return stated_in("; ".join([*parts, f"S{steps - 2} > S{steps - 1}"]))

    assert len(questions(analysis(50))) == 50
    few, many = (calls(partial(questions, analysis(steps))) for steps in (50, 200))
    assert many < 5 * few


def test_the_order_is_by_gap_then_visits_then_document() -> None:
    found = questions(stated_in("Antrag(data) > Eins > Zwei(data) > Drei > Vier > Fuenf(data)"))
    assert [question.points for question in found] == sorted((question.points for question in found), reverse=True)
    assert found[0].step.node.name == "Eins"


@pytest.mark.parametrize("line", ["Antrag(data)", "Antrag(physical)", "Antrag(physical:data)"])
def test_what_a_person_has_stated_is_not_asked(line: str) -> None:
    assert [question.step.node.name for question in questions(stated_in(f"{line} > Ende"))] == ["Ende"]


def test_the_side_that_a_person_left_open_is_asked_if_it_decides_anything() -> None:
    asked = questions(stated_in("Antrag(data) > Pruefen(?:data) > Ende(data)"))
    assert [(question.step.node.name, question.points > 0) for question in asked] == [("Pruefen", True)]
