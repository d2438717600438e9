"""Sentences, numbers and shares in both languages."""

import pytest

from mediabruch.errors import Message
from mediabruch.i18n import translator

DE, EN = translator("de"), translator("en")


def test_text_is_translated_and_filled() -> None:
    assert EN.text("line {line}", line=7) == "line 7"
    assert DE.text("line {line}", line=7) == "Zeile 7"


def test_plural_follows_the_number() -> None:
    forms = ("{known} of {n} step", "{known} of {n} steps")
    assert [EN.plural(*forms, n, known=0) for n in (0, 1, 2)] == ["0 of 0 steps", "0 of 1 step", "0 of 2 steps"]
    assert [DE.plural(*forms, n, known=0) for n in (0, 1, 2)] == [
        "0 von 0 Schritten",
        "0 von 1 Schritt",
        "0 von 2 Schritten",
    ]


def test_message_in_message_is_translated() -> None:
    message = Message("{n} {origin}", n=3, origin=Message("inferred"))
    assert DE.message(message) == "3 erschlossen"
    assert EN.message(message) == "3 inferred"


def test_facts_are_not_templates() -> None:
    assert DE.text("line {line}", line="{line.__class__}") == "Zeile {line.__class__}"


@pytest.mark.invented
def test_floats_among_the_facts_take_the_decimal_sign_of_the_language() -> None:
    template = "Some cases never end: {share:.1%} go round in a loop without a way out."
    assert "12.5\xa0%" in EN.text(template, share=0.125)
    assert "12,5\xa0%" in DE.text(template, share=0.125)
    assert DE.text("line {line}", line=0.1 + 0.2) == "Zeile 0,3"


def test_counts_from_a_thousand_on_are_grouped_and_places_are_not() -> None:
    assert [EN.text("{n}", n=n) for n in (999, 1054, 1234567)] == ["999", "1,054", "1,234,567"]
    assert [DE.text("{n}", n=n) for n in (999, 1054, 1234567)] == ["999", "1.054", "1.234.567"]
    assert DE.message(Message("{n} {origin}", n=1054, origin=Message("inferred"))) == "1.054 erschlossen"
    assert DE.plural("{n} step", "{n} steps", 1054).startswith("1.054 ")
    assert DE.text("line {line}", line=1054) == "Zeile 1054"
    assert (DE.number(1054, 0), DE.number(1054.25, 2), DE.text("{n:.1f}", n=1054.25)) == (
        "1.054",
        "1.054,25",
        "1.054,2",
    )


def test_cells_that_are_computed_with_are_not_grouped() -> None:
    assert [DE.cell(value, 2) for value in (1054.25, 0.0001, 0.0)] == ["1054,25", "0,00", "0,00"]


@pytest.mark.parametrize(
    ("value", "digits", "shown"),
    [(2.7, 1, "2,7"), (2.0, 2, "2,00"), (0.0, 2, "0,00"), (1e-15, 2, "0,00"), (-1e-15, 2, "0,00"), (0.004, 2, "<0,01")],
)
def test_number(value: float, digits: int, shown: str) -> None:
    assert DE.number(value, digits) == shown


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (0, "0"),
        (1e-15, "0"),
        (0.001, "<1"),
        (0.25, "25"),
        (0.994, "99"),
        (0.999, ">99"),
        (1 - 1e-15, "100"),
        (1, "100"),
    ],
)
def test_percent_never_rounds_to_none_or_all(share: float, shown: str) -> None:
    assert EN.percent(share) == f"{shown}\u00a0%"


def test_a_sentence_stays_readable_whatever_is_put_into_it() -> None:
    words = translator("en")
    name = "x" * 25_000
    said = words.text("Flow {flow} has no target.", flow=name)
    assert said == f"Flow {'x' * 199}… has no target."
    nested = words.text("{place}: {reason}", place="a.bpmn", reason=Message("Flow {flow} has no target.", flow=name))
    assert nested == f"a.bpmn: {said}"
    long = "word " * 300
    assert words.text("Known: {known}.", known=long) == f"Known: {long}."
