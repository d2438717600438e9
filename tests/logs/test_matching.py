"""Names of activities find their steps, and what is doubtful is said to be."""

import pytest

from mediabruch.logs.activities import ActivityMapping
from mediabruch.logs.matching import match_activities
from mediabruch.model import FlowNode, FlowNodeType, Model


def matched(labels: list[str], *names: str) -> ActivityMapping:
    """What names are in a model of tasks with these labels; a label in brackets is that of a start event."""
    nodes = tuple(
        FlowNode(
            key=key,
            id=f"N_{key}",
            name=label.strip("[]"),
            type=FlowNodeType.START_EVENT if label.startswith("[") else FlowNodeType.TASK,
            line=key,
            process=100,
        )
        for key, label in enumerate(labels)
    )
    return match_activities(Model(path="m.bpmn", nodes=nodes), names)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Antrag prüfen", "Antrag prüfen"),
        ("Antrag prüfen", "ANTRAG  Prüfen"),
        ("Antrag prüfen", "antrag pruefen"),
        ("Antrag prüfen", "Antrag pru\u0308fen"),
        ("Antrag prüfen", "Antrag_prüfen"),
        ("Antrag\nprüfen", "Antrag prüfen"),
        ("Antrag prüfen", "02 Antrag prüfen"),
        ("Antrag prüfen", "2.1. Antrag prüfen"),
        ("T02 Antrag prüfen", "Antrag prüfen"),
        ("T02 Antrag prüfen", "T02"),
        ("Antrag prüfen", "N_0"),
        ("Straße sperren", "STRASSE SPERREN"),
    ],
)
def test_spelling_numbers_and_umlauts_are_no_difference(label: str, name: str) -> None:
    assert matched([label, "Bescheid versenden"], name).steps == {name: (0,)}


def test_a_likeness_is_a_guess_and_no_match() -> None:
    [match] = matched(["Bescheid versenden", "Antrag prüfen"], "Bescheid versand").matches
    assert (match.ids, match.is_sure, match.is_doubtful) == (("N_0",), False, True)
    assert matched(["Bescheid versenden"], "Bescheid versand").steps == {"Bescheid versand": ()}


def test_the_same_words_behind_another_number_are_doubtful() -> None:
    assert [match.ids for match in matched(["T02 Prüfen"], "T03 Prüfen").doubtful] == [("N_0",)]
    assert [match.ids for match in matched(["T02 Prüfen", "T03 Prüfen"], "Prüfen").doubtful] == [("N_0", "N_1")]
    assert matched(["T02 Prüfen", "T03 Prüfen"], "T03 Prüfen").steps == {"T03 Prüfen": (1,)}


def test_several_steps_of_one_label_are_all_meant() -> None:
    assert matched(["Prüfen", "Senden", "Prüfen"], "prüfen").steps == {"prüfen": (0, 2)}


def test_steps_come_before_events_of_the_same_label() -> None:
    found = matched(["[Antrag eingegangen]", "[Prüfen]", "Prüfen"], "Antrag eingegangen", "Prüfen")
    assert (found.steps, found.events) == (
        {"Antrag eingegangen": (), "Prüfen": (2,)},
        {"Antrag eingegangen": (0,)},
    )


def test_what_is_like_nothing_is_said_to_be() -> None:
    found = matched(["Prüfen"], "Kopie in die Papierakte", "")
    assert [match.activity for match in found.unmatched] == ["Kopie in die Papierakte", ""]
