"""The published JSON schema says what the code says."""

import json
from pathlib import Path

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from mediabruch.annotate.schema import PUBLISHED, annotations_schema, schema_text
from mediabruch.annotate.vocabulary import VOCABULARY, Section
from tests.annotate.test_sidecar import ANNOTATIONS, refusal

VALIDATOR = jsonschema.Draft202012Validator(annotations_schema())


def test_the_published_schema_is_fresh() -> None:
    published = Path(__file__).parents[2] / "schemas" / PUBLISHED
    assert published.read_text(encoding="utf-8") == schema_text(), "run python -m mediabruch.annotate.schema"


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(annotations_schema())


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
    refused = refusal(json.dumps(annotations), "a.json")
    if refused is None:
        VALIDATOR.validate(annotations)
    else:
        assert not VALIDATOR.is_valid(annotations), refused
