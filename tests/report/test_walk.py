"""The walk through a process in words."""

import re
from dataclasses import replace

import pytest

from mediabruch.analysis import Analysis
from mediabruch.errors import Message, UnreadableError
from mediabruch.i18n import LANGUAGES, translator
from mediabruch.model import Model
from mediabruch.report.screen import width_of
from mediabruch.report.walk import Passage, tell
from tests.report.hostile import HOSTILE
from tests.support.models import analyze, build
from tests.support.reports import reported_text
from tests.support.shared import PROJECT

EXAMPLES = sorted((PROJECT / "examples").glob("*/*.bpmn"))


def passages(analysis: Analysis, language: str = "en") -> list[Passage]:
    return [passage for chapter in tell(analysis, translator(language)) for passage in chapter.passages]


def walked(notation: str) -> dict[str, Passage]:
    """The passages of a model, by their titles."""
    return {passage.title: passage for passage in passages(build(notation).analysis())}


def said(passage: Passage) -> str:
    return " ".join([*passage.sentences, *(way.text for way in passage.ways)])


def test_a_straight_process_is_told_in_its_order_without_references() -> None:
    found = passages(build("A(paper) > B(data) > C").analysis())
    assert [(one.number, one.title) for one in found] == [(1, "Start"), (2, "A"), (3, "B"), (4, "C"), (5, "End")]
    assert not any(one.ways for one in found)


@pytest.mark.parametrize(
    ("notation", "sentence"),
    [
        ("A(paper) > B", "Uses paper documents."),
        ("A(paper:data) > B", "Takes in paper documents and hands on structured data."),
        ("A(?:oral) > B", "Hands on the spoken word; what it takes in is not known."),
        ("A(document:?) > B", "Takes in a digital document; what it hands on is not known."),
        ("A(physical) > B", "This is about a thing or a person, not about information."),
        ("A > B", "The medium is not known."),
    ],
)
def test_media_are_told_in_sentences(notation: str, sentence: str) -> None:
    assert sentence in walked(notation)["A"].sentences


def test_what_arrives_is_told_where_a_break_inside_a_step_begins_with_it() -> None:
    said = "Hands on the spoken word; what it takes in is not stated, what arrives is structured data."
    assert said in walked("A(data) > B(?:oral)")["B"].sentences


def test_breaks_are_told_where_they_happen() -> None:
    between = walked("A(paper) > B(data)")["B"]
    assert "Media break on the way from step 2: paper before, data after (capture by hand, MB104; 1 per case)." in (
        between.sentences
    )
    inside = walked("A(paper:data) > B(data)")["A"]
    assert any(sentence.startswith("Media break inside the step: paper before") for sentence in inside.sentences)


def test_branches_name_their_share_and_where_they_lead() -> None:
    found = walked("A(paper) > xor1 -0.2-> B > C; xor1 > C")
    (decision,) = (one for title, one in found.items() if title.startswith("Decision"))
    ways = [way for way in decision.ways if way.is_branch]
    assert {way.number for way in ways} == {found["B"].number, found["C"].number}
    assert ["(20\xa0%)" in way.text for way in ways] == [True, False]
    assert ["(80\xa0%)" in way.text for way in ways] == [False, True]


def test_a_share_that_nobody_stated_is_called_assumed() -> None:
    found = walked("A(paper) > xor1 > B > C; xor1 > C")
    (decision,) = (one for title, one in found.items() if title.startswith("Decision"))
    assert ["(50\xa0%, assumed)" in way.text for way in decision.ways if way.is_branch] == [True, True]


def test_a_loop_leads_back() -> None:
    found = walked("A(paper) > xor2 > B > xor1 > D; xor1 -0.3-> C > xor2")
    assert [way.text for way in found["C"].ways] == [f"Back to step {found['B'].number}."]
    assert found["C"].number < found["D"].number


def test_parallel_branches_are_joined() -> None:
    found = walked("A(paper) > and1 > B > and2 > D; and1 > C > and2")
    numbers = {title.partition(":")[0]: one.number for title, one in found.items()}
    assert numbers["Side by side"] < min(numbers["B"], numbers["C"]) < max(numbers["B"], numbers["C"]) < numbers["Join"]
    assert numbers["Join"] == numbers["D"] - 1


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_break_and_message_of_an_example_is_told(path: object, language: str) -> None:
    analysis = analyze(str(path))
    found = passages(analysis, language)
    numbers = {one.number for one in found}
    assert sorted(numbers) == list(range(1, len(found) + 1))
    assert {step.node.key for step in analysis.steps} <= {one.key for one in found}
    assert all(way.number in numbers for one in found for way in one.ways if way.number is not None)
    text = " ".join(filter(None, map(said, found)))
    assert len(re.findall(r"\(MB1\d\d|, MB1\d\d", text)) == len(analysis.breaks)
    assert not re.search(r"  |\{|\}|\(\)", text)
    if language == "de":
        assert not re.search(r"\b(the|step|with|way)\b", text)


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("width", [40, 80])
def test_no_name_takes_the_screen_over(name: str, width: int) -> None:
    analysis = build("Office: A(paper) > xor1 -0.2-> B; xor1 > C").analysis()
    model = replace(analysis.model, nodes=tuple(node._replace(name=name) for node in analysis.model.nodes), name=name)
    text = reported_text("walk", replace(analysis, model=model), width=width)
    assert all(char.isprintable() or char in "\n\u200c\u200d" for char in text)
    assert all(width_of(line) <= width for line in text.splitlines())


def test_what_has_no_steps_and_what_is_no_model_is_said() -> None:
    empty = replace(build("A").analysis(), model=Model(path="leer.bpmn"), steps=())
    refused = UnreadableError(Message("The file is empty."), path="kaputt.bpmn")
    text = reported_text("walk", empty, refused=[refused])
    assert "The model has no steps to walk through." in text
    assert "kaputt.bpmn: The file is empty." in text
