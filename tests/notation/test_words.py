"""What people call media and such: one table behind annotation files, configurations, tables and models."""

import pytest

from mediabruch.config.reading import config_of
from mediabruch.errors import AnnotationError
from mediabruch.exchange.speech import ASIDES_CALLED, MEDIA_CALLED, NO, UNKNOWN, YES
from mediabruch.exchange.understanding import understood
from mediabruch.i18n import LANGUAGES, translator
from mediabruch.i18n.terms import PARTIES
from mediabruch.media import Medium
from mediabruch.notation.letters import comparable
from mediabruch.notation.words import (
    ASIDE_GLOSSARY,
    FLAG_GLOSSARY,
    MEDIA_GLOSSARY,
    PARTY_GLOSSARY,
    UNKNOWN_WORDS,
    listed_media,
)
from mediabruch.statements.reading import parse_sidecar
from mediabruch.statements.vocabulary import Section

PAPER, MAIL = frozenset({Medium.PAPER}), frozenset({Medium.DOCUMENT})
WORDS = [
    ("medium", "Papier", PAPER),
    ("medium", "PAPER", PAPER),
    ("medium", "Papier und E-Mail", PAPER | MAIL),
    ("receives", "mu\u0308ndlich", frozenset({Medium.ORAL})),
    ("receives", "auf Papier", PAPER),
    ("produces", "Gegenstand oder Person", frozenset()),
    ("by_hand", "Ja", True),
    ("automatic", "nein", False),
    ("required_by_law", "ja", "true"),
    ("required_by_law", "nein", False),
    ("party", "Bürgerin oder Bürger", "citizen"),
    ("party", "andere_behörde", "other_authority"),
    ("party", "Fachbereich 3", "Fachbereich 3"),
    ("party", "Bürgeramt", "Bürgeramt"),
    ("party", "Behörde B", "Behörde B"),
    ("aside", "versandt", "sent"),
    ("aside", "kommt zu den Akten", "filed"),
]


@pytest.mark.parametrize(("name", "text", "value"), WORDS)
def test_one_meaning_in_every_place(name: str, text: str, value: object) -> None:
    quoted = text.replace('"', "")
    for path, content in {
        "a.media.yaml": f"steps: {{A: {{{name}: {text}}}}}",
        "a.media.json": f'{{"steps": {{"A": {{"{name}": "{quoted}"}}}}}}',
    }.items():
        facts = parse_sidecar(content, path).entries[Section.STEPS]["A"].facts
        assert facts[name].value == value
    if name in ("receives", "produces"):
        assert understood(name, text, translator("de")) == value


@pytest.mark.parametrize(
    ("slip", "party"),
    [
        ("citizn", "citizen"),
        ("Bürgr", "citizen"),
        ("compny", "company"),
        ("Dienstleiter", "provider"),
        ("extrenal", "external"),
        ("other_authorty", "other_authority"),
    ],
)
def test_a_party_with_a_slip_is_no_name(slip: str, party: str) -> None:
    with pytest.raises(AnnotationError, match=rf":1:27: party: unknown party “{slip}”\. Did you mean {party}\?"):
        parse_sidecar(f"participants: {{P: {{party: {slip}}}}}", "a.media.yaml")


def test_media_of_the_house_in_german() -> None:
    house = config_of(
        "[terms]\nLaufzettel = 'Papier'\n[lanes]\nPost = {receives = ['Brief', 'E-Mail']}", "m.toml"
    ).options.vocabulary
    assert house is not None
    assert (house.terms[0].receives, house.lanes[0].receives) == (PAPER, PAPER | MAIL)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_tables_offer_is_understood_everywhere(language: str) -> None:
    called = translator(language).message
    tables = ((MEDIA_GLOSSARY, MEDIA_CALLED), (PARTY_GLOSSARY, PARTIES), (FLAG_GLOSSARY, {"true": YES, "false": NO}))
    for glossary, messages in tables:
        assert {glossary[comparable(called(message))] for message in messages.values()} == set(messages)
    assert ASIDE_GLOSSARY[comparable(called(ASIDES_CALLED["sent"]))] == "sent"
    assert comparable(called(UNKNOWN)) in UNKNOWN_WORDS


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        (" , ", []),
        ("data;Papier", ["data", "Papier"]),
        ("Papier + Daten", ["Papier", "Daten"]),
        ("in Papirform", ["in Papirform"]),
        ("Fax/Brief\nTelefon", ["Fax", "Brief", "Telefon"]),
    ],
)
def test_listed(text: str, words: list[str]) -> None:
    assert list(listed_media(text)) == words
