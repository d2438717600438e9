"""Ids of an annotation file that have no place in the model."""

import pytest

from mediabruch.annotation import annotate
from mediabruch.errors import AnnotationError
from mediabruch.model import Model
from mediabruch.statements.reading import parse_sidecar
from mediabruch.statements.sidecar import sidecar_from_mapping
from tests.statements.example import CHECK, TWIN_1, TWIN_2, model
from tests.support.models import STATED

PAPER = "{medium: paper}"
CHANCE = "{probability: 0.5}"


@pytest.mark.parametrize(
    ("section", "id_", "facts", "sentence"),
    [
        ("steps", "Chek", PAPER, "The model has no element with the id “Chek”. Did you mean Check?"),
        ("steps", "check", PAPER, "The model has no element with the id “check”. Did you mean Check?"),
        ("steps", "xyz", PAPER, "The model has no element with the id “xyz”. Known here: Check, "),
        (
            "steps",
            "Flow_yess",
            PAPER,
            "The model has no element with the id “Flow_yess”. The nearest is Flow_yes, a seque",
        ),
        ("steps", "antrag prüfen", PAPER, "“antrag prüfen” is a name; annotations go by ids, here Check."),
        (
            "steps",
            "Flow_yes",
            PAPER,
            "Flow_yes is a sequence flow, so what is known of it belongs under flows, not unde",
        ),
        (
            "flows",
            "Check",
            CHANCE,
            "Check is an activity, so what is known of it belongs under steps, not under flows.",
        ),
        (
            "flows",
            "Timeout",
            CHANCE,
            "Timeout is a start or boundary event, so what is known of it belongs under event",
        ),
        (
            "flows",
            "Letter",
            CHANCE,
            "Letter is a message flow, so what is known of it belongs under messages, not under ",
        ),
        (
            "messages",
            "Outside",
            PAPER,
            "Outside is a participant, so what is known of it belongs under participants, not ",
        ),
        (
            "flows",
            "Gateway",
            CHANCE,
            "Gateway is a gateway; state the probability of each flow that leaves it, under flow",
        ),
        ("flows", "n", CHANCE, "The model has no element with the id “n”. Did you mean no?"),
        ("events", "End", CHANCE, "End is not a start or boundary event, and nothing can be stated about it."),
        ("steps", "Record", PAPER, "Record is not an activity, and nothing can be stated about it."),
        ("steps", "Remark", PAPER, "Remark is not an activity, and nothing can be stated about it."),
        ("participants", "Lane", "{party: external}", "Lane is not a participant, and nothing can be stated about it."),
        ("steps", '"a\\e[1m"', PAPER, "The model has no element with the id “a\ufffd[1m”. Known here: Check, "),
    ],
)
def test_ids_without_a_place(section: str, id_: str, facts: str, sentence: str) -> None:
    sidecar = parse_sidecar(f"{section}:\n  {id_}: {facts}\n", "a.media.yaml")
    with pytest.raises(AnnotationError) as caught:
        annotate(model(), sidecar=sidecar, options=STATED)
    assert str(caught.value).startswith(f"a.media.yaml:2:3: {sentence}")


def test_each_stray_in_the_file_is_named() -> None:
    text = "steps:\n  Check: {}\n  Z: {}\nflows:\n  Y: {}\n"
    with pytest.raises(AnnotationError) as caught:
        annotate(model(), sidecar=parse_sidecar(text, "a.yaml"), options=STATED)
    assert str(caught.value).startswith("a.yaml:3:3: The model has no element with the id “Z”.")
    assert str(caught.value).endswith("(Further mistakes: 1.)")
    assert [one.place for one in caught.value.each] == ["a.yaml:3:3", "a.yaml:5:3"]


def test_a_model_without_ids() -> None:
    with pytest.raises(AnnotationError, match="has no element with the id “A”, nor an activity with any"):
        annotate(Model("a.bpmn", ""), sidecar=sidecar_from_mapping({"steps": {"A": {}}}), options=STATED)


def test_an_id_that_stands_twice_means_both() -> None:
    sidecar = sidecar_from_mapping({"steps": {"Twin": {"medium": "paper"}, "Check": {"medium": "data"}}})
    assert list(annotate(model(), sidecar=sidecar, options=STATED).steps) == [CHECK, TWIN_1, TWIN_2]
