"""`mediabruch workbench`, and `--living`: what is written, and what is said where that cannot be."""

import base64
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.support.engine import install_stand_in


def block(page: str, name: str) -> Any:
    """What stands in a block of data."""
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def files(page: str) -> dict[str, bytes]:
    return {each["path"]: base64.b64decode(each["content"]) for each in block(page, "page-files")}


NO_ENGINE = {"en": "The workbench needs its engine, which is built once", "de": "Die Werkbank braucht ihren Motor"}


@pytest.mark.parametrize("lang", NO_ENGINE)
@pytest.mark.parametrize("command", [["workbench"], ["analyze", "antrag.bpmn", "--format", "html", "--living"]])
def test_without_the_engine_it_says_how_to_build_it(
    mediabruch: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], lang: str
) -> None:
    monkeypatch.setattr("mediabruch.workbench.bundle.engine.PACKAGE", "no_such_package")
    done = mediabruch(*command, "-o", "seite.html", "--lang", lang)
    assert (done.code, done.out) == (2, "")
    assert NO_ENGINE[lang] in done.err
    assert "python -m mediabruch.workbench.build" in done.err
    assert not (folder / "seite.html").exists()


@pytest.mark.parametrize(
    ("lang", "sentence"), [("en", "was built from another state"), ("de", "wurde aus einem anderen Stand")]
)
def test_an_engine_of_another_mediabruch_is_refused(
    mediabruch: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, sentence: str
) -> None:
    install_stand_in(tmp_path, monkeypatch, own="0" * 64)
    done = mediabruch("workbench", "--lang", lang)
    assert (done.code, done.out) == (2, "")
    assert sentence in done.err


def test_the_page_comes_empty(mediabruch: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_stand_in(tmp_path, monkeypatch)
    assert mediabruch("workbench", "-o", "seite.html") == (0, "", "")
    page = (folder / "seite.html").read_text(encoding="utf-8")
    assert files(page) == {}
    assert block(page, "page-opening") == {"lang": None, "path": None}


def test_models_come_with_the_page(
    mediabruch: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_stand_in(tmp_path, monkeypatch)
    (folder / "mediabruch.toml").write_text('definition = "physical"\n', encoding="utf-8")
    done = mediabruch("workbench", "antrag.bpmn", "amt", "--exclude", "zwei.bpmn", "--lang", "de")
    assert (done.code, done.err) == (0, "")
    assert list(files(done.out)) == ["amt/eins.bpmn", "antrag.bpmn", "antrag.media.yaml", "mediabruch.toml"]
    assert files(done.out)["antrag.bpmn"] == (folder / "antrag.bpmn").read_bytes()
    assert block(done.out, "page-opening") == {"lang": "de", "path": None}


@pytest.mark.parametrize("command", [["workbench"], ["analyze", "--format", "html", "--living"]])
def test_a_single_model_is_shown_at_once(
    mediabruch: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    install_stand_in(tmp_path, monkeypatch)
    done = mediabruch(*command, "amt/eins.bpmn", "--no-config", LANG="de_DE.UTF-8")
    assert (done.code, done.err) == (0, "")
    assert block(done.out, "page-opening") == {"lang": "de", "path": "eins.bpmn"}
    assert list(files(done.out)) == ["eins.bpmn"]


@pytest.mark.parametrize(
    "command",
    [
        ["workbench", "fehlt.bpmn"],
        ["workbench", "-"],
        ["workbench", "amt", "--annotations", "antrag.media.yaml"],
        ["workbench", "-o", "antrag.bpmn", "antrag.bpmn"],
        ["analyze", "antrag.bpmn", "--living"],
        ["analyze", "antrag.bpmn", "--living", "--format", "html", "--definition", "extended"],
        ["analyze", "kaputt.bpmn", "--living", "--format", "html"],
    ],
)
@pytest.mark.parametrize("lang", ["de", "en"])
def test_what_cannot_be_is_said_in_a_sentence(
    mediabruch: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], lang: str
) -> None:
    install_stand_in(tmp_path, monkeypatch)
    done = mediabruch(*command, "--lang", lang)
    assert (done.code, done.out) == (2, "")
    assert "Traceback" not in done.err
    assert len(done.err.strip().splitlines()) <= 4


def test_the_same_models_give_the_same_page(mediabruch: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_stand_in(tmp_path, monkeypatch)
    first, second = (mediabruch("workbench", "antrag.bpmn", "amt", "--lang", "en").out for _ in range(2))
    assert first == second
