"""Finding the annotation file beside a model, and reading its bytes."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediabruch.errors import AnnotationError
from mediabruch.files.ancestors import Ancestors
from mediabruch.files.sidecars import find_sidecar
from mediabruch.statements.reading import ANNOTATION_TEXT, read_sidecar
from mediabruch.statements.vocabulary import Section

TEXT = "steps: {Prüfung: {medium: paper}}\n"


@pytest.mark.parametrize(
    ("model", "sidecar"),
    [
        ("antrag.bpmn", "antrag.media.yaml"),
        ("antrag.bpmn", "antrag.media.yml"),
        ("antrag.bpmn", "antrag.media.json"),
        ("antrag.BPMN", "antrag.media.yaml"),
        ("antrag.bpmn2", "antrag.media.yaml"),
        ("antrag.bpmn20.xml", "antrag.media.yaml"),
        ("antrag.bpmn.xml", "antrag.media.yaml"),
        ("antrag.xml", "antrag.media.yaml"),
        ("antrag", "antrag.media.yaml"),
        ("antrag.v2.bpmn", "antrag.v2.media.yaml"),
    ],
)
def test_the_sidecar_stands_beside_the_model(tmp_path: Path, model: str, sidecar: str) -> None:
    assert find_sidecar(tmp_path / model) is None
    (tmp_path / "other.media.yaml").touch()
    (tmp_path / sidecar).touch()
    assert find_sidecar(tmp_path / model) == tmp_path / sidecar
    assert find_sidecar(str(tmp_path / model)) == tmp_path / sidecar
    assert find_sidecar(tmp_path / model, Ancestors()) == tmp_path / sidecar


@pytest.mark.parametrize("model", ["", "-", ".bpmn", "/", "a\0.bpmn", "missing/antrag.bpmn"])
def test_no_sidecar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model: str) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_sidecar(model) is None
    assert find_sidecar(model, Ancestors()) is None


def test_who_asks_for_many_models_lists_their_folder_once(tmp_path: Path) -> None:
    above, model = Ancestors(), tmp_path / "antrag.bpmn"
    assert find_sidecar(model, above) is None
    (tmp_path / "antrag.media.yaml").touch()
    assert find_sidecar(model, above) is None
    assert find_sidecar(model, Ancestors()) is not None


def test_a_folder_is_no_sidecar(tmp_path: Path) -> None:
    (tmp_path / "antrag.media.yaml").mkdir()
    assert find_sidecar(tmp_path / "antrag.bpmn") is None


def test_two_sidecars_are_refused(tmp_path: Path) -> None:
    (tmp_path / "antrag.media.json").touch()
    (tmp_path / "antrag.media.yaml").touch()
    with pytest.raises(AnnotationError, match=r"antrag\.media\.json stands beside it") as caught:
        find_sidecar(tmp_path / "antrag.bpmn")
    assert caught.value.path == str(tmp_path / "antrag.media.yaml")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.media.yaml"
    path.write_bytes(TEXT.encode(encoding))
    assert read_sidecar(path).entries[Section.STEPS]["Prüfung"].column == 9


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        (TEXT.encode("cp1252"), 1, 11),
        (b"# \xc3\xa4\n#  \xc3\xa4 \xe4\n", 2, 6),
        (b"\xff\xfea", 1, 1),
    ],
)
def test_other_encodings_are_refused(tmp_path: Path, content: bytes, line: int, column: int) -> None:
    path = tmp_path / "a.media.yaml"
    path.write_bytes(content)
    with pytest.raises(AnnotationError, match="not in UTF-8") as caught:
        read_sidecar(path)
    assert (caught.value.line, caught.value.column) == (line, column)


def test_what_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.yaml", tmp_path, "a\0b"):
        with pytest.raises(AnnotationError, match=r"The annotation file cannot be read: .+"):
            read_sidecar(path)


def test_what_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.media.yaml"
    path.write_bytes(b"#" * (ANNOTATION_TEXT.largest + 1))
    with pytest.raises(AnnotationError, match="larger than 8 MB"):
        read_sidecar(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=40))
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.media.yaml"
    path.write_bytes(content)
    with suppress(AnnotationError):
        read_sidecar(path)
