"""The published document: what it holds, and that its schema tells the truth."""

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema import ValidationError as SchemaError
from pydantic import ValidationError

from mediabruch.analysis import Analysis
from mediabruch.errors import Message, UnreadableError
from mediabruch.i18n import translator
from mediabruch.report.document import report_document
from mediabruch.report.schema import Report, Reports, schema_text
from tests.report.hostile import HOSTILE
from tests.support.models import build
from tests.support.reports import reported_text

EN = translator("en")

CASES = {
    "breaks": "Antrag(digital) > Pruefen(paper, law=§ 1) > Erfassen(?:data, by_hand, system=X) > Bescheid(digital)",
    "branches": "A(paper) > xor1 -0.3-> B(data) > A; xor1 > C(physical) > D",
    "messages": "Town: A(data) > B(paper); Citizen: C(oral); A ~paper~> C; B ~> Outside",
    "nothing known": "A > B(unnamed) > C",
    "never ends": "A(paper) > xor1 > B(data) > xor1",
    "no steps": "start1 > end1",
}


@pytest.fixture(params=list(CASES.values()), ids=list(CASES))
def analysis(request: pytest.FixtureRequest) -> Analysis:
    return build(request.param).analysis("extended")


def _parsed(*analyses: Analysis, **asked: Any) -> Any:
    return json.loads(reported_text("json", *analyses, **asked))


def test_document_keeps_its_schema(analysis: Analysis) -> None:
    document = _parsed(analysis)
    Draft202012Validator(json.loads(schema_text(Report))).validate(document)
    assert json.loads(Report.model_validate(document).model_dump_json(by_alias=True)) == document


def test_collection_keeps_its_schema(analysis: Analysis) -> None:
    refused = (UnreadableError(Message("The file is empty."), path="x.bpmn", line=1),)
    document = _parsed(analysis, analysis, refused=refused, is_collection=True)
    Draft202012Validator(json.loads(schema_text(Reports))).validate(document)
    assert json.loads(Reports.model_validate(document).model_dump_json(by_alias=True)) == document
    assert document["refused"] == [{"path": "x.bpmn", "line": 1, "column": None, "message": "The file is empty."}]


@pytest.mark.parametrize(
    ("field", "value"),
    [("end_to_end_score", 101), ("break_free_rate_low", -0.1), ("breaks_min", 0.5), ("coverage", "all"), ("more", 1)],
)
def test_schema_refuses_what_cannot_be(field: str, value: object) -> None:
    document = _parsed(build(CASES["breaks"]).analysis())
    document["score"][field] = value
    with pytest.raises(SchemaError):
        Draft202012Validator(json.loads(schema_text(Report))).validate(document)
    with pytest.raises(ValidationError):
        Report.model_validate(document)


def test_figures_are_unrounded_and_sides_told_apart() -> None:
    document = report_document(build("A(digital) > xor1 -0.7-> B(paper:?); xor1 > C(physical) > D").analysis(), EN)
    assert document["score"]["breaks_per_case"] == pytest.approx(0.7, abs=1e-12)
    sides = {step["id"]: (step["receives"], step["produces"]) for step in document["steps"]}
    assert sides == {
        "A": (["digital"], ["digital"]),
        "B": (["paper"], None),
        "C": ([], []),
        "D": (None, None),
    }


def test_break_names_its_step_and_sender() -> None:
    document = report_document(build("A(digital) > B(paper) > C(?:data)").analysis(), EN)
    between, inside = document["breaks"]
    assert (between["code"], between["kind"], between["from"], between["step"]) == ("MB101", "printout", ["A"], "B")
    assert (inside["code"], inside["from"], inside["from_keys"], inside["step"]) == ("MB104", None, None, "C")
    assert (between["media"], between["offers"], between["needs"]) == (["digital", "paper"], ["digital"], ["paper"])
    keys = {step["id"]: step["key"] for step in document["steps"]}
    assert (between["from_keys"], between["step_key"]) == ([keys["A"]], keys["B"])


def test_branches_are_stated_or_assumed() -> None:
    document = report_document(build("A > xor1 -0.2-> B; xor1 > C; xor1 > D").analysis(), EN)
    branches = [(branch["element"], branch["probability"], branch["origin"]) for branch in document["branches"]]
    assert branches == [("xor1>B", 0.2, "stated"), ("xor1>C", 0.4, "assumed"), ("xor1>D", 0.4, "assumed")]


def test_elements_without_id_are_told_apart_by_key_and_line() -> None:
    built = build("A(paper) > B(data)")
    nodes = tuple(node._replace(id=None) for node in built.model.nodes)
    analysis = replace(built.analysis(), model=replace(built.model, nodes=nodes))
    steps = tuple(step._replace(node=step.node._replace(id=None)) for step in analysis.steps)
    document = report_document(replace(analysis, steps=steps), EN)
    assert [step["id"] for step in document["steps"]] == [None, None]
    assert len({step["key"] for step in document["steps"]}) == 2
    Report.model_validate(document)


def test_simulated_figures_have_intervals() -> None:
    analysis = build(CASES["breaks"]).analysis()
    summary = analysis.playout._replace(method="simulated", intervals={"breaks_per_case": (0.9, 1.1)})
    document = _parsed(replace(analysis, playout=summary))
    assert document["playout"]["intervals"] == {"breaks_per_case": [0.9, 1.1]}
    Report.model_validate(document)


def test_notes_speak_the_language_and_nothing_else_does() -> None:
    analysis = build("A > B(unnamed)").analysis()
    english, german = (report_document(analysis, translator(language)) for language in ("en", "de"))
    assert [note["message"] for note in english["notes"]] != [note["message"] for note in german["notes"]]
    for document in (english, german):
        document["language"] = ""
        document["notes"] = []
        document["standing"]["grade"] = {}
        document["standing"]["cost"].update(edition="", source="")
        for gate in document["standing"]["gates"]:
            gate.update(dict.fromkeys(("title", "source", "scope", "reasons", "asks"), ""))
        for finding in document["findings"]:
            finding["message"] = finding["help"] = ""
    assert english == german


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_come_through_unharmed(name: str) -> None:
    analysis = build("A(paper) > B(data)").analysis()
    steps = tuple(step._replace(node=step.node._replace(name=name)) for step in analysis.steps)
    text = reported_text("json", replace(analysis, steps=steps))
    assert {step["name"] for step in json.loads(text)["steps"]} == {name}
    text.encode("utf-8")
    assert all(char == "\n" or char.isprintable() or char in "\u200b\u200d\u00a0" for char in text)


def test_same_input_same_bytes() -> None:
    texts = [reported_text("json", build(CASES["branches"]).analysis()) for _ in range(2)]
    assert texts[0] == texts[1]


def test_rounding_errors_lift_nothing_above_all() -> None:
    analysis = build(CASES["breaks"]).analysis()
    above = analysis.score._replace(
        end_to_end_score=100.00000000000001,
        break_free_rate_high=1.0000000000000002,
        breaks_distribution=(1.0000000000000002, *[0.0] * 10),
        breaks_per_case=3.5,
    )
    score = _parsed(replace(analysis, score=above))["score"]
    assert (score["end_to_end_score"], score["break_free_rate_high"], score["breaks_per_case"]) == (100, 1, 3.5)
    assert score["breaks_distribution"][0] == 1
