"""`mediabruch annotate --check` without a terminal: lists, and moves what is beyond doubt."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def moved(folder: Path, mediabruch: Run) -> Path:
    """The model `antrag.bpmn` with new ids; its annotation file remembers the old ones."""
    assert mediabruch("annotate", "--check", "--fix", "antrag.bpmn").code == 0
    model = folder / "antrag.bpmn"
    (folder / "alt.bpmn").write_bytes(model.read_bytes())
    text = model.read_text("utf-8")
    for step in ("Antrag", "Pruefen"):
        for place in ("id", "sourceRef", "targetRef"):
            text = text.replace(f'{place}="{step}"', f'{place}="X_{step}"')
    model.write_text(text, "utf-8")
    return folder / "antrag.media.yaml"


def test_one_line_says_that_all_fits(mediabruch: Run) -> None:
    fits = "1 annotation file checked: all fits.\n"
    assert mediabruch("annotate", "--check", "antrag.bpmn", "amt") == (0, fits, "")
    assert mediabruch("annotate", "--check", "amt") == (0, "There is no annotation file beside the models.\n", "")


def test_new_ids_are_listed_with_place_and_confidence(moved: Path, mediabruch: Run) -> None:
    before = moved.read_bytes()
    done = mediabruch("annotate", "--check", "antrag.bpmn")
    assert done.code == 1
    assert done.out.splitlines() == [
        "antrag.media.yaml:2: “Antrag” has become “X_Antrag”: Antrag. (100 %)",
        "antrag.media.yaml:3: “Pruefen” has become “X_Pruefen”: Pruefen. (100 %)",
    ]
    assert moved.read_bytes() == before


def test_fixing_moves_them(moved: Path, mediabruch: Run) -> None:
    assert mediabruch("analyze", "antrag.bpmn").code == 2
    done = mediabruch("annotate", "--check", "--fix", "antrag.bpmn")
    assert done.code == 0
    assert "Moved: Antrag to X_Antrag" in done.out
    assert moved.read_text("utf-8").startswith("steps:\n  X_Antrag: {medium: digital}\n  X_Pruefen: {medium: paper}\n")
    assert mediabruch("annotate", "--check", "antrag.bpmn") == (0, "1 annotation file checked: all fits.\n", "")
    assert mediabruch("analyze", "antrag.bpmn").code == 0


def test_an_older_copy_helps_where_nothing_is_remembered(moved: Path, mediabruch: Run) -> None:
    moved.write_text("steps:\n  Antrag: {medium: digital}\n", "utf-8")
    assert "has become" not in mediabruch("annotate", "--check", "antrag.bpmn").out
    assert mediabruch("annotate", "--check", "--fix", "--was", "alt.bpmn", "antrag.bpmn").code == 0
    assert "  X_Antrag: {medium: digital}\n" in moved.read_text("utf-8")


def test_a_file_that_cannot_be_read_does_not_stop_the_others(moved: Path, mediabruch: Run) -> None:
    Path("kaputt.media.yaml").write_text("steps:\n  A: {medium: paper}\n", "utf-8")
    done = mediabruch("annotate", "--check", "kaputt.bpmn", "antrag.bpmn")
    assert done.code == 2
    assert "X_Antrag" in done.out


def test_a_model_that_is_not_there_is_no_model_that_fits(mediabruch: Run) -> None:
    done = mediabruch("annotate", "--check", "antrg.bpmn")
    assert (done.code, done.out) == (2, "antrg.bpmn: There is no such file. Did you mean antrag.bpmn?\n")


def test_errors_of_use(mediabruch: Run) -> None:
    assert "Name a model" in mediabruch("annotate", "--check").err
    assert "--was belongs to one model" in mediabruch("annotate", "--check", "--was", "antrag.bpmn", "amt").err
    assert "there is none" in mediabruch("annotate", "antrag.bpmn").err
