"""Real models: each is read or refused, and the exports of one model have the same nodes."""

from pathlib import Path

import pytest

from mediabruch.bpmn import read
from mediabruch.errors import UnreadableError
from tests.bpmn.snippets import elements
from tests.support.shared import CORPUS, find_models, needs_shared

MIWG = CORPUS / "bpmn-miwg+bpmn-miwg-test-suite"
FLOW_NODES = {"A.1.0": 5, "A.2.0": 8, "A.2.1": 8, "C.1.0": 21, "C.1.1": 10, "C.3.0": 14, "C.7.0": 11, "C.9.1": 10}
"""Flow nodes of the test cases, counted in the drawings of the conformance suite."""


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "SOURCES.md")


@pytest.mark.corpus
@needs_shared("corpus")
def test_every_file_is_read_or_refused() -> None:
    refused = []
    for path in files(CORPUS):
        try:
            model = read(path, diagram=True)
        except UnreadableError as error:
            refused.append(str(error))
        else:
            assert len({element.key for element in elements(model)}) == len(elements(model))
            assert all(element.line > 0 for element in elements(model))
    assert all(sentence.startswith(str(CORPUS)) for sentence in refused)
    assert len(refused) < 40


@needs_shared("corpus/bpmn-miwg+bpmn-miwg-test-suite")
@pytest.mark.parametrize("case", FLOW_NODES)
def test_exports_agree(case: str) -> None:
    exports = [path for path in files(MIWG) if path.name.startswith(case)]
    assert len(exports) > 10
    assert {len(read(path).nodes) for path in exports} == {FLOW_NODES[case]}


@needs_shared("corpus/DMachemehl+GovModeler")
def test_all_models_are_found() -> None:
    found = find_models([CORPUS / "DMachemehl+GovModeler"])
    assert found == [path for path in files(CORPUS / "DMachemehl+GovModeler") if path.suffix in {".bpmn", ".xml"}]
