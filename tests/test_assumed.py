"""What is only assumed of steps never counts as known; it stands beside what is, in every form."""

import csv
import io
import json

import pytest

from mediabruch.analysis import Analysis
from mediabruch.i18n import LANGUAGES
from mediabruch.interview import questions
from mediabruch.options import DEFAULTS
from mediabruch.portfolio.examine import examined
from mediabruch.portfolio.jobs import Job
from mediabruch.portfolio.stored import examined_from, text_of
from mediabruch.render.picture import pictures
from tests.support.models import build
from tests.support.reports import reported

LINE = "A(data) > B(paper) > C(paper) > D(data)"


def assuming() -> Analysis:
    return build(LINE).assuming("B", "C")


def shown(name: str, analysis: Analysis, language: str = "en") -> str:
    return reported(name, analysis, language=language, width=200).decode("utf-8-sig")


def test_the_figures_are_those_of_a_model_of_which_it_is_not_known() -> None:
    known, bare = assuming(), build("A(data) > B > C > D(data)").analysis()
    figures = {**known.score._asdict(), "coverage_assumed": None}
    assert figures == {**bare.score._asdict(), "coverage_assumed": None}
    assert known.score.coverage_assumed == 0.5
    assert known.links == bare.links
    assert known.breaks == bare.breaks


def test_beside_them_stand_those_that_there_would_be() -> None:
    supposed, stated = assuming().with_assumed, build(LINE).analysis()
    assert supposed is not None
    assert supposed.score == stated.score
    assert assuming().assumed_breaks == stated.breaks
    assert stated.with_assumed is None
    assert stated.assumed_breaks == ()


def test_the_interview_asks_about_what_is_assumed_and_offers_it() -> None:
    asked = [question.step for question in questions(assuming())]
    assert [step.name for step in asked] == ["B", "C"]
    assert [str(medium) for medium in asked[0].supposed.receives or ()] == ["paper"]


def test_the_document_keeps_it_apart() -> None:
    document = json.loads(shown("json", assuming()))
    assert document["breaks"] == []
    assert [found["code"] for found in document["assumed"]["breaks"]] == ["MB101", "MB104"]
    on_paper = {"receives": ["paper"], "produces": ["paper"]}
    assert [step["assumed"] for step in document["steps"]] == [None, on_paper, on_paper, None]
    assert json.loads(shown("json", build(LINE).analysis()))["assumed"] is None


def test_the_table_marks_sides_and_breaks() -> None:
    rows = list(csv.DictReader(io.StringIO(shown("csv", assuming()))))
    assert [(row["row"], row["to"], row["origin"]) for row in rows if row["step"] == "B"] == [
        ("step", "paper (assumed)", "assumed"),
        ("media break", "paper", "assumed"),
    ]


@pytest.mark.parametrize("name", ["text", "markdown", "html", "summary"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_report_says_what_rests_on_it(name: str, language: str) -> None:
    said = shown(name, assuming(), language)
    sentence = {"en": "If what is only assumed of 2 of 4 steps is right", "de": "Sofern zutrifft, was bei 2 von 4"}
    assert sentence[language] in said
    assert sentence[language] not in shown(name, build(LINE).analysis(), language)


def test_the_picture_says_it_too() -> None:
    said = pictures(assuming())[0].svg
    assert "of 2 something is assumed" in said
    assert "Only assumed: takes in paper, hands on paper." in said


def test_a_check_keeps_it_beside_the_verdict() -> None:
    kept, _ = examined(Job(path="a.bpmn", file="a.bpmn", options=DEFAULTS), assuming())
    assert str(kept.assumed).startswith("If what is only assumed of 2 of 4 steps is right: ")
    assert kept.score.end_to_end_low == build("A(data) > B > C > D(data)").analysis().score.end_to_end_low
    assert examined_from(text_of(kept)) == kept


def test_what_would_be_gone_is_named() -> None:
    analysis = build("A(data) > B(paper) > C(paper) > D(paper)").assuming("B", "C")
    assert [found.step for found in analysis.breaks] != [found.step for found in analysis.assumed_breaks]
    assert "Gone would then be the media break at “D”." in shown("text", analysis)
    assert "Gone would then be" not in shown("text", assuming())
    assert "Gone would then be" not in shown("text", build(LINE).analysis())
