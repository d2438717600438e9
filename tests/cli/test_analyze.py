"""`mediabruch analyze`: what it reads, writes, and returns."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.support.models import build


@pytest.mark.parametrize(("lang", "says"), [("en", "What to do"), ("de", "Was zu tun ist")])
def test_reports_on_one_model_say_what_to_do_and_those_on_many_when_asked(
    folder: Path, mediabruch: Run, lang: str, says: str
) -> None:
    (folder / "zwei").mkdir()
    for name in ("a", "b"):
        (folder / "zwei" / f"{name}.bpmn").write_bytes(build("A > B").xml)
        (folder / "zwei" / f"{name}.media.yaml").write_text("steps: {A: {receives: data, produces: paper}}\n")
    run = ("--lang", lang, "--format", "markdown", "--no-cache")
    assert f"### {says}" in mediabruch("analyze", "zwei/a.bpmn", *run).out
    assert f"### {says}" not in mediabruch("analyze", "zwei", *run).out
    assert mediabruch("analyze", "zwei", *run, "--plan").out.count(f"### {says}") == 2
    refused = mediabruch("analyze", "zwei/a.bpmn", "--lang", lang, "--format", "csv", "--plan")
    assert (refused.code, refused.out) == (2, "")
    assert "--plan" in refused.err


def test_one_model(mediabruch: Run) -> None:
    done = mediabruch("analyze", "antrag.bpmn")
    assert (done.code, done.err) == (0, "")
    assert "End-to-end score" in done.out
    assert "1  Pruefen" in done.out


def test_json_of_one_model_and_of_several(mediabruch: Run) -> None:
    one = json.loads(mediabruch("analyze", "antrag.bpmn", "-f", "json").out)
    assert one["schema"] == "mediabruch/report/2"
    folder = json.loads(mediabruch("analyze", "amt", "--format", "json").out)
    assert [report["model"]["path"] for report in folder["reports"]] == ["amt/eins.bpmn", "amt/zwei.bpmn"]


@pytest.mark.parametrize("format_", ["text", "json", "markdown", "csv", "walk", "html", "summary"])
def test_a_report_from_the_cache_is_the_same(
    mediabruch: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    model = (folder / "antrag.bpmn").read_bytes()
    for number in range(12):
        (folder / "amt" / f"m{number}.bpmn").write_bytes(model.replace(b"Pruefen", b"Pruefen %d drucken" % number))
    place = folder / "kept"
    asked = ("analyze", "amt", "--format", format_, "--lang", "de", "--cache-dir", str(place))
    first = mediabruch(*asked)
    assert first.code == 0
    if format_ != "html":  # which is not kept
        monkeypatch.setattr("mediabruch.portfolio.jobs._analysis", lambda *_, **__: 1 / 0)
    assert mediabruch(*asked) == first
    assert bool(list(place.rglob("*.sqlite"))) == (format_ != "html")


def test_another_statement_or_language_asks_the_cache_in_vain(mediabruch: Run, folder: Path) -> None:
    model = (folder / "antrag.bpmn").read_bytes()
    for number in range(12):
        (folder / "amt" / f"m{number}.bpmn").write_bytes(model)
    first = mediabruch("analyze", "amt", "--lang", "en").out
    assert mediabruch("analyze", "amt", "--lang", "de").out != first
    (folder / "amt" / "m3.media.yaml").write_text("steps:\n  Pruefen: {medium: paper}\n", encoding="utf-8")
    assert mediabruch("analyze", "amt", "--lang", "en").out != first
    assert mediabruch("analyze", "amt", "--no-cache", "--lang", "en").out != first


def test_a_refused_file_leaves_the_others_reported(mediabruch: Run) -> None:
    done = mediabruch("analyze", "antrag.bpmn", "kaputt.bpmn", "fehlt.bpmn")
    assert done.code == 2
    assert "1  Pruefen" in done.out
    assert "kaputt.bpmn:" in done.out
    assert "fehlt.bpmn: There is no such file." in done.out
    document = json.loads(mediabruch("analyze", "kaputt.bpmn", "antrag.bpmn", "-f", "json").out)
    assert (len(document["reports"]), [each["path"] for each in document["refused"]]) == (1, ["kaputt.bpmn"])


def test_a_refused_file_alone_is_one_sentence(mediabruch: Run) -> None:
    done = mediabruch("analyze", "fehlt.bpmn", "--lang", "de")
    assert done == (2, "", "Fehler: fehlt.bpmn: Diese Datei gibt es nicht.\n")


def test_standard_input(mediabruch: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("antrag.bpmn").open() as file:
        monkeypatch.setattr("sys.stdin", file)
        done = mediabruch("analyze", "-")
    assert done.code == 0
    assert "--annotations" in done.out


def test_annotations_rules_and_inference_reach_the_analysis(mediabruch: Run) -> None:
    Path("other.yaml").write_text("steps:\n  Pruefen: {receives: document, produces: data}\n", encoding="utf-8")
    arguments = [
        "antrag.bpmn",
        "-f",
        "json",
        "--definition",
        "extended",
        "--annotations",
        "other.yaml",
        "--no-inference",
    ]
    document = json.loads(mediabruch("analyze", *arguments).out)
    assert document["rules"] == "extended"
    assert [step["receives"] for step in document["steps"]] == [None, ["document"], None]


def test_a_mistake_in_the_annotations_names_its_place(mediabruch: Run) -> None:
    Path("antrag.media.yaml").write_text("steps:\n  Prufen: {medium: paper}\n", encoding="utf-8")
    done = mediabruch("analyze", "antrag.bpmn")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Error: antrag.media.yaml:2:3: ")
    assert "Pruefen" in done.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["amt", "--annotations", "antrag.media.yaml"], "--annotations belongs to one model"),
        (["amt", "--explain", "Pruefen"], "--explain tells of one step of one model"),
        (["antrag.bpmn", "--explain", "Pruefen", "-f", "json"], "--explain tells of one step of one model"),
        (["antrag.bpmn", "--explain", "Prufen"], "Did you mean “Pruefen”?"),
        (["antrag.bpmn", "--definition", "strict"], "'strict' is not one of 'physical', 'standard', 'extended'."),
        (["antrag.bpmn", "-o", "amt"], "amt: This is a folder; only drawings go into one."),
        (["antrag.bpmn", "--cases", "0"], "0 is less than 1."),
        ([], "Missing argument 'PATH...'."),
    ],
)
def test_wrong_use_is_one_sentence(mediabruch: Run, arguments: list[str], sentence: str) -> None:
    done = mediabruch("analyze", *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Error: ")
    assert sentence in done.err
    assert done.err.count("\n") == 1


def test_explain_is_the_same_here_and_as_a_command(mediabruch: Run) -> None:
    done = mediabruch("analyze", "antrag.bpmn", "--explain", "Pruefen")
    assert done.code == 0
    assert "Handed to it" in done.out
    assert done.out == mediabruch("explain", "antrag.bpmn", "Pruefen").out


def test_an_empty_folder_is_a_mistake(mediabruch: Run) -> None:
    Path("leer").mkdir()
    assert mediabruch("analyze", "leer") == (2, "", "Error: There is no model in leer.\n")


@pytest.mark.parametrize(("language", "cost"), [("en", "Cost, authority"), ("de", "Kosten, Behörde")])
def test_costs_of_a_year(mediabruch: Run, folder: Path, language: str, cost: str) -> None:
    (folder / "antrag.media.yaml").write_text("cases: 100\nreifegrad: {model: '2.0', level: 3}\n", encoding="utf-8")
    asked = mediabruch("analyze", "antrag.bpmn", "--lang", language, "--cases", "12000", "-f", "json")
    found = json.loads(asked.out)["standing"]
    assert (found["cost"]["cases"], found["reifegrad"]) == (12000, {"model": "2.0", "level": 3})
    stated = mediabruch("analyze", "antrag.bpmn", "-f", "json")
    assert json.loads(stated.out)["standing"]["cost"]["cases"] == 100
    has_places = bool(found["cost"]["places"])
    assert (cost in mediabruch("analyze", "antrag.bpmn", "--lang", language).out) == has_places


@pytest.mark.parametrize(("language", "said"), [("en", "--cases"), ("de", "--cases")])
def test_less_than_one_case_is_refused(mediabruch: Run, language: str, said: str) -> None:
    done = mediabruch("analyze", "antrag.bpmn", "--lang", language, "--cases", "0")
    assert (done.code, done.out) == (2, "")
    assert said in done.err
