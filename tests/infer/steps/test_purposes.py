"""What a step is for: by the acts of its label, and by the noun that it is about."""

import subprocess
import sys

import pytest

from mediabruch.infer.lexicon import FOLDER
from mediabruch.infer.reading.roles import TABLE
from mediabruch.infer.steps.purposes import purposes_of
from mediabruch.media import Purpose
from mediabruch.notation.tsv import rows
from mediabruch.options import CustomTerm, Vocabulary

LIST = tuple(rows(FOLDER / "purposes.tsv"))
ACTS = {row["term"] for language in ("de", "en") for row in rows(FOLDER / f"acts.{language}.tsv")}


@pytest.mark.parametrize(
    ("label", "purposes"),
    [
        ("Antrag annehmen", "application receiving"),
        ("Führungszeugnis nachreichen", "evidence"),
        ("Antrag ins Fachverfahren übernehmen", "application receiving"),
        ("Bescheid versenden", "notice sending"),
        ("druckt den Bescheid aus", "handling notice"),
        ("Gebühr bezahlen", "payment"),
        ("Stellungnahme der Fachbehörde einholen", "inter-agency"),
        ("Vorgang ablegen", "filing"),
        ("legt den Vorgang ab", "filing"),
        ("Vertrag gegenzeichnen", "signing"),
        ("Vertrag elektronisch unterschreiben", ""),
        ("Receive signed contract", "receiving"),
        ("Ask an expert to review", ""),
        ("Assign a clerk", "handling"),
        ("Check the file", "handling"),
        ("File the permit", "filing"),
        ("Kaffee trinken", ""),
        ("", ""),
    ],
)
def test_purposes(label: str, purposes: str) -> None:
    assert purposes_of(label) == {Purpose(name) for name in purposes.split()}


def test_the_list_is_sound() -> None:
    assert {row["purpose"] for row in LIST} == set(Purpose)
    for row in LIST:
        terms = row["terms"].split(" | ")
        assert len(terms) == len(set(terms)), row
        assert not any(term.strip("*") == "" for term in terms), row
        if row["by"] == "role":
            assert set(terms) <= TABLE.keys(), row
        elif row["by"] in ("act", "except"):
            assert set(terms) <= ACTS, (row["purpose"], set(terms) - ACTS)
        else:
            assert row["by"] in ("word", "first", "not"), row


def test_who_lists_the_rules_loads_no_word_lists() -> None:
    code = "import sys, mediabruch.rules; sys.exit('mediabruch.infer.vocabulary.lexicons' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("label", ["Antrag in Ablage 21 erfassen", "Antrag in Versand erfassen"])
def test_what_a_system_of_the_house_is_called_tells_no_purpose(label: str) -> None:
    house = Vocabulary(systems=(CustomTerm(name="Ablage 21"), CustomTerm(name="Versand")))
    told = {Purpose.FILING, Purpose.SENDING}
    assert purposes_of(label) & told
    assert not purposes_of(label, house) & told
    assert Purpose.FILING in purposes_of("Akte in Ablage 21 ablegen", house)
