"""Reading in each of the ways in which trees are made."""

from collections.abc import Iterator

import pytest

from mediabruch.bpmn import xml
from mediabruch.bpmn.trees import Trees, by_expat, by_lxml

WAYS: dict[str, Trees] = {"lxml": by_lxml, "expat": by_expat}


@pytest.fixture(scope="module", params=WAYS)
def way(request: pytest.FixtureRequest) -> Iterator[str]:
    """The tests of a module that asks for it run once with each way."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(xml, "trees", lambda: WAYS[request.param])
        yield request.param
