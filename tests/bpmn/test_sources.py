"""Where models come from, and the one clear sentence where none does."""

import io
import os
import pickle
import sys
from hashlib import sha256
from pathlib import Path

import pytest

import mediabruch
from mediabruch.bpmn import read, read_bytes
from mediabruch.errors import UnreadableError
from tests.bpmn.snippets import definitions

DATA = definitions('<process id="P" name="Hund anmelden"><task id="A"/></process>')


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "hund.bpmn"
    path.write_bytes(DATA)
    return path


def test_path(path: Path) -> None:
    model = read(path)
    assert (model.path, model.sha256) == (str(path), sha256(DATA).hexdigest())
    assert read(str(path)) == model


def test_open_file(path: Path) -> None:
    with path.open("rb") as file:
        assert read(file).path == str(path)


def test_stream_without_name() -> None:
    assert read(io.BytesIO(DATA)).path == "-"


@pytest.mark.parametrize("source", ["path", "-"])
def test_streams_are_read_no_further_than_models_are_large(monkeypatch: pytest.MonkeyPatch, source: str) -> None:
    monkeypatch.setattr("mediabruch.bpmn.LARGEST", len(DATA) - 1)
    stream = io.BytesIO(DATA * 2)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))
    with pytest.raises(UnreadableError, match="larger than 100 MB"):
        read(stream if source == "path" else source)
    assert stream.tell() == len(DATA)


def test_a_closed_file(path: Path) -> None:
    with path.open("rb") as file:
        pass
    with pytest.raises(UnreadableError, match="cannot be read: the stream is closed"):
        read(file)


def test_a_file_that_was_opened_in_another_encoding(path: Path) -> None:
    path.write_bytes(DATA.replace(b"Hund", "Hündin".encode("cp1252")))
    with path.open(encoding="utf-8") as file, pytest.raises(UnreadableError, match="open it for reading bytes"):
        read(file)


def test_content_in_the_place_of_a_name() -> None:
    with pytest.raises(UnreadableError, match="not its name; give it as bytes"):
        read(f"\n{DATA.decode()}")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(DATA)))
    assert read("-").path == "-"


@pytest.mark.parametrize(
    ("attributes", "path", "name"),
    [
        ('<collaboration id="C" name="Melde-&#10;wesen"/><process id="P" name="Hund"/>', "a.bpmn", "Meldewesen"),
        ('<collaboration id="C"/><process id="P" name="Hund anmelden"/>', "a.bpmn", "Hund anmelden"),
        (
            '<collaboration id="C"><participant id="X" name="Amt" processRef="P"/></collaboration><process id="P"/>',
            "Hund_anmelden.bpmn",
            "Hund anmelden",
        ),
        (
            '<collaboration id="C" name="Default Collaboration"><participant id="X" name="Amt" processRef="P"/>'
            '</collaboration><process id="P" name="Amt"/>',
            "hund.bpmn",
            "hund",
        ),
        ('<process id="P" name="Redakteur"/><process id="Q" name="Leitung"/>', "freigabe.bpmn", "freigabe"),
        (
            '<collaboration id="C"><participant id="X" name="Bestellung" processRef="P"/></collaboration>'
            '<process id="P" name="Initiating Process"/>',
            "a.bpmn",
            "Bestellung",
        ),
        (
            '<collaboration id="C"><participant id="X" name="Amt" processRef="P"/><participant id="Y" name="Kunde"/>'
            '</collaboration><process id="P" name="process_pool1"/>',
            "hund.bpmn",
            "hund",
        ),
        ('<process id="P" name="Process_1"/>', "hund.bpmn", "hund"),
        ('<process id="P" name="pharmacy_process"/>', "hund.bpmn", "hund"),
        ('<process id="P" name="Process 12"/>', "hund.bpmn", "hund"),
        ('<process id="P" name="Process order"/>', "hund.bpmn", "Process order"),
        ('<process id="P" name="Prozessbeschreibung"/>', "hund.bpmn", "Prozessbeschreibung"),
        ('<process id="P"/>', "akten/hund.v2.bpmn20.xml", "hund.v2"),
        ('<process id="P"/>', "Hund.BPMN", "Hund"),
        ("", "-", "-"),
    ],
)
def test_name(attributes: str, path: str, name: str) -> None:
    assert read_bytes(definitions(attributes), path).name == name


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="There is no such file") as raised:
        read(tmp_path / "none.bpmn")
    assert raised.value.path == str(tmp_path / "none.bpmn")


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="This is a folder; a model file is meant"):
        read(tmp_path)


def test_the_verb_is_a_function(path: Path) -> None:
    assert mediabruch.read(path) == read(path)
    assert pickle.loads(pickle.dumps(mediabruch.read)) is read


def test_permission(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(UnreadableError, match="permission denied"):
        read(path)


@pytest.mark.parametrize("path", ["a\0b.bpmn", "x" * 5000, "/dev/null/a.bpmn"])
def test_impossible_path(path: str) -> None:
    with pytest.raises(UnreadableError):
        read(path)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b" \n\xef\xbb\xbf ", "The file is empty."),
        (b"Antrag", "The file is not XML: it does not begin with an element."),
        (b'{"steps": {}}', "The file is not XML: it does not begin with an element."),
        (b"PK\x03\x04\x14\0\0", "This is a ZIP archive"),
        (b"<html><body></html>", "This is a web page (HTML)"),
        (b"<svg><g></svg>", "The file is not XML: the element g, begun in line 1, is ended as svg."),
        (b"<svg/>", "This is XML, but no BPMN model: its first element is svg, not definitions."),
        (
            b'<xmi:XMI xmlns:xmi="http://www.omg.org/XMI"/>',
            "This is XML, but no BPMN model: its first element is XMI, not definitions.",
        ),
        (
            b'<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"><decision/></definitions>',
            "its namespace is “https://www.omg.org/spec/DMN/20191111/MODEL/”, and it holds no process.",
        ),
        (
            b'<!-- a model -->\n<!DOCTYPE definitions SYSTEM "http://example.org/x.dtd">\n<definitions/>',
            "The file declares a document type (DOCTYPE)",
        ),
    ],
)
def test_no_model(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        read_bytes(data, "a.bpmn")
    assert sentence in str(raised.value)
    assert str(raised.value).startswith("a.bpmn")


def test_place_of_an_error() -> None:
    with pytest.raises(UnreadableError) as raised:
        read_bytes(b"<svg>\n<g>\n</svg>", "a.bpmn")
    assert (raised.value.line, raised.value.path) == (3, "a.bpmn")
    with pytest.raises(UnreadableError) as raised:
        read_bytes(b"\n<!DOCTYPE definitions>\n<definitions/>", "a.bpmn")
    assert raised.value.line == 2
