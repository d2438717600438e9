"""A break behind steps of unknown medium is called one in every format: here at the latest, if at all."""

import json

import pytest

from mediabruch.breaks.crossed import settling_sentence
from mediabruch.findings.collect import collect_findings
from mediabruch.i18n import translator
from mediabruch.render.picture import pictures
from mediabruch.report.explain import explain_step
from mediabruch.report.screen import Screen
from mediabruch.report.walk import tell
from tests.support.models import build
from tests.support.reports import reported_text

UNSURE = build("A(digital) > Between > C(paper) > D(paper)").analysis()
SURE = build("A(digital) > C(paper) > D(paper)").analysis()
IF_AT_ALL = {"en": "if at all", "de": "wenn überhaupt"}
FIRST = {"en": "Find out first", "de": "Klären Sie zuerst"}


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("form", ["text", "markdown", "html", "summary"])
def test_reports_say_it_and_what_to_find_out_first(form: str, language: str) -> None:
    said = " ".join(reported_text(form, UNSURE, language=language).split())
    assert IF_AT_ALL[language] in said
    assert FIRST[language] in said
    sure = " ".join(reported_text(form, SURE, language=language).split())
    assert IF_AT_ALL[language] not in sure
    assert FIRST[language] not in sure


@pytest.mark.parametrize("language", ["en", "de"])
def test_explanation_and_walk_say_it(language: str) -> None:
    words = translator(language)
    assert IF_AT_ALL[language] in " ".join(explain_step(UNSURE, "C", words, Screen()).split())
    told = [one for chapter in tell(UNSURE, words) for passage in chapter.passages for one in passage.sentences]
    assert any(IF_AT_ALL[language] in one for one in told)


@pytest.mark.parametrize(("language", "label"), [("en", "(here at the latest)"), ("de", "(spätestens hier)")])
def test_the_picture_says_it_in_its_label_and_its_description(language: str, label: str) -> None:
    (picture,) = pictures(UNSURE, lang=language)
    assert label in picture.svg
    assert IF_AT_ALL[language] in picture.svg
    (picture,) = pictures(SURE, lang=language)
    assert label not in picture.svg


def test_programs_are_told_by_id() -> None:
    document = json.loads(reported_text("json", UNSURE))
    assert [one["across"] for one in document["breaks"]] == [["Between"]]
    assert json.loads(reported_text("json", SURE))["breaks"][0]["across"] == []


def test_findings_are_half_sure_at_most_and_patterns_name_what_is_unknown_on_the_way() -> None:
    (found,) = [one for one in collect_findings(UNSURE).findings if one.is_break]
    assert found.confidence == 0.5
    assert str(found.message) == (
        "From digital to paper, somewhere between “A” and “C”, if at all: "
        "the medium of “Between” in between is not known."
    )
    (found,) = [one for one in collect_findings(SURE).findings if one.is_break]
    assert found.confidence == 1
    island = build("A(data) > U > B(paper) > C(data)").analysis()
    patterns = [one for one in collect_findings(island).findings if one.code == "MB202"]
    assert [str(one.message).endswith("On the way, the medium of “U” is not known.") for one in patterns] == [True]


def test_inside_a_step_it_is_said_too() -> None:
    (found,) = [one for one in collect_findings(build("A(data) > U > C(?:paper)").analysis()).findings if one.is_break]
    assert "inside “C” at the latest, if at all: the medium of “U” before it is not known" in str(found.message)


def test_the_question_names_step_and_break() -> None:
    assert str(settling_sentence("“C”", ["“B”"])) == (
        "Find out first the medium of “B”: it decides where the media break at “C” happens, if it does."
    )
