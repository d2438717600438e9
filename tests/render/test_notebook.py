"""An analysis shows itself in notebooks."""

import base64
import re
from pathlib import Path

import pytest
from lxml import etree

import mediabruch as mb
from tests.support.models import build
from tests.support.shared import PROJECT

DOG = PROJECT / "examples" / "hundesteuer-anmelden" / "ist.bpmn"


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")


def test_a_notebook_shows_the_picture_over_the_original_layout() -> None:
    found = re.findall(r'src="data:image/svg\+xml;base64,([^"]+)"', mb.analyze(DOG)._repr_html_())
    assert len(found) == 1
    assert base64.b64decode(found[0]).decode() == mb.analyze(DOG)._repr_svg_()


def test_the_picture_does_not_depend_on_the_file_any_more(tmp_path: Path) -> None:
    path = tmp_path / "dog.bpmn"
    path.write_bytes(DOG.read_bytes())
    analysis = mb.analyze(path)
    drawn = mb.analyze(path)._repr_svg_()
    path.unlink()
    assert analysis._repr_svg_() == drawn
    assert etree.fromstring(drawn.encode()).tag.endswith("svg")


def test_a_model_without_a_file_is_shown_as_well() -> None:
    assert mb.analyze(build("A(paper) > B(data)").xml)._repr_svg_().startswith("<svg")
