"""What is stated of a process as a whole appears wherever the process does, and nowhere where names are left out."""

import json
from html import escape
from pathlib import Path

import pytest

from mediabruch.statements.vocabulary import PROCESS_TERMS
from tests.cli.conftest import Run

STATED = """title: Hundesteuer <b>
leika_key: 99102001104000
fim_tier: lokal
department: Steueramt & Kasse
contact: J. Pohl
cases: 4711
reifegrad: {model: "2.0", level: 3}
steps:
  Antrag: {medium: digital}
  Pruefen: {medium: paper}
"""
SHOWN = ("Hundesteuer <b>", "99102001104000", "Lokalprozess", "Steueramt & Kasse", "J. Pohl", "4711", "2.0: 3")
LANGUAGES = ["de", "en"]


def missing(shown: str, language: str, *, html: bool = False) -> list[str]:
    """What is stated and not shown to people."""
    said = [text.replace("4711", {"de": "4.711", "en": "4,711"}[language]) for text in SHOWN]
    return [text for text in said if (escape(text, quote=False) if html else text) not in shown]


@pytest.fixture
def stated(folder: Path) -> Path:
    """One model of which all is stated, in two houses."""
    for house in ("Au", "Berg", "Tal"):
        (folder / house).mkdir()
        (folder / house / "hund.bpmn").write_bytes((folder / "antrag.bpmn").read_bytes())
        (folder / house / "hund.media.yaml").write_text(STATED, encoding="utf-8")
    return folder


def test_all_that_can_be_stated_is_looked_for() -> None:
    said_otherwise = {"administration"}  # whether gates and grade are there at all
    assert len(SHOWN) == len(PROCESS_TERMS.keys() - said_otherwise)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", [("analyze",), ("plan",), ("portfolio",)])
@pytest.mark.usefixtures("stated")
def test_reports_for_people_show_it(mediabruch: Run, command: tuple[str, ...], language: str) -> None:
    shown = " ".join(mediabruch(*command, "Au/hund.bpmn", "--lang", language).out.split())
    assert missing(shown, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("stated")
def test_comparisons_with_names_show_it(mediabruch: Run, language: str) -> None:
    shown = " ".join(mediabruch("compare", "Au", "Berg", "--lang", language).out.split())
    assert missing(shown, language) == []
    page = mediabruch("compare", "Au", "Berg", "--lang", language, "-f", "html").out
    assert missing(page, language, html=True) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_and_tables_show_it(mediabruch: Run, stated: Path, language: str) -> None:
    page = mediabruch("analyze", "Au/hund.bpmn", "--lang", language, "-f", "html").out
    assert missing(page, language, html=True) == []
    mediabruch("portfolio", "Au", "--lang", language, "-f", "html", "-o", "seiten")
    page = (stated / "seiten" / "index.html").read_text(encoding="utf-8")
    assert missing(page, language, html=True) == []
    table = mediabruch("portfolio", "Au", "--lang", language, "-f", "csv").out
    assert [text for text in SHOWN if text not in table] == []
    said = mediabruch("analyze", "Au/hund.bpmn", "--lang", language, "-f", "markdown").out.replace("\\", "")
    assert missing(said, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_", ["text", "markdown", "html"])
@pytest.mark.parametrize(
    "command", [("diff", "Au/hund.bpmn", "Berg/hund.bpmn"), ("what-if", "Au/hund.bpmn", "--set", "Pruefen.medium=data")]
)
@pytest.mark.usefixtures("stated")
def test_comparisons_of_two_states_show_it(
    mediabruch: Run, command: tuple[str, ...], format_: str, language: str
) -> None:
    shown = " ".join(mediabruch(*command, "-f", format_, "--lang", language).out.replace("\\", "").split())
    assert missing(shown, language, html=format_ == "html") == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_", ["text", "html"])
def test_logs_show_it(mediabruch: Run, stated: Path, format_: str, language: str) -> None:
    (stated / "log.csv").write_text("case,activity,time\n1,Antrag,2026-01-02\n1,Pruefen,2026-01-03\n", encoding="utf-8")
    shown = " ".join(mediabruch("log", "Au/hund.bpmn", "log.csv", "-f", format_, "--lang", language).out.split())
    assert missing(shown, language, html=format_ == "html") == []


@pytest.mark.usefixtures("stated")
def test_documents_hold_it(mediabruch: Run) -> None:
    facts = {
        "title": "Hundesteuer <b>",
        "leika_key": "99102001104000",
        "fim_tier": "lokal",
        "department": "Steueramt & Kasse",
        "contact": "J. Pohl",
        "reifegrad": "2.0: 3",
    }
    report = json.loads(mediabruch("analyze", "Au/hund.bpmn", "-f", "json").out)
    (entry,) = json.loads(mediabruch("portfolio", "Au", "-f", "json").out)["processes"]
    (service,) = json.loads(mediabruch("compare", "Au", "Berg", "-f", "json").out)["services"]
    for one in (report, entry, *service["standings"]):
        assert (one["facts"], one["cases"]) == (facts, 4711)


@pytest.mark.usefixtures("stated")
def test_lines_of_parts_hold_it_once(mediabruch: Run) -> None:
    line = mediabruch("portfolio", "Au", "-f", "jsonl").out
    assert [line.count(text) for text in ("J. Pohl", "Steueramt & Kasse", "4711.0", "99102001104000")] == [1, 1, 1, 1]
    Path("teil.jsonl").write_text(line, encoding="utf-8")
    assert mediabruch("portfolio", "teil.jsonl", "-f", "json").out == mediabruch("portfolio", "Au", "-f", "json").out


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_", ["text", "json", "csv", "html"])
@pytest.mark.usefixtures("stated")
def test_without_names_nothing_of_it_is_shown_but_the_key(mediabruch: Run, format_: str, language: str) -> None:
    shown = mediabruch("compare", "Au", "Berg", "Tal", "--anonymous", "-f", format_, "--lang", language).out
    assert "99102001104000" in shown
    hidden = [*(text for text in SHOWN if text != "99102001104000"), "4.711", "4,711"]
    assert [text for text in hidden if text in shown] == []
