"""`mediabruch diff`: files, folders, revisions, and exit codes."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.support.models import build


@pytest.fixture
def versions(folder: Path) -> Path:
    """Two versions of a model, and two folders of them."""
    for name, medium in (("alt", "paper"), ("neu", "data")):
        (folder / name).mkdir()
        for model in ("antrag", "bescheid"):
            (folder / name / f"{model}.bpmn").write_bytes(build("Antrag > Pruefen > Bescheid").xml)
            (folder / name / f"{model}.media.yaml").write_text(
                f"steps:\n  Antrag: {{medium: data}}\n  Pruefen: {{medium: {medium}}}\n  Bescheid: {{medium: data}}\n"
            )
    return folder


def git(folder: Path, *arguments: str) -> None:
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


@pytest.mark.usefixtures("versions")
@pytest.mark.parametrize(("language", "said"), [("en", "Better than before"), ("de", "Besser als zuvor")])
def test_two_files(mediabruch: Run, language: str, said: str) -> None:
    done = mediabruch("diff", "alt/antrag.bpmn", "neu/antrag.bpmn", "--lang", language)
    assert (done.code, done.err) == (0, "")
    assert said in done.out


@pytest.mark.usefixtures("versions")
def test_worse_fails_if_asked_for(mediabruch: Run) -> None:
    assert mediabruch("diff", "neu/antrag.bpmn", "alt/antrag.bpmn").code == 0
    assert mediabruch("diff", "neu/antrag.bpmn", "alt/antrag.bpmn", "--fail-on-worse").code == 1
    assert mediabruch("diff", "alt/antrag.bpmn", "neu/antrag.bpmn", "--fail-on-worse").code == 0
    assert mediabruch("diff", "alt", "alt", "--fail-on-worse").code == 0
    assert mediabruch("diff", "neu", "alt", "--fail-on-worse").code == 1


def test_folders_are_compared_by_place_then_by_what_they_hold(mediabruch: Run, versions: Path) -> None:
    (versions / "neu" / "bescheid.bpmn").rename(versions / "neu" / "umbenannt.bpmn")
    (versions / "neu" / "bescheid.media.yaml").rename(versions / "neu" / "umbenannt.media.yaml")
    (versions / "alt" / "weg.bpmn").write_bytes(build("Ganz > Anders > Hier").xml)
    document = json.loads(mediabruch("diff", "alt", "neu", "--format", "json").out)
    pairs = [(each["old"]["path"], each["new"]["path"]) for each in document["diffs"]]
    assert pairs == [("alt/antrag.bpmn", "neu/antrag.bpmn"), ("alt/bescheid.bpmn", "neu/umbenannt.bpmn")]
    assert document["only_old"] == ["alt/weg.bpmn"]
    assert document["diffs"][1]["confidence"] < 1


def test_a_service_key_pairs_what_nothing_else_does(mediabruch: Run, versions: Path) -> None:
    for folder, name, line in (("alt", "x", "Ganz > Anders > Hier"), ("neu", "y", "Dies > Und > Das")):
        (versions / folder / f"{name}.bpmn").write_bytes(build(line).xml)
        (versions / folder / f"{name}.media.yaml").write_text("leika_key: 99050012104000\n")
    document = json.loads(mediabruch("diff", "alt", "neu", "--format", "json").out)
    pairs = {each["old"]["path"]: (each["new"]["path"], each["confidence"]) for each in document["diffs"]}
    assert pairs["alt/x.bpmn"] == ("neu/y.bpmn", 1.0)


def test_a_revision_stands_before_a_colon(mediabruch: Run, versions: Path) -> None:
    git(versions, "init", "-q")
    git(versions, "add", ".")
    git(versions, "commit", "-qm", "x")
    (versions / "alt" / "antrag.media.yaml").write_text("steps:\n  Pruefen: {medium: digital}\n")
    document = json.loads(mediabruch("diff", "HEAD:alt/antrag.bpmn", "alt/antrag.bpmn", "--format", "json").out)
    assert document["old"]["path"] == "HEAD:alt/antrag.bpmn"
    assert not document["is_empty"]
    document = json.loads(mediabruch("diff", "HEAD:alt", "alt", "--format", "json").out)
    assert [each["is_empty"] for each in document["diffs"]] == [False, True]
    assert "no model at HEAD:nowhere" in mediabruch("diff", "HEAD:nowhere", "alt").err
    done = mediabruch("diff", "nothing:alt", "alt", "--lang", "de")
    assert (done.code, done.out) == (2, "")
    assert "nothing" in done.err


@pytest.mark.usefixtures("versions")
@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("alt/antrag.bpmn", "keines.bpmn"),
        ("kaputt.bpmn", "alt/antrag.bpmn"),
        ("-", "alt/antrag.bpmn"),
        ("alt/antrag.bpmn", "neu/antrag.bpmn", "--annotations", "antrag.media.yaml"),
        ("alt/antrag.bpmn", "neu/antrag.bpmn", "-o", "a.xlsx"),
        ("alt/antrag.bpmn", "neu/antrag.bpmn", "-o", "neu/antrag.bpmn", "--format", "text"),
        ("alt",),
    ],
)
def test_bad_input_is_one_sentence(mediabruch: Run, arguments: tuple[str, ...], language: str) -> None:
    done = mediabruch("diff", *arguments, "--lang", language)
    assert done.code == 2
    assert done.out == ""
    assert "Traceback" not in done.err
    assert 1 <= len(done.err.strip().splitlines()) <= 3


def test_a_broken_file_in_a_folder_takes_nothing_down(mediabruch: Run, versions: Path) -> None:
    (versions / "alt" / "kaputt.bpmn").write_bytes(b"<definitions")
    done = mediabruch("diff", "alt", "neu")
    assert done.code == 2
    assert "Better than before" in done.out
    assert "kaputt.bpmn" in done.out


def test_a_mapping_of_two_folders_is_written_corrected_and_read(mediabruch: Run, versions: Path) -> None:
    (versions / "neu" / "bescheid.bpmn").rename(versions / "neu" / "um benannt.bpmn")
    (versions / "alt" / "weg.bpmn").write_bytes(build("Ganz > Anders > Hier").xml)
    done = mediabruch("diff", "alt", "neu", "--mapping", "paare.yaml", "--lang", "en")
    assert (done.code, done.err) == (0, "Written, to be corrected: paare.yaml\n")
    file = versions / "paare.yaml"
    text = file.read_text(encoding="utf-8")
    assert '    - "old: bescheid.bpmn"\n    - "new: um benannt.bpmn"\n' in text
    assert '    - "old: weg.bpmn"\n' in text
    moved = text.replace('"old: bescheid.bpmn"', '"old: x"').replace("old: weg.bpmn", "old: bescheid.bpmn")
    file.write_text(moved.replace("old: x", "old: weg.bpmn"), encoding="utf-8")
    document = json.loads(mediabruch("diff", "alt", "neu", "--mapping", "paare.yaml", "--format", "json").out)
    assert [(each["old"]["path"], each["new"]["path"], each["confidence"]) for each in document["diffs"]] == [
        ("alt/antrag.bpmn", "neu/antrag.bpmn", 1.0),
        ("alt/weg.bpmn", "neu/um benannt.bpmn", 1.0),
    ]
    assert document["only_old"] == ["alt/bescheid.bpmn"]
    assert file.read_text(encoding="utf-8") == moved.replace("old: x", "old: weg.bpmn")


@pytest.mark.usefixtures("versions")
def test_a_mapping_is_json_where_it_is_called_so(mediabruch: Run, versions: Path) -> None:
    first = mediabruch("diff", "alt", "neu", "--mapping", "paare.json")
    assert "antrag.bpmn" in json.loads((versions / "paare.json").read_text(encoding="utf-8"))["processes"]
    assert mediabruch("diff", "alt", "neu", "--mapping", "paare.json").out == first.out


@pytest.mark.usefixtures("versions")
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("proceses: {}", "1:1"),
        ("processes: 3", "1:12"),
        ("[processes]", "1:1"),
        ("schema: mediabruch/diff-mapping/9", "1:9"),
        ("processes:\n  a: 'old: antrag.bpmn'", "2:6"),
        ("processes:\n  a:\n    - 'old: antrg.bpmn'", "3:7"),
        ("processes:\n  a: ['old: antrag.bpmn', 'old: bescheid.bpmn']", "2:27"),
        ("processes:\n  a: ['old: antrag.bpmn']\n  b: ['old: antrag.bpmn']", "3:7"),
        ("processes:\n  a: ['old: antrag.bpmn']\n  a: ['new: antrag.bpmn']", "3:3"),
    ],
)
def test_mistakes_in_a_mapping_are_told_with_their_place(
    mediabruch: Run, versions: Path, content: str, place: str, language: str
) -> None:
    (versions / "paare.yaml").write_text(content, encoding="utf-8")
    done = mediabruch("diff", "alt", "neu", "--mapping", "paare.yaml", "--lang", language)
    assert (done.code, done.out) == (2, "")
    assert f"paare.yaml:{place}: " in done.err
    assert (versions / "paare.yaml").read_text(encoding="utf-8") == content


@pytest.mark.usefixtures("versions")
def test_two_files_have_no_mapping(mediabruch: Run, versions: Path) -> None:
    done = mediabruch("diff", "alt/antrag.bpmn", "neu/antrag.bpmn", "--mapping", "paare.yaml")
    assert (done.code, done.out) == (2, "")
    assert not (versions / "paare.yaml").exists()
