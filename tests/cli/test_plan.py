"""`mediabruch plan` on the command line, in both languages."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from mediabruch import schemas
from tests.cli.conftest import Run
from tests.support.models import build

NASTY = "<script>[b]*x*|"


@pytest.fixture
def antrag(folder: Path) -> Path:
    """A process that is known, with a label that means something to every format."""
    model = build("Antrag(digital:paper) > Pruefen(paper) > Erfassen(paper:data) > Bescheid(data:paper, aside=sent)")
    (folder / "a.bpmn").write_bytes(model.xml.replace(b'name="Pruefen"', b'name="&lt;script&gt;[b]*x*|"'))
    (folder / "a.media.yaml").write_text(
        "steps:\n  Antrag: {receives: digital, produces: paper}\n  Pruefen: {medium: paper}\n"
        "  Erfassen: {receives: paper, produces: data, by_hand: true}\n"
        "  Bescheid: {receives: data, produces: paper, aside: sent}\n",
        encoding="utf-8",
    )
    return folder


@pytest.mark.parametrize(("lang", "says"), [("en", "In this order"), ("de", "In dieser Reihenfolge")])
@pytest.mark.parametrize("columns", ["80", "120"])
def test_text(antrag: Path, mediabruch: Run, lang: str, says: str, columns: str) -> None:
    done = mediabruch("plan", "a.bpmn", "--lang", lang, COLUMNS=columns)
    assert done.code == 0, done.err
    assert says in done.out
    assert NASTY in done.out
    assert all(len(line) <= int(columns) for line in done.out.splitlines())


@pytest.mark.parametrize("lang", ["en", "de"])
def test_json_follows_its_schema(antrag: Path, mediabruch: Run, lang: str) -> None:
    done = mediabruch("plan", "a.bpmn", "--lang", lang, "--format", "json")
    document = json.loads(done.out)
    Draft202012Validator(json.loads(schemas.text_of("plan-1.schema.json"))).validate(document)
    assert document["schema"] == "mediabruch/plan/1"
    assert [one["id"] for one in document["plan"]]
    assert document["front"][0]["ids"] == []


def test_markdown_means_nothing_of_foreign_text(antrag: Path, mediabruch: Run) -> None:
    out = mediabruch("plan", "a.bpmn", "--format", "markdown").out
    assert "<script>" not in out
    assert "\\<script\\>" in out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--until", "scor=80"], "score"),
        (["--until", "score=180"], "100"),
        (["--until", "score"], "score=80"),
        (["--until", "gate=end"], "end-to-end"),
        (["--budget", "3", "--until", "score=80"], "--lang"),
        (["--weight", "aplicant=2"], "applicant"),
        (["--weight", "applicant=x"], "applicant=2"),
        (["--weight", "authority=0", "--weight", "applicant=0", "--weight", "community=0"], "0"),
        (["--profile", "servic"], "service"),
        (["--budget", "-1"], "-1"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "de"])
def test_mistakes_are_one_sentence(antrag: Path, mediabruch: Run, lang: str, arguments: list[str], says: str) -> None:
    done = mediabruch("plan", "a.bpmn", "--lang", lang, *arguments)
    assert done.code == 2
    assert done.out == ""
    assert says in done.err or says == "--lang"
    assert "Traceback" not in done.err
    assert len(done.err.splitlines()) == 1


def test_input_is_never_overwritten(antrag: Path, mediabruch: Run) -> None:
    before = (antrag / "a.media.yaml").read_bytes()
    done = mediabruch("plan", "a.bpmn", "--format", "json", "-o", "a.media.yaml")
    assert done.code == 2
    assert (antrag / "a.media.yaml").read_bytes() == before


def test_profiles_and_goals(antrag: Path, mediabruch: Run) -> None:
    for profile in ("cautious", "optimizer", "service", "community"):
        assert mediabruch("plan", "a.bpmn", "--profile", profile).code == 0
    for until in ("score=50", "rate=0.5", "grade=1", "gate=sdg-output", "rate=90%"):
        assert mediabruch("plan", "a.bpmn", "--until", until).code == 0


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("format_", ["html", "summary"])
def test_pages_show_foreign_text_and_never_run_it(antrag: Path, mediabruch: Run, lang: str, format_: str) -> None:
    done = mediabruch("plan", "a.bpmn", "--lang", lang, "--format", format_)
    assert done.code == 0, done.err
    assert "<script>" not in done.out
    assert "&lt;script&gt;[b]*x*|" in done.out
    assert f'lang="{lang}"' in done.out
    assert "http://" not in done.out.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("lang", ["en", "de"])
def test_workbook_can_be_filled_in(antrag: Path, mediabruch: Run, lang: str) -> None:
    import python_calamine

    assert mediabruch("plan", "a.bpmn", "--lang", lang, "-o", "plan.xlsx").code == 0
    rows = python_calamine.load_workbook("plan.xlsx").get_sheet_by_index(0).to_python()
    assert rows[1][0] == 1
    assert len(rows[0]) == 16
    assert any(NASTY in str(cell) for row in rows for cell in row)


@pytest.mark.parametrize("lang", ["en", "de"])
def test_what_if_shows_both(antrag: Path, mediabruch: Run, lang: str) -> None:
    change = ["--set", "Pruefen.medium=digital", "--set", "Erfassen.receives=data"]
    done = mediabruch("what-if", "a.bpmn", "--lang", lang, *change)
    assert done.code == 0, done.err
    document = json.loads(mediabruch("what-if", "a.bpmn", "--lang", lang, *change, "--format", "json").out)
    Draft202012Validator(json.loads(schemas.text_of("what-if-1.schema.json"))).validate(document)
    assert document["after"]["score"]["end_to_end_score"] > document["before"]["score"]["end_to_end_score"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("Prufen.medium=digital", "Pruefen"),
        ("Pruefen.mediun=digital", "medium"),
        ("Pruefen.medium=digtal", "digital"),
        ("Pruefen", "STEP.medium=digital"),
        ("Pruefen.medium", "STEP.medium=digital"),
        ("Pruefen.probability=0.5", "flows"),
        ("Antrag>Pruefen.probability=2", "1"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "de"])
def test_what_if_is_strict(antrag: Path, mediabruch: Run, lang: str, change: str, says: str) -> None:
    done = mediabruch("what-if", "a.bpmn", "--lang", lang, "--set", change)
    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize("lang", ["en", "de"])
def test_measures_are_listed_and_explained(antrag: Path, mediabruch: Run, lang: str) -> None:
    assert "mailbox" in mediabruch("measures", "--lang", lang).out
    assert "§ 3a VwVfG" in mediabruch("measures", "signature", "--lang", lang).out
    assert len(json.loads(mediabruch("measures", "--lang", lang, "--format", "json").out)) > 10
    done = mediabruch("measures", "mailbx", "--lang", lang)
    assert done.code == 2
    assert "mailbox" in done.err


def test_own_measures_and_efforts(antrag: Path, mediabruch: Run) -> None:
    (antrag / "mediabruch.toml").write_text(
        '[measures.e-file]\neffort = 20\n[measures.robot]\ntitle = "Robot"\nmends = ["MB104"]\neffort = "small"\n',
        encoding="utf-8",
    )
    document = json.loads(mediabruch("plan", "a.bpmn", "--format", "json").out)
    efforts = {one["measure"]: one["effort"] for one in document["candidates"]}
    assert efforts["e-file"] == 20
    assert efforts["robot"] == 1
    assert "Robot" in mediabruch("measures").out


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("[measures.mailbx]\neffort = 3\n", ":1:11", "mailbox"),
        ("[measures.e-file]\nefort = 3\n", ":2:1", "effort"),
        ("[measures.e-file]\neffort = -3\n", ":2:10", "small"),
        ('[measures.e-file]\nwho = "offic"\n', ":2:7", "office"),
        ('[measures.e-file]\nmends = ["MB101"]\n', ":2:1", "mends"),
        ('[measures.x]\ntitle = "x"\nmends = ["MB1"]\n', ":3:10", "MB101"),
        ("measures = 3\n", ":1:12", "3"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "de"])
def test_mistakes_in_measures_have_a_place(  # noqa: PLR0917, PLR0913 - a table
    antrag: Path, mediabruch: Run, lang: str, text: str, place: str, says: str
) -> None:
    (antrag / "mediabruch.toml").write_text(text, encoding="utf-8")
    done = mediabruch("plan", "a.bpmn", "--lang", lang)
    assert (done.code, done.out) == (2, "")
    assert place in done.err
    assert says in done.err
