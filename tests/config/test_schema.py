"""The published JSON schema says what the code says."""

import tomllib

import jsonschema
import pytest

from mediabruch.config.schema import config_schema
from tests.config.test_reading import HOUSE, refusal

VALIDATOR = jsonschema.Draft202012Validator(config_schema())


@pytest.mark.parametrize(
    "text",
    [
        "",
        HOUSE,
        "systems = ['Hades']",
        "lang = 'fr'",
        "definition = 'x'",
        "inference = 1",
        "unknown = 1",
        "[terms]\nX = 'papr'",
        "[terms]\nX = ['paper', 'data']",
        "[terms]\nX = ['physical']",
        "[terms]\nX = []",
        "[terms]\nX = ['physical', 'data']",
        "[terms]\nX = {}",
        "[terms]\nX = {party = 'a'}",
        "[lanes]\nX = {party = 'a'}",
        "[lanes]\nX = {party = 1}",
        "[lanes]\nX = {party = false}",
        "[terms]\nX = {medium = 'paper', receives = 'data'}",
        "[terms]\nX = {medium = 'paper'}",
        "[systems]\nX = {}",
        "[colors]\nred = 'paper'",
        "[colors]\n'#abc' = 'paper'",
        "[colors]\n'#abcd' = 'paper'",
        "[defaults]\nuserTask = 'paper'",
        "[defaults]\nuser = 'paper'",
        "terms = ['a']",
        "terms = 1",
    ],
)
def test_schema_and_code_agree(text: str) -> None:
    assert VALIDATOR.is_valid(tomllib.loads(text)) == (refusal(text) is None), refusal(text)
