"""No text, however odd, stops the inference; and the same text says the same."""

from hypothesis import given
from hypothesis import strategies as st

from mediabruch.infer import infer, parties
from mediabruch.model import FlowNodeType
from tests.infer.little import LANE, in_lane, known, little, node, noted

PIECES = st.sampled_from(
    [
        *(
            "Bescheid",
            "Brief",
            "E-Mail",
            "drucken",
            "ausdrucken",
            "nicht",
            "ohne",
            "statt",
            "per",
            "Post",
            "und",
            "/",
            ",",
        ),
        *(
            "eingescannte",
            "digital",
            "zur",
            "Unterschrift",
            "print",
            "out",
            "sign",
            "letter",
            "by",
            "of",
            "the",
            "E-Akte",
        ),
        *(
            "druckt",
            "aus",
            "SAP",
            "kein",
            "Papier",
            "als",
            "PDF",
            "oder",
            "wird",
            "-",
            "(",
            ")",
            "§",
            "nach",
            "Sitzung",
        ),
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map(" ".join))


@given(TEXTS, st.sampled_from([kind.value for kind in FlowNodeType if kind.value.endswith("Task")]))
def test_any_label(text: str, kind: str) -> None:
    found = known(little(node(text, kind)))
    assert 0 <= found.confidence < 1
    assert found == known(little(node(text, kind)))
    assert (found.origin is not None) == found.is_known


@given(TEXTS, TEXTS, TEXTS)
def test_any_surroundings(label: str, lane: str, note: str) -> None:
    model = little(node(label, lane=LANE), **in_lane(lane), **noted(note))
    assert set(infer(model)) <= {step.key for step in model.activities}
    assert set(parties(model)) <= {LANE}


def test_texts_and_words_of_any_length_cost_no_more_than_long_ones() -> None:
    """A page of documentation and a word of many letters are cut, so that hostile texts cost nothing."""
    words = "Der Antrag wird in der Fachanwendung erfasst und per Post versandt, "
    longest = node("Antrag prüfen", documentation=words * 4000)
    assert known(little(longest)).evidence == known(little(node("Antrag prüfen", documentation=words * 400))).evidence
    assert not known(little(node("Antrag " + "x" * 20_000))).is_known
    assert not known(little(node("Antrag " + "Akten" * 4_000))).is_known
