"""A break behind steps of unknown medium is called one in every format: perhaps earlier, or not at all."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mediabruch.breaks.crossed import settling_sentence
from mediabruch.differences.diff import diff_analyses
from mediabruch.findings.collect import collect_findings
from mediabruch.i18n import translator
from mediabruch.portfolio.examine import examined
from mediabruch.portfolio.jobs import Job
from mediabruch.portfolio.process_state import state_of
from mediabruch.portfolio.snapshot import Snapshot, read_snapshot, snapshot_text
from mediabruch.portfolio.stored import examined_from, text_of
from mediabruch.render.picture import pictures
from mediabruch.report.diff.document import diff_json
from mediabruch.report.diff.results import DiffPair, DiffResults
from mediabruch.report.explain import explain_step
from mediabruch.report.log.formats import LOG_FORMATS
from mediabruch.report.screen import Screen
from mediabruch.report.setting import ReportSetting
from mediabruch.report.trend.words import break_state_words
from mediabruch.report.walk import tell
from tests.support.logs import log_of, replayed
from tests.support.models import STATED, build
from tests.support.reports import reported_text

UNSURE = build("A(digital) > Between > C(paper) > D(paper)").analysis()
SURE = build("A(digital) > C(paper) > D(paper)").analysis()
NOT_AT_ALL = {"en": "or not at all", "de": "oder gar nicht"}
FIRST = {"en": "Find out first", "de": "Klären Sie zuerst"}


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("form", ["text", "markdown", "html", "summary"])
def test_reports_say_it_and_what_to_find_out_first(form: str, language: str) -> None:
    said = " ".join(reported_text(form, UNSURE, language=language).split())
    assert NOT_AT_ALL[language] in said
    assert FIRST[language] in said
    sure = " ".join(reported_text(form, SURE, language=language).split())
    assert NOT_AT_ALL[language] not in sure
    assert FIRST[language] not in sure


@pytest.mark.parametrize("language", ["en", "de"])
def test_explanation_and_walk_say_it(language: str) -> None:
    words = translator(language)
    assert NOT_AT_ALL[language] in " ".join(explain_step(UNSURE, "C", words, Screen()).split())
    told = [one for chapter in tell(UNSURE, words) for passage in chapter.passages for one in passage.sentences]
    assert any(NOT_AT_ALL[language] in one for one in told)


@pytest.mark.parametrize(("language", "label"), [("en", "(here at the latest)"), ("de", "(spätestens hier)")])
def test_the_picture_says_it_in_its_label_and_its_description(language: str, label: str) -> None:
    (picture,) = pictures(UNSURE, lang=language)
    assert label in picture.svg
    assert NOT_AT_ALL[language] in picture.svg
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
        "From digital to paper, presumably somewhere between “A” and “C”: "
        "the medium of “Between” in between is not known."
    )
    (found,) = [one for one in collect_findings(SURE).findings if one.is_break]
    assert found.confidence == 1
    island = build("A(data) > U > B(paper) > C(data)").analysis()
    patterns = [one for one in collect_findings(island).findings if one.code == "MB202"]
    assert [str(one.message).endswith("On the way, the medium of “U” is not known.") for one in patterns] == [True]


def test_inside_a_step_it_is_said_too() -> None:
    (found,) = [one for one in collect_findings(build("A(data) > U > C(?:paper)").analysis()).findings if one.is_break]
    assert "inside “C”, perhaps earlier or not at all: the medium of “U” before it is not known" in str(found.message)


def test_the_question_names_step_and_break() -> None:
    assert str(settling_sentence("“C”", ["“B”"])) == (
        "Find out first the medium of “B”: it decides where the media break at “C” happens, if it does."
    )


@pytest.mark.parametrize("language", ["en", "de"])
def test_what_was_counted_in_a_log_says_it(language: str) -> None:
    line = "A(digital) > Between > C(paper) > D(paper)"
    replay = replayed(build(line), log_of("10x A Between C D"))
    setting = ReportSetting(language, Screen())
    for form in ("text", "html"):
        content = LOG_FORMATS[form](replay, setting)
        text = content if isinstance(content, str) else content.decode()
        assert NOT_AT_ALL[language] in " ".join(text.split()), form
    document = json.loads(LOG_FORMATS["json"](replay, setting))
    assert [one["across"] for one in document["counted"]["breaks"]] == [["Between"]]
    sure = LOG_FORMATS["text"](replayed(build(line.replace("Between > ", "")), log_of("10x A C D")), setting)
    assert NOT_AT_ALL[language] not in str(sure)


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_trend_says_it_and_keeps_it_in_snapshots_and_cache(language: str, tmp_path: Path) -> None:
    model, _ = examined(Job(path="a.bpmn", file="a.bpmn", options=STATED), UNSURE)
    (state,) = state_of(examined_from(text_of(model))).breaks
    assert state.across == ("Between",)
    words = translator(language)
    assert NOT_AT_ALL[language] in break_state_words(state, words)
    assert NOT_AT_ALL[language] not in break_state_words(replace(state, across=()), words)
    file = tmp_path / "a.json"
    file.write_text(snapshot_text(Snapshot(day=date(2026, 1, 1), processes=(state_of(model),)), "1"))
    (process,) = read_snapshot(file).processes
    assert process.breaks == (state,)


def test_what_a_comparison_tells_programs_names_the_unknown_steps() -> None:
    found = DiffResults(pairs=(DiffPair(diff=diff_analyses(SURE, UNSURE)),), is_collection=False)
    document = json.loads(diff_json(found, translator("en")))
    new = [one["new"] for one in document["breaks"] if one["new"]]
    assert [[step["id"] for step in one["across"]] for one in new] == [["Between"]]
