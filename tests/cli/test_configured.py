"""`mediabruch.toml` on the command line: found by itself, named, left unread; what is asked beats it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.support.models import build

HOUSE = 'lang = "de"\ndefinition = "extended"\n[terms]\n"Klärfall" = "paper"\n'


@pytest.fixture
def house(folder: Path) -> Path:
    """The folder with a configuration and a model whose one step a word of the house tells of."""
    (folder / ".git").mkdir()
    (folder / "mediabruch.toml").write_text(HOUSE, encoding="utf-8")
    model = build("Bearbeiten").xml.decode().replace('name="Bearbeiten"', 'name="Klärfall bearbeiten"')
    (folder / "fall.bpmn").write_text(model, encoding="utf-8")
    return folder


def report(mediabruch: Run, *arguments: str) -> dict[str, Any]:
    done = mediabruch("analyze", "fall.bpmn", "-f", "json", *arguments)
    assert (done.code, done.err) == (0, "")
    document: dict[str, Any] = json.loads(done.out)
    return document


def test_a_configuration_is_found_by_itself(house: Path, mediabruch: Run) -> None:
    document = report(mediabruch)
    assert (document["language"], document["rules"]) == ("de", "extended")
    (step,) = document["steps"]
    assert (step["receives"], step["produces"]) == (["paper"], ["paper"])
    assert {evidence["entry"] for evidence in step["evidence"]} == {'mediabruch.toml: terms."Klärfall"'}
    assert {evidence["source"] for evidence in step["evidence"]} == {"label"}


@pytest.mark.parametrize(("lang", "said"), [("en", "is not read"), ("de", "wird nicht gelesen")])
def test_a_configuration_that_is_called_almost_so_is_named(house: Path, mediabruch: Run, lang: str, said: str) -> None:
    (house / "mediabruch.toml").rename(house / "mediabruch.toml.txt")
    (house / "a" / "b").mkdir(parents=True)
    for place in ("a", "a/b"):
        (house / place / "fall.bpmn").write_bytes((house / "fall.bpmn").read_bytes())
    done = mediabruch("check", "--lang", lang, "a", "--fail-on", "none")
    assert done.code == 0
    assert [line.partition(said)[0] for line in done.err.splitlines()] == ["mediabruch.toml.txt "]
    (house / "mediabruch.toml").write_text("", encoding="utf-8")
    assert mediabruch("check", "a", "--fail-on", "none").err == ""
    (house / "mediabruch.toml").unlink()
    assert mediabruch("check", "a", "--fail-on", "none", "--no-config").err == ""


def test_what_is_asked_beats_what_is_configured(house: Path, mediabruch: Run) -> None:
    document = report(mediabruch, "--definition", "physical", "--lang", "en")
    assert (document["language"], document["rules"]) == ("en", "physical")
    done = mediabruch("--lang", "en", "analyze", "fall.bpmn", "-f", "json")
    assert json.loads(done.out)["language"] == "en"
    assert report(mediabruch, "--no-inference")["steps"][0]["receives"] is None
    Path("mediabruch.toml").write_text("inference = false\n" + HOUSE, encoding="utf-8")
    assert report(mediabruch)["steps"][0]["receives"] is None
    assert report(mediabruch, "--inference")["steps"][0]["receives"] == ["paper"]


def test_no_configuration(house: Path, mediabruch: Run) -> None:
    document = report(mediabruch, "--no-config")
    assert (document["language"], document["rules"]) == ("en", "standard")
    assert document["steps"][0]["receives"] is None


def test_a_configuration_is_named(house: Path, mediabruch: Run) -> None:
    Path("amt", "haus.toml").write_text('[terms]\n"Klärfall" = "data"', encoding="utf-8")
    document = report(mediabruch, "--config", "amt/haus.toml")
    assert (document["language"], document["rules"]) == ("en", "standard")
    assert document["steps"][0]["receives"] == ["data"]
    assert document["steps"][0]["evidence"][0]["entry"] == 'haus.toml: terms."Klärfall"'


def test_each_model_has_the_configuration_of_its_folder(house: Path, mediabruch: Run) -> None:
    Path("amt", "pyproject.toml").write_text('[tool.mediabruch]\ndefinition = "physical"', encoding="utf-8")
    done = mediabruch("analyze", "fall.bpmn", "amt", "-f", "json")
    reports = json.loads(done.out)["reports"]
    assert [each["rules"] for each in reports] == ["extended", "physical", "physical"]
    assert {each["language"] for each in reports} == {"de"}


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "the table [tool.mediabrch] is not read; its name would have to be [tool.mediabruch]."),
        ("de", "die Tabelle [tool.mediabrch] wird nicht gelesen; sie müsste [tool.mediabruch] heißen."),
    ],
)
def test_a_misspelled_table_is_told_once(house: Path, mediabruch: Run, lang: str, sentence: str) -> None:
    Path("amt", "pyproject.toml").write_text("[tool.mediabrch]\nlang = 'de'\n", encoding="utf-8")
    done = mediabruch("analyze", "amt", "--lang", lang)
    assert (done.code, done.err) == (0, f"{Path('amt', 'pyproject.toml')}: {sentence}\n")
    assert mediabruch("analyze", "amt", "--no-config", "--lang", lang).err == ""


def test_the_evidence_names_the_entry(house: Path, mediabruch: Run) -> None:
    done = mediabruch("explain", "fall.bpmn", "Bearbeiten")
    assert (done.code, done.err) == (0, "")
    text = " ".join(done.out.split())
    assert 'Eintrag „mediabruch.toml: terms."Klärfall"“' in text
    assert "zählt 0,95" in text
    assert done.out == mediabruch("analyze", "fall.bpmn", "--explain", "Bearbeiten").out
    english = mediabruch("explain", "fall.bpmn", "Bearbeiten", "--lang", "en").out
    assert 'entry “mediabruch.toml: terms."Klärfall"”' in " ".join(english.split())


@pytest.mark.parametrize(
    "command", [["analyze", "fall.bpmn"], ["explain", "fall.bpmn", "Bearbeiten"], ["analyze", "."]]
)
def test_a_mistake_in_it_is_one_sentence(house: Path, mediabruch: Run, command: list[str]) -> None:
    Path("mediabruch.toml").write_text('[terms]\n"Klärfall" = "papr"\n', encoding="utf-8")
    done = mediabruch(*command, "--lang", "de")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Fehler: mediabruch.toml:2:14: ")
    assert "Meinten Sie paper?" in done.err
    assert done.err.count("\n") == 1
    assert mediabruch(*command, "--no-config").code in (0, 2)


def test_contradicting_options(house: Path, mediabruch: Run) -> None:
    done = mediabruch("analyze", "fall.bpmn", "--config", "mediabruch.toml", "--no-config")
    assert (done.code, done.out) == (2, "")
    assert done.err == "Error: --config and --no-config contradict each other.\n"


def test_a_report_does_not_replace_the_configuration(house: Path, mediabruch: Run) -> None:
    done = mediabruch("analyze", "fall.bpmn", "-o", "mediabruch.toml")
    assert (done.code, Path("mediabruch.toml").read_text(encoding="utf-8")) == (2, HOUSE)
    assert "mediabruch.toml" in done.err


def test_all_mistakes_of_a_file_are_told_at_once(mediabruch: Run, folder: Path) -> None:
    Path("antrag.media.yaml").write_text("steps:\n  Antrag: {medium: papr}\n  Pruefen: {colour: red}\n", "utf-8")
    done = mediabruch("analyze", "antrag.bpmn", "--lang", "en")
    first, second = done.err.splitlines()
    assert done.code == 2
    assert first.startswith("Error: antrag.media.yaml:2:20: medium: unknown medium “papr”.")
    assert second.startswith("Error: antrag.media.yaml:3:13: Unknown key “colour” under steps.")
