"""JSON as it is published."""

import json

import pytest

from mediabruch.report.json_text import json_text


@pytest.mark.parametrize("foreign", ["\x1b[2J", "\x7f", "\x9b31m", "\u202egnirtS", "\u2028", "\ud800", "\ufeff"])
def test_no_name_takes_hold_of_a_terminal(foreign: str) -> None:
    text = json_text({"name": f"Antrag prüfen {foreign}"})
    assert "prüfen" in text
    assert text.replace("\n", "").isprintable()
    assert json.loads(text)["name"] == f"Antrag prüfen {foreign}"


def test_what_json_does_not_know_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        json_text([float("nan")])
