"""The published schemas say what the code says."""

import json

import pytest
from jsonschema import Draft202012Validator

from mediabruch import schemas
from tests.support.shared import PROJECT

FOLDER = PROJECT / "schemas"


@pytest.mark.parametrize("name", schemas.NAMES)
def test_published_schema_is_fresh(name: str, request: pytest.FixtureRequest) -> None:
    text = schemas.text_of(name)
    if request.config.getoption("--rewrite"):
        (FOLDER / name).write_text(text, encoding="utf-8")
    published = (FOLDER / name).read_text(encoding="utf-8")
    if name.endswith(".json"):  # as values: versions of pydantic write 1 or 1.0
        assert json.loads(published) == json.loads(text), "run python -m mediabruch.schemas"
    else:
        assert published == text, "run python -m mediabruch.schemas"
    if name.endswith(".schema.json"):
        Draft202012Validator.check_schema(json.loads(text))


def test_no_schema_is_forgotten() -> None:
    assert {file.name for file in FOLDER.iterdir()} == set(schemas.NAMES)
