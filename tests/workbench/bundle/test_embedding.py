"""What comes with a page: models and all that holds for them, lying to each other as on the disk."""

from pathlib import Path

import pytest

from mediabruch.errors import MediabruchError
from mediabruch.workbench.bundle.embedding import Embedding
from tests.support.models import build

MODEL = build("Antrag > Pruefen").xml
STATED = b"steps:\n  Antrag: {medium: paper}\n"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Two models in folders, with what holds for them."""
    for name, content in {
        "mediabruch.toml": b'definition = "extended"\n',
        "amt/_media.yaml": b"labels:\n  Pruefen: paper\n",
        "amt/eins.bpmn": MODEL,
        "amt/eins.media.yaml": STATED,
        "amt/anderes.txt": b"x",
        "haus/zwei.bpmn": MODEL,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    return tmp_path


def test_all_that_holds_for_models_comes_along(house: Path) -> None:
    models = (str(house / "amt/eins.bpmn"), str(house / "haus/zwei.bpmn"))
    embedding = Embedding(models=models, configurations=(house / "mediabruch.toml",))
    files = embedding.files()
    assert list(files) == [
        "amt/_media.yaml",
        "amt/eins.bpmn",
        "amt/eins.media.yaml",
        "haus/zwei.bpmn",
        "mediabruch.toml",
    ]
    assert files["amt/eins.media.yaml"] == STATED
    assert [embedding.path_of(model) for model in models] == ["amt/eins.bpmn", "haus/zwei.bpmn"]


def test_a_single_model_lies_at_the_top(house: Path) -> None:
    embedding = Embedding(models=(str(house / "haus/zwei.bpmn"),))
    assert list(embedding.files()) == ["zwei.bpmn"]
    assert embedding.path_of(str(house / "haus/zwei.bpmn")) == "zwei.bpmn"


def test_what_is_named_takes_the_place_of_what_is_found(house: Path) -> None:
    (house / "other.yml").write_bytes(b"steps: {}\n")
    (house / "other.toml").write_bytes(b"habits = true\n")
    embedding = Embedding(
        models=(str(house / "amt/eins.bpmn"),), configuration=house / "other.toml", annotations=house / "other.yml"
    )
    files = embedding.files()
    assert list(files) == ["_media.yaml", "eins.bpmn", "eins.media.yaml", "mediabruch.toml"]
    assert files["eins.media.yaml"] == b"steps: {}\n"
    assert files["mediabruch.toml"] == b"habits = true\n"


def test_what_lies_behind_links_keeps_its_place(house: Path) -> None:
    (house / "link").symlink_to(house / "amt")
    assert list(Embedding(models=(str(house / "link/eins.bpmn"),)).files()) == list(
        Embedding(models=(str(house / "amt/eins.bpmn"),)).files()
    )


def test_nothing_comes_with_an_empty_page() -> None:
    assert Embedding(models=()).files() == {}


@pytest.mark.parametrize("name", ["-", "fehlt.bpmn"])
def test_what_cannot_be_read_is_refused(house: Path, name: str) -> None:
    with pytest.raises(MediabruchError):
        Embedding(models=(name if name == "-" else str(house / name),)).files()
