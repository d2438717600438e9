"""The reference vectors' annotations have the form of annotation files."""

import json

import pytest

from mediabruch.statements.reading import parse_sidecar
from mediabruch.statements.sidecar import sidecar_from_mapping
from tests.statements.test_sidecar import values
from tests.support.shared import SHARED, needs_shared

PLAYOUT = SHARED / "playout-2"


@needs_shared("playout-2/vectors.jsonl", "playout-2/tiny.jsonl")
@pytest.mark.parametrize("name", ["vectors.jsonl", "tiny.jsonl"])
def test_every_vector_is_an_annotation_file(name: str) -> None:
    with (PLAYOUT / name).open(encoding="utf-8") as lines:
        for line in lines:
            annotations = json.loads(line)["annotations"]
            read = values(sidecar_from_mapping(annotations))
            assert {section: set(ids) for section, ids in read.items()} == {
                section: set(ids) for section, ids in annotations.items()
            }
            assert values(parse_sidecar(json.dumps(annotations), "a.json")) == read
