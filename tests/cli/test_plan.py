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
