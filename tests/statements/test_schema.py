"""The published JSON schema says what the code says."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabruch.notation.shapes import Value
from mediabruch.statements.reading import parse_sidecar
from mediabruch.statements.schema import PUBLISHED, annotations_schema, schema_text
from mediabruch.statements.vocabulary import VOCABULARY, Section
from tests.statements.test_sidecar import ANNOTATIONS, refusal

VALIDATOR = jsonschema.Draft202012Validator(annotations_schema())


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_published_schema_is_fresh(name: str, request: pytest.FixtureRequest) -> None:
    published = Path(__file__).parents[2] / "schemas" / name
    now = schema_text(PUBLISHED[name]())
    if request.config.getoption("--rewrite"):
        published.write_text(now, encoding="utf-8")
    assert published.read_text(encoding="utf-8") == now, "rewrite it: pytest tests/statements --rewrite"


@pytest.mark.parametrize("schema", PUBLISHED.values(), ids=PUBLISHED)
def test_the_schema_is_a_schema(schema: Callable[[], dict[str, object]]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


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
