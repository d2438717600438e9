"""Habits of the trade: assumed only where asked for, and only of steps of which nothing is known."""

import pytest

from mediabruch.config.reading import config_of
from mediabruch.infer import NO_VOCABULARY, infer
from mediabruch.infer.tables import FOLDER, rows
from mediabruch.media import Medium, Origin, Purpose
from tests.support.models import build

HABITS = config_of("habits = true", "m.toml").options.vocabulary


def test_they_are_off_by_default() -> None:
    model = build("Bescheid_erteilen > Bescheid_ausdrucken").model
    assert not any(known.origin is Origin.ASSUMED for known in infer(model, NO_VOCABULARY).values())


def test_they_fill_what_nothing_is_known_of() -> None:
    model = build("Bescheid_erteilen > Bescheid_mailen > Kaffee_trinken").model
    known = infer(model, HABITS)
    first, second, third = (known.get(node.key) for node in model.activities)
    assert first is not None
    assert (first.produces, first.origin) == (frozenset({Medium.PAPER}), Origin.ASSUMED)
    assert any(each.entry == "habits: notice" for each in first.evidence)
    assert second is not None
    assert (second.produces, second.origin) == (frozenset({Medium.DOCUMENT}), Origin.INFERRED)
    assert third is None


@pytest.mark.parametrize("row", tuple(rows(FOLDER / "habits.tsv")), ids=lambda row: row["purpose"])
def test_each_has_its_reason(row: dict[str, str]) -> None:
    assert Purpose(row["purpose"])
    assert row["receives"] or row["produces"]
    assert {row["receives"], row["produces"]} <= {"", *Medium}
    assert row["reason"].endswith(".")
