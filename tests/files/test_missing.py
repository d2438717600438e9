"""Files that are not there."""

from pathlib import Path

import pytest

from mediabruch.files.missing import missing


def test_the_model_beside_it_that_is_meant(tmp_path: Path) -> None:
    for name in ("antrag.bpmn", "antrag.media.yaml", "bescheid.bpmn"):
        (tmp_path / name).touch()
    meant = tmp_path / "antrag.bpmn"
    assert str(missing(str(tmp_path / "antrg.bpmn"))) == f"There is no such file. Did you mean {meant}?"
    assert str(missing(str(tmp_path / "antrag"))) == f"There is no such file. Did you mean {meant}?"
    assert str(missing(str(tmp_path / "x.bpmn"))) == "There is no such file."
    assert str(missing(str(tmp_path / "elsewhere"))) == "There is no such file or folder."
    assert str(missing(str(tmp_path / "statistik.csv"))) == "There is no such file."
    assert str(missing(str(tmp_path / "nowhere" / "antrag.bpmn"))) == "There is no such file."


def test_a_link_to_nothing_is_not_its_own_suggestion(tmp_path: Path) -> None:
    (tmp_path / "antrag.bpmn").symlink_to(tmp_path / "gone.bpmn")
    assert str(missing(str(tmp_path / "antrag.bpmn"))) == "This is a link to a file that is not there."


@pytest.mark.parametrize("address", ["https://example.org/antrag.bpmn", "http:/example.org/antrag.bpmn"])
def test_addresses_are_no_files(address: str) -> None:
    assert str(missing(address)) == "Addresses on the web are not read; download the file first."
