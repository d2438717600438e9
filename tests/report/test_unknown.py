"""What is not known, and the lines that state it: they can be pasted as they are."""

from dataclasses import replace
from typing import Any

import pytest
import yaml

from mediabruch.analysis import Analysis
from mediabruch.i18n import translator
from mediabruch.interview import QuestionKind, questions
from mediabruch.interview.branches import asked_branches
from mediabruch.media import Origin
from mediabruch.report.figures import coverage_words
from mediabruch.report.layout import ScreenLayout
from mediabruch.report.names import Names
from mediabruch.report.screen import Screen
from mediabruch.report.unknown import unknown_section
from mediabruch.verdict import known_steps
from tests.support.models import build
from tests.test_truth import process


def _written(analysis: Analysis, width: int = 80) -> str:
    layout = ScreenLayout(Screen(width=width))
    layout.show(unknown_section(analysis, Names(analysis.model, translator("en"))))
    return layout.text()


def _pasted(text: str) -> Any:
    return yaml.safe_load("\n".join(line[2:] for line in text.rpartition("\n\n")[2].splitlines()))


def test_nothing_is_said_where_all_is_known() -> None:
    assert _written(build("A(paper) > B(physical) > C(paper:data)").analysis()) == ""


def test_several_ways_are_named_where_none_is_certain() -> None:
    text = _written(process("Zusage per Fax oder E-Mail senden", "Zusage zählen"))
    assert "Zusage per Fax oder E-Mail senden (named: digital document or paper)" in text
    assert text.count("named:") == 1


def test_steps_and_branches_become_lines_to_paste() -> None:
    text = _written(build("A > xor1 > B; xor1 > C; A+timer1 > B").analysis())
    assert "how many of the 100 points of the end-to-end score hang\non it." in text
    assert "Of 3 steps the medium is not known:" in text
    assert "mediabruch annotate built.bpmn" in text
    assert "mediabruch annotate --to xlsx built.bpmn" in text
    assert "built.media.yaml beside it" in text
    assert _pasted(text) == {
        "schema": "mediabruch/annotations/1",
        "steps": {"A": {"medium": "..."}, "B": {"medium": "..."}, "C": {"medium": "..."}},
        "flows": {"xor1>B": {"probability": "..."}, "xor1>C": {"probability": "..."}},
        "events": {"A+timer1": {"probability": "..."}},
    }


def test_the_most_frequent_steps_come_first() -> None:
    text = _written(build("xor1 -0.1-> A; xor1 -0.9-> B").analysis())
    assert list(_pasted(text)["steps"]) == ["B", "A"]


def test_a_probability_that_follows_from_the_stated_ones_is_not_asked_for() -> None:
    assert "probability" not in _written(build("A(paper) > xor1 -0.1-> B; xor1 > C").analysis())
    assert "- after “A”: → C 45 %, → D 45 %" in _spaced(
        build("A(paper) > xor1 -0.1-> B; xor1 > C; xor1 > D").analysis()
    )


def _spaced(analysis: Analysis) -> str:
    return " ".join(_written(analysis).split())


def test_cases_part_in_one_line_each_by_the_question_or_by_the_step_before() -> None:
    text = _spaced(build("A(paper) > xor1 > B; xor1 > C > xor2 > xor3 > D; xor3 > E; B+timer1 > F").analysis())
    assert "At 3 forks it is assumed" in text
    assert "- after “A”: → B 50 %, → C 50 %" in text
    assert "- after “C”: → D 50 %, → E 50 %" in text
    assert "- at “B”: " in text


@pytest.mark.parametrize(("media", "is_asked"), [("data data", False), ("paper paper", False), ("data paper", True)])
def test_shares_are_not_asked_for_where_they_decide_nothing(media: str, is_asked: bool) -> None:  # noqa: FBT001
    one, other = media.split()
    analysis = build(f"A({one}) > xor1 > B({other}); xor1 > C({one})").analysis()
    assert bool(asked_branches(analysis)) == is_asked
    assert ("it is assumed" in _spaced(analysis)) == is_asked


def test_what_no_case_comes_to_is_counted_and_not_asked_about() -> None:
    analysis = build("A > B > end1; C(physical) > D > C").analysis()
    assert list(_pasted(_written(analysis))["steps"]) == ["A", "B"]
    assert "1 more step is not fully known, but no case comes to it." in _spaced(analysis)


def test_no_points_are_given_where_the_figures_are_unsure() -> None:
    text = _spaced(build("A(data) > xor1 -0.2-> B; xor1 > C > C").analysis())
    assert "points" not in text
    assert "Of 2 steps the medium is not known: - B" in text or "Of 2 steps the medium is not known: - C" in text


def test_steps_of_one_label_are_told_apart() -> None:
    built = build("One: A > B > C; Two: D > E > F")

    def lines(label: str, *ids: str) -> list[str]:
        nodes = tuple(node._replace(name=label) if node.id in ids else node for node in built.model.nodes)
        text = _written(replace(built, model=replace(built.model, nodes=nodes)).analysis())
        return sorted(line.split(maxsplit=1)[1] for line in text.splitlines() if line.strip()[:1].isdigit())

    assert [line for line in lines("X", "A", "D") if "X" in line] == ["X, One", "X, Two"]
    assert [line for line in lines("X", "B", "C") if "X" in line] == ["X, after “A”", "X, after “X”"]
    assert "B" in lines("X", "A")


def test_long_lists_are_cut() -> None:
    text = _written(build(" > ".join(f"S{number}" for number in range(20))).analysis())
    assert len(_pasted(text)["steps"]) == 12
    assert "# and 8 more" in text


@pytest.mark.parametrize(
    "identifier", ["yes", "No", "null", "1st", "a: b", "#x", "sid-1234", "Prüfen", '"', "- x", "\x1b"]
)
def test_ids_are_quoted_where_yaml_would_misread_them(identifier: str) -> None:
    analysis = build("A > B(paper)").analysis()
    first = analysis.steps[0]
    steps = (first._replace(node=first.node._replace(id=identifier, name="x\n- y: #")), *analysis.steps[1:])
    assert list(_pasted(_written(replace(analysis, steps=steps)))["steps"]) == [identifier]


@pytest.mark.parametrize(("width", "is_above"), [(80, False), (60, True), (40, True)])
def test_comments_stand_behind_or_above_and_lines_are_never_torn(width: int, is_above: bool) -> None:  # noqa: FBT001
    analysis = build("A").analysis()
    node = analysis.steps[0].node._replace(name="住民票 " * 3, id="a" * 36)
    changed = replace(analysis, steps=(analysis.steps[0]._replace(node=node),))
    lines = _written(changed, width).splitlines()[-2:]
    stated = f"    {'a' * 36}: {{medium: ...}}"
    comment = "# 住民票 住民票 住民票"
    assert lines[-1] == (stated if is_above else f"{stated}  {comment}")
    assert (lines[0] == f"    {comment}") is is_above


def test_a_probability_says_what_is_assumed() -> None:
    assert "{probability: ...}  # → B (assumed: 0.50)" in _written(build("xor1 > A; xor1 > B").analysis())


def test_steps_without_id_cannot_be_stated_by_it() -> None:
    analysis = build("A > B").analysis()
    steps = tuple(step._replace(node=step.node._replace(id=None)) for step in analysis.steps)
    text = _written(replace(analysis, steps=steps))
    assert "medium:" not in text


def test_an_existing_annotation_file_is_not_begun_again() -> None:
    assert "schema:" not in _written(build("A(paper) > B").analysis())


def test_standard_input_has_no_file_beside_it() -> None:
    analysis = build("A").analysis()
    piped = replace(analysis, model=replace(analysis.model, path="-"))
    assert "--annotations" in _written(piped)


def _guessed(analysis: Analysis, confidence: float) -> Analysis:
    """The same, with all that is stated as if it were inferred."""
    known = {
        key: one._replace(origin=Origin.INFERRED, confidence=confidence) for key, one in analysis.annotations.items()
    }
    steps = tuple(step._replace(annotation=known.get(step.node.key, step.annotation)) for step in analysis.steps)
    return replace(analysis, annotations=known, steps=steps)


def test_steps_that_are_known_by_half_are_named_with_what_is_missing() -> None:
    text = _written(_guessed(build("A(?:data) > B(paper:?) > C(data)").analysis(), 0.9))
    assert "2 steps are known by half:" in text
    assert "A (what it takes in is not known)" in text
    assert "B (what it hands on is not known)" in text
    assert _pasted(text)["steps"] == {"A": {"receives": "..."}, "B": {"produces": "..."}}


def test_what_a_break_inside_a_step_says_of_its_intake_is_said_in_the_list_too() -> None:
    analysis = _guessed(build("A(data) > B(?:oral) > C > D(?:paper)").analysis(), 0.9)
    inside = [one for one in analysis.breaks if one.is_inside]
    assert [(str(one.before), bool(one.across)) for one in inside] == [("data", False), ("oral", True)]
    text = " ".join(_written(analysis, 120).split())
    assert "B (what it takes in is not stated; what arrives: data)" in text
    assert "D (what it takes in is not known)" in text
    words = translator("de")
    layout = ScreenLayout(Screen(width=120))
    layout.show(unknown_section(analysis, Names(analysis.model, words)))
    assert "B (Eingang nicht angegeben; es kommt an: Daten)" in " ".join(layout.text().split())


def test_what_is_inferred_is_to_be_confirmed_and_not_called_open() -> None:
    analysis = _guessed(build("A(data:paper) > B").analysis(), 0.5)
    text = _written(analysis)
    assert "Still to settle" in text
    assert "Of 1 step the medium is not known:" in text
    assert "1 step is known, and to be confirmed, since it is inferred:" in text
    assert "A (data → paper: is that right?)" in text
    words = translator("en")
    said = coverage_words(analysis, Names(analysis.model, words))
    assert said == "1 of 2 steps (1 inferred, 1 of these to be confirmed)"


def test_an_automatic_step_is_known_but_for_what_it_takes_in() -> None:
    text = _written(build("A(paper) > B(?:data, service)").analysis())
    assert "Of 1 automatic step only what it takes in is not known:" in text


@pytest.mark.parametrize("confidence", [None, 0.5])
def test_counts_of_open_steps_agree_with_what_is_known(confidence: float | None) -> None:
    analysis = build("A(data:paper) > B > C(?:data) > D(paper) > E(?:data, service) > F").analysis()
    analysis = _guessed(analysis, confidence) if confidence else analysis
    known, count = known_steps(analysis)
    asked = [question.kind for question in questions(analysis)]
    assert asked.count(QuestionKind.OPEN) + asked.count(QuestionKind.HALF) == count - known


def test_report_and_interview_agree() -> None:
    analysis = _guessed(build("A(?:data) > B > xor1 > C(paper); xor1 -0.4-> D > E(?:paper)").analysis(), 0.5)
    asked = [question.step.node.id for question in questions(analysis)]
    assert list(_pasted(_written(analysis))["steps"]) == asked
