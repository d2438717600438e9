"""Where a configuration is found, and that whatever stands there is read or refused in one sentence."""

import os
from pathlib import Path

import pytest

from mediabruch.config import find_config, load_config
from mediabruch.config.files import misnamed_table
from mediabruch.errors import ConfigError

TABLE = "[tool.mediabruch]\nlang = 'de'\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """`a/b/c` below a folder with `.git`, so that nothing above it counts."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "a" / "b" / "c").mkdir(parents=True)
    return tmp_path


def write(path: Path, text: str = "lang = 'de'\n") -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_the_nearest_counts(folder: Path) -> None:
    model = folder / "a" / "b" / "c" / "antrag.bpmn"
    assert find_config(model) is None
    top = write(folder / "mediabruch.toml")
    assert find_config(model) == top
    shared = write(folder / "a" / "pyproject.toml", TABLE)
    assert find_config(model) == shared
    near = write(folder / "a" / "b" / "c" / "mediabruch.toml")
    assert find_config(model) == near
    assert find_config(folder / "a" / "b" / "x.bpmn") == shared
    assert find_config(folder / "x.bpmn") == top


def test_the_search_ends_at_a_repository(folder: Path) -> None:
    write(folder / "mediabruch.toml")
    (folder / "a" / ".git").write_text("gitdir: elsewhere", encoding="utf-8")
    assert find_config(folder / "a" / "b" / "x.bpmn") is None
    inside = write(folder / "a" / "mediabruch.toml")
    assert find_config(folder / "a" / "b" / "x.bpmn") == inside


@pytest.mark.parametrize(
    "text",
    ["", "[tool.other]\nmediabruch = 1", "tool = 3 # mediabruch", "[project]\nname = 'mediabruch'", "mediabruch = ["],
)
def test_a_shared_file_without_the_table_does_not_count(folder: Path, text: str) -> None:
    top = write(folder / "mediabruch.toml")
    write(folder / "a" / "pyproject.toml", text)
    assert find_config(folder / "a" / "x.bpmn") == top


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("[tool.mediabrch]\nlang = 'de'", "mediabrch"),
        ("[tool.'media-bruch'.terms]", "media-bruch"),
        ("[tool]\nMediabruch = {lang = 'de'}", "Mediabruch"),
        ("tool.medienbruch.lang = 'de'", "medienbruch"),
        ("[tool.mediabrch]\n[tool.mediabruch]", None),
        ("[tool.mediawiki]\n[tool.medium]", None),
        ("[mediabrch]", None),
        ("[tool.mediabrch", None),
        ("", None),
    ],
)
def test_a_table_that_is_called_almost_so(folder: Path, text: str, table: str | None) -> None:
    assert misnamed_table(write(folder / "pyproject.toml", text)) == table


@pytest.mark.parametrize("text", [TABLE, "tool.mediabruch.lang = 'de'", "tool = {mediabruch = {lang = 'de'}}"])
def test_the_table_counts_however_it_is_written(folder: Path, text: str) -> None:
    shared = write(folder / "pyproject.toml", text)
    assert find_config(folder / "x.bpmn") == shared
    assert load_config(shared).lang == "de"


def test_a_broken_shared_file_is_complained_of_where_it_has_the_table(folder: Path) -> None:
    shared = write(folder / "pyproject.toml", TABLE + "rules =\n")
    assert find_config(folder / "x.bpmn") == shared
    with pytest.raises(ConfigError, match=r"pyproject.toml:3:8: A value is missing here"):
        load_config(shared)


def test_two_files_in_one_folder_are_one_too_many(folder: Path) -> None:
    write(folder / "mediabruch.toml")
    write(folder / "pyproject.toml", TABLE)
    with pytest.raises(ConfigError, match=r"mediabruch.toml: pyproject.toml stands beside it"):
        find_config(folder / "x.bpmn")


def test_standard_input_begins_in_the_working_directory(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    near = write(folder / "a" / "mediabruch.toml")
    monkeypatch.chdir(folder / "a" / "b")
    assert find_config("-") == near
    assert find_config("x.bpmn") == near
    assert find_config(Path("..", "..", "x.bpmn")) is None


@pytest.mark.parametrize("name", ["nowhere/x.bpmn", "x\0.bpmn", "", "x" * 5000])
def test_a_model_that_is_not_there(folder: Path, name: str) -> None:
    assert find_config(os.fspath(folder) + "/" + name) is None


@pytest.mark.parametrize(
    ("content", "mistake"),
    [
        (b"lang = 'de'\n[terms]\nB\xfcrger = 'paper'", r":3:2: The configuration is not in UTF-8; save it in that"),
        (b"lang = 'dd'\xff", r":1:12: The configuration is not in UTF-8"),
        (b"#" * 4_000_001, r": The configuration is larger than 4 MB\."),
    ],
)
def test_what_cannot_be_read(folder: Path, content: bytes, mistake: str) -> None:
    (folder / "mediabruch.toml").write_bytes(content)
    with pytest.raises(ConfigError, match=mistake):
        load_config(folder / "mediabruch.toml")


def test_what_is_not_there_or_no_file(folder: Path) -> None:
    for path in (folder / "missing.toml", folder, Path("\0")):
        with pytest.raises(ConfigError, match="The configuration cannot be read: "):
            load_config(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(folder: Path, encoding: str) -> None:
    (folder / "own.toml").write_bytes("lang = 'de' # für".encode(encoding))
    assert load_config(str(folder / "own.toml")).lang == "de"
