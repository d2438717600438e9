"""Habits of the trade: assumed only where asked for, and only of steps of which nothing is known."""

from dataclasses import replace

import pytest

from mediabruch.config.reading import config_of
from mediabruch.infer import NO_VOCABULARY, infer
from mediabruch.infer.lexicon import FOLDER
from mediabruch.media import Medium, Origin, Purpose
from mediabruch.model import Model
from mediabruch.notation.tsv import rows
from tests.support.models import build

HABITS = config_of("habits = true", "m.toml").options.vocabulary


def _desk() -> Model:
    return replace(build("Meldung_prüfen > Meldung_mailen > Kaffee_trinken").model, name="Ticketbearbeitung")


def test_they_are_off_by_default() -> None:
    assert not any(known.origin is Origin.ASSUMED for known in infer(_desk(), NO_VOCABULARY).values())


def test_they_fill_what_nothing_is_known_of() -> None:
    model = _desk()
    known = infer(model, HABITS)
    first, second, third = (known.get(node.key) for node in model.activities)
    assert first is not None
    assert (first.produces, first.origin) == (frozenset({Medium.DIGITAL}), Origin.ASSUMED)
    assert any(each.entry == "habits: handling" for each in first.evidence)
    assert second is not None
    assert (second.produces, second.origin) == (frozenset({Medium.DOCUMENT}), Origin.INFERRED)
    assert third is None


def test_they_say_nothing_of_a_process_of_another_kind() -> None:
    model = build("Bescheid_erteilen > Gebühr_bezahlen > Antrag_prüfen").model
    assert not any(known.origin is Origin.ASSUMED for known in infer(model, HABITS).values())


@pytest.mark.parametrize("row", tuple(rows(FOLDER / "habits.tsv")), ids=lambda row: row["purpose"])
def test_each_has_its_reason(row: dict[str, str]) -> None:
    assert Purpose(row["purpose"])
    assert row["receives"] or row["produces"]
    assert {row["receives"], row["produces"]} <= {"", *Medium}
    assert row["reason"].endswith(".")
