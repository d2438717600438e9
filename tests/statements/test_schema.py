"""The published JSON schema says what the code says."""

import json

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from mediabruch.notation.shapes import Value
from mediabruch.statements.reading import parse_sidecar
from mediabruch.statements.schema import annotations_schema
from mediabruch.statements.vocabulary import VOCABULARY, Section
from tests.statements.test_sidecar import ANNOTATIONS, refusal

VALIDATOR = jsonschema.Draft202012Validator(annotations_schema())


NAMES = st.sampled_from(
    ["schema", "$schema", "other", *map(str, Section), *(name for terms in VOCABULARY.values() for name in terms)]
)
WORDS = st.sampled_from(["paper", "data", "physical", "mediabruch/annotations/1", "Papier", "0.5", "true"])
SCALARS = st.none() | st.booleans() | st.sampled_from([-1, 0, 0.5, 1, 2, 100]) | WORDS
LEAVES = SCALARS | st.lists(WORDS, max_size=2)
ANYTHING = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(NAMES, inner, max_size=3))
SECTIONED = st.dictionaries(NAMES, st.dictionaries(NAMES, st.dictionaries(NAMES, LEAVES, max_size=3), max_size=2))


@given(ANNOTATIONS | ANYTHING | SECTIONED)
def test_the_schema_accepts_what_the_code_accepts(annotations: object) -> None:
    """Editors complete the words of the format; the code understands others besides, which mean one of these."""
    refused = refusal(json.dumps(annotations), "a.json")
    if refused is None:
        VALIDATOR.validate(meant(json.dumps(annotations)))
    else:
        assert not VALIDATOR.is_valid(annotations), refused


def meant(text: str) -> dict[str, dict[str, dict[str, object]]]:
    """What annotations state, in the words of the format."""
    return {
        str(section): {
            name: {fact.name: plain(fact.value) for fact in entry.facts.values()} for name, entry in entries.items()
        }
        for section, entries in parse_sidecar(text, "a.json").entries.items()
    }


def plain(value: Value) -> object:
    if isinstance(value, frozenset | tuple):
        return sorted(map(str, value))
    return str(value) if isinstance(value, str) else value
