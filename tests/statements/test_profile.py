"""What is stated of the process as a whole."""

import pytest

from mediabruch.errors import AnnotationError
from mediabruch.statements.annotations import Profile
from mediabruch.statements.reading import parse_sidecar


def facts(text: str) -> dict[str, object]:
    return {name: fact.value for name, fact in parse_sidecar(text, "a.media.yaml").process.items()}


def test_all_of_it_is_read() -> None:
    text = """
title: Hund anmelden
leika_key: 99 102 001 104 000
fim_tier: Stammprozess
department: Stadtkasse
contact: Frau Muster, 0123
cases: 1200
"""
    assert facts(text) == {
        "title": "Hund anmelden",
        "leika_key": "99102001104000",
        "fim_tier": "stamm",
        "department": "Stadtkasse",
        "contact": "Frau Muster, 0123",
        "cases": 1200.0,
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "leika_key: Hundesteuer",
            "a.media.yaml:1:12: leika_key is a number of 4 to 20 digits, and Hundesteuer is not.",
        ),
        ("fim_tier: stam", "Did you mean stamm?"),
        ("cases: 0", "cases is more than 0"),
        ("departement: X", "Did you mean department?"),
    ],
)
def test_mistakes_are_named_with_the_right_word(text: str, said: str) -> None:
    with pytest.raises(AnnotationError) as caught:
        facts(text)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("profile", "facts"),
    [
        (Profile(), {}),
        (Profile(cases=4711, contact="J. Pohl"), {"contact": "J. Pohl"}),
        (Profile(administration=True), {"administration": "true"}),
        (Profile(administration=False, reifegrad=("2.0", "3")), {"administration": "false", "reifegrad": "2.0: 3"}),
    ],
)
def test_facts_are_texts(profile: Profile, facts: dict[str, str]) -> None:
    assert profile.facts == facts
