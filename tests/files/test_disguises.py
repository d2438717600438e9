"""Files that are something else than their name says."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mediabruch.bpmn import read, read_bytes
from mediabruch.config import load_config
from mediabruch.errors import MediabruchError
from mediabruch.exchange.sheets import read_lines
from mediabruch.statements.folders import parse_folder
from mediabruch.statements.reading import read_sidecar, read_text
from tests.bpmn.snippets import definitions

POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n"
PAGE = b"\n<!DOCTYPE html>\n<html><head><title>Anmelden</title></head><body>steps: x</body></html>"
OTHERS = {
    "Git LFS": POINTER,
    r"a web page \(HTML\)": PAGE,
    "web page": b"\xef\xbb\xbf<HTML lang='de'><body/></HTML>",
    "page": b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">\n<html/>',
    "a PDF document": b"%PDF-1.7\n\x80",
    "a picture": b"\x89PNG\r\n\x1a\n",
    "a packed archive": b"\x1f\x8b\x08\x00",
}
ZIP = b"PK\x03\x04\x14\x00"


def folder_file(path: Path) -> object:
    return parse_folder(read_text(path), str(path))


READERS: dict[str, tuple[Callable[[Path], object], str]] = {
    "a.bpmn": (read, "a BPMN model"),
    "a.media.yaml": (read_sidecar, "an annotation file"),
    "a.media.json": (read_sidecar, "an annotation file"),
    "_media.yaml": (folder_file, "an annotation file"),
    "mediabruch.toml": (load_config, "a configuration"),
    "t.csv": (read_lines, "a table"),
}


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("what", OTHERS)
def test_what_it_is(name: str, what: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(OTHERS[what])
    with pytest.raises(MediabruchError, match=what):
        READERS[name][0](path)


@pytest.mark.parametrize("name", [name for name in READERS if name != "t.csv"])
def test_archives(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(ZIP)
    with pytest.raises(MediabruchError, match=f"This is a ZIP archive.*, and not {READERS[name][1]}"):
        READERS[name][0](path)


MODEL = definitions('<process id="P">\n<task id="A"/>\n</process>')
CONFLICT = "<<<<<<< HEAD\n{ours}\n=======\n{theirs}\n>>>>>>> branch\n"
BOTH = {
    "a.bpmn": MODEL.decode().replace(
        '<task id="A"/>\n', CONFLICT.format(ours='<task id="A"/>', theirs='<task id="B"/>')
    ),
    "a.media.yaml": "steps:\n" + CONFLICT.format(ours="  A: {medium: paper}", theirs="  A: {medium: data}"),
    "a.media.json": "{\n" + CONFLICT.format(ours='"steps": {}', theirs='"flows": {}') + "}",
    "_media.yaml": "labels:\n" + CONFLICT.format(ours="  A: {medium: paper}", theirs="  A: {medium: data}"),
    "mediabruch.toml": "[terms]\n" + CONFLICT.format(ours='A = "paper"', theirs='A = "data"'),
    "t.csv": "id;takes in\n" + CONFLICT.format(ours="A;paper", theirs="A;data"),
}


@pytest.mark.parametrize("name", BOTH)
def test_conflicts(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(BOTH[name])
    line = BOTH[name].split("<<<<<<<")[0].count("\n") + 1
    with pytest.raises(MediabruchError, match="A merge conflict of Git stands here") as caught:
        READERS[name][0](path)
    assert caught.value.line == line


def test_a_text_about_conflicts_is_none() -> None:
    text = b"<documentation><![CDATA[\n<<<<<<< HEAD\n=======\n]]></documentation>"
    model = read_bytes(MODEL.replace(b'<task id="A"/>', b'<task id="A">' + text + b"</task>"), "a.bpmn")
    assert [node.id for node in model.nodes] == ["A"]
