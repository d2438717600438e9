"""The three municipalities as a ring: nothing tells who is who, no order matters, and documents keep their schemas."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from mediabruch.bpmn import read
from mediabruch.model import Model
from tests.cli.conftest import Run
from tests.support.shared import PROJECT

MUNICIPALITIES = ("lindenbrueck", "oberau", "westheim")


@pytest.fixture
def members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    for name in MUNICIPALITIES:
        shutil.copytree(PROJECT / "examples" / "gemeinden" / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return MUNICIPALITIES


def told(folder: Path) -> Iterator[str]:
    """Every name, path, id and label of a member, and what is stated of its processes beside their keys."""
    yield folder.name
    yield from (line.partition("=")[2].strip(' "') for line in (folder / "mediabruch.toml").read_text().splitlines())
    for file in folder.glob("*.bpmn"):
        yield file.stem
        yield from _labels(read(str(file)))
        stated = yaml.safe_load(file.with_suffix(".media.yaml").read_text(encoding="utf-8"))
        yield from (str(stated[key]) for key in ("department", "contact"))


def _labels(model: Model) -> Iterator[str]:
    yield model.name
    yield model.sha256
    kinds = (model.nodes, model.lanes, model.participants, model.message_flows, model.sequence_flows, model.processes)
    for kind in kinds:
        for one in kind:
            yield one.name
            yield one.id or ""
    yield from (note.text for note in model.text_annotations)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("format_", ["text", "json", "csv", "html"])
def test_no_name_path_or_label_comes_out(
    mediabruch: Run, members: tuple[str, ...], format_: str, language: str
) -> None:
    done = mediabruch("compare", *members, "--anonymous", "--format", format_, "--lang", language, "--no-cache")
    assert done.code == 0
    assert "99999000000001" in done.out
    _tells_nothing(done.out, members)


def test_no_name_path_or_label_is_in_files_of_figures(mediabruch: Run, members: tuple[str, ...]) -> None:
    for name in members:
        done = mediabruch("portfolio", name, "--format", "ring", "--no-cache")
        size, document = _without_size(done.out)
        assert size
        Draft202012Validator(_schema("ring-member-1")).validate(document)
        _tells_nothing(json.dumps(document, ensure_ascii=False), members)


def _without_size(text: str) -> tuple[str, dict[str, object]]:
    """A file of figures without the size class, which a member tells of itself."""
    document = json.loads(text)
    return document["size"], {**document, "size": ""}


def _tells_nothing(text: str, members: tuple[str, ...]) -> None:
    words = {word.strip() for name in members for word in told(Path(name))}
    searched = {word for word in words if len(word) > 4}  # "nein" is in other words
    assert len(searched) > 500
    assert [word for word in searched if word.casefold() in text.casefold()] == []


def test_the_order_of_members_changes_nothing(mediabruch: Run, members: tuple[str, ...]) -> None:
    for options in ((), ("--anonymous",), ("--member", "Stadt Westheim")):
        shown = {mediabruch("compare", *order, *options, "-f", "json").out for order in (members, members[::-1])}
        assert len(shown) == 1


def test_the_order_of_folders_changes_nothing(mediabruch: Run, members: tuple[str, ...]) -> None:
    for format_ in ("text", "json", "csv", "jsonl", "ring"):
        shown = {mediabruch("portfolio", *order, "-f", format_).out for order in (members, members[::-1])}
        assert len(shown) == 1


def test_parts_merged_equal_the_whole(mediabruch: Run, members: tuple[str, ...]) -> None:
    for name in members:
        assert mediabruch("portfolio", name, "-o", f"{name}.jsonl").code == 0
    parts = [f"{name}.jsonl" for name in reversed(members)]
    for format_ in ("text", "json", "csv", "jsonl"):
        whole = mediabruch("portfolio", *members, "-f", format_, "--lang", "de").out
        assert mediabruch("portfolio", *parts, "-f", format_, "--lang", "de").out == whole


def test_documents_keep_their_schemas(mediabruch: Run, members: tuple[str, ...]) -> None:
    for options in ((), ("--anonymous",), ("--member", "Stadt Westheim")):
        document = json.loads(mediabruch("compare", *members, *options, "-f", "json").out)
        Draft202012Validator(_schema("ring-1")).validate(document)
    mediabruch("portfolio", members[0], "--snapshot", "before.json")
    document = json.loads(mediabruch("portfolio", *members, "--previous", "before.json", "-f", "json").out)
    Draft202012Validator(_schema("portfolio-1")).validate(document)
    assert document["measures"]
    for line in mediabruch("portfolio", *members, "-f", "jsonl").out.splitlines():
        Draft202012Validator(_schema("portfolio-entry-1")).validate(json.loads(line))


def _schema(name: str) -> dict[str, object]:
    found: dict[str, object] = json.loads((PROJECT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
    return found
