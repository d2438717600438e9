"""`mediabruch trend`: in every format and language, and what goes wrong."""

import json
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from mediabruch.portfolio.snapshot import Snapshot, snapshot_text
from mediabruch.report.trend.formats import TREND_FORMATS
from tests.cli.conftest import Run
from tests.support.shared import PROJECT
from tests.trends.repository import Repository
from tests.trends.test_snapshots import process


@pytest.fixture
def repository(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = Repository(folder / "haus")
    made.model("amt/a.bpmn", "data paper data")
    made.commit("Start with \x1b[2J<b>paper</b> | `x`")
    made.model("amt/a.bpmn", "data data data")
    made.commit("Use the e-file")
    monkeypatch.chdir(made.folder)
    return made


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("format_", TREND_FORMATS)
@pytest.mark.parametrize("path", [".", "amt", "amt/a.bpmn"])
def test_formats(mediabruch: Run, language: str, format_: str, path: str) -> None:
    done = mediabruch("trend", path, "--format", format_, "--lang", language)
    assert (done.code, done.err) == (0, "")
    assert "Use the e-file" in done.out
    assert "\x1b" not in done.out
    if format_ == "html":
        assert "<b>paper" not in done.out
        assert "<polyline" in done.out
    if format_ == "json":
        schema = json.loads((PROJECT / "schemas" / "trend-1.schema.json").read_text())
        Draft202012Validator(schema).validate(json.loads(done.out))
    if format_ == "text":
        assert max(map(len, done.out.splitlines())) <= 80


def test_snapshots(mediabruch: Run, folder: Path) -> None:
    for day, line in ((1, "A(data) > B(paper)"), (2, "A(data) > B(data)")):
        snapshot = Snapshot(day=date(2026, 1, day), processes=(process(line, "\x1b[2Ja.bpmn"),))
        (folder / f"{day}.json").write_text(snapshot_text(snapshot, "1"))
    done = mediabruch("trend", "1.json", "2.json")
    assert (done.code, done.err) == (0, "")
    assert "2026-01-02" in done.out
    assert "\x1b" not in done.out


@pytest.fixture
def log(folder: Path) -> Path:
    path = folder / "log.csv"
    rows = (
        f"AZ-{case};{step};{1 + number:02d}.{1 + case % 3:02d}.2025 10:00\n"
        for case in range(60)
        for number, step in enumerate(("Antrag", "Prüfen", "Bescheid"))
    )
    path.write_text("Vorgang;\x1b[2JSchritt;Zeit\n" + "".join(rows), encoding="utf-8")
    return path


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("format_", TREND_FORMATS)
def test_of_a_log(mediabruch: Run, log: Path, language: str, format_: str) -> None:
    done = mediabruch("trend", "antrag.bpmn", "--log", log.name, "--format", format_, "--lang", language)
    assert (done.code, done.err) == (0, "")
    assert "AZ-" not in done.out
    assert "\x1b" not in done.out
    if format_ == "json":
        document = json.loads(done.out)
        schema = json.loads((PROJECT / "schemas" / "trend-1.schema.json").read_text())
        Draft202012Validator(schema).validate(document)
        assert [(point["label"], point["cases"]) for point in document["points"]] == [
            ("2025-01", 20),
            ("2025-02", 20),
            ("2025-03", 20),
        ]
    if format_ == "text":
        assert {"de": "2025-01, 20 Fälle", "en": "2025-01, 20 cases"}[language] in done.out


def test_doubtful_names_of_a_log_are_written_to_be_corrected(mediabruch: Run, log: Path, folder: Path) -> None:
    log.write_text(log.read_text(encoding="utf-8").replace("Bescheid", "Bescheit"), encoding="utf-8")
    done = mediabruch("trend", "antrag.bpmn", "--log", log.name, "--mapping", "namen.yaml", "--lang", "en")
    assert (done.code, done.err.startswith("namen.yaml: Activities to look at: 1.")) == (0, True)
    assert "Bescheit: Bescheid" in (folder / "namen.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("nowhere",),
        ("antrag.bpmn", "amt"),
        ("antrag.bpmn",),
        ("keines.json",),
        ("amt", "--by", "weeks"),
        ("amt", "--annotations", "antrag.media.yaml"),
        ("antrag.bpmn", "--log", "nowhere.csv"),
        ("antrag.bpmn", "--log", "keines.json"),
        ("antrag.bpmn", "antrag.bpmn", "--log", "keines.json"),
        ("amt", "--log", "keines.json"),
        ("antrag.bpmn", "--log", "keines.json", "--by", "tags"),
        ("antrag.bpmn", "--log", "keines.json", "--exclude", "x"),
        ("antrag.bpmn", "--case", "Vorgang"),
        ("antrag.bpmn", "--min-group", "3"),
    ],
)
def test_bad_input_is_one_sentence(mediabruch: Run, folder: Path, arguments: tuple[str, ...], language: str) -> None:
    (folder / "keines.json").write_text("{}")
    done = mediabruch("trend", *arguments, "--lang", language)
    assert done.code == 2
    assert done.out == ""
    assert "Traceback" not in done.err
    assert 1 <= len(done.err.strip().splitlines()) <= 3


@pytest.mark.usefixtures("repository")
def test_what_is_excluded_is_left_out(mediabruch: Run) -> None:
    done = mediabruch("trend", ".", "--exclude", "amt/")
    assert done.code == 2
    assert "has no model" in done.err
