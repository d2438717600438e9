"""`mediabruch plan` on the command line, in both languages."""

import json
from pathlib import Path
from typing import Any

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


@pytest.mark.parametrize(("lang", "says"), [("en", "The figures are unsure:"), ("de", "Die Kennzahlen sind unsicher:")])
def test_a_plan_on_unsure_figures_says_so(folder: Path, mediabruch: Run, lang: str, says: str) -> None:
    (folder / "a.bpmn").write_bytes(build("A > xor1 -0.2-> B; xor1 > C > C").xml)
    (folder / "a.media.yaml").write_text("steps:\n  A: {medium: data}\n  B: {medium: paper}\n", encoding="utf-8")
    assert says in mediabruch("plan", "a.bpmn", "--lang", lang).out


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
        (["--until", "score=0.8"], "80"),
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
    assert len(rows[0]) == 24
    assert any(NASTY in str(cell) for row in rows for cell in row)


@pytest.mark.parametrize("lang", ["en", "de"])
def test_what_if_shows_both(antrag: Path, mediabruch: Run, lang: str) -> None:
    change = ["--set", "Pruefen.medium=digital", "--set", "Erfassen.receives=data"]
    done = mediabruch("what-if", "a.bpmn", "--lang", lang, *change)
    assert done.code == 0, done.err
    document = json.loads(mediabruch("what-if", "a.bpmn", "--lang", lang, *change, "--format", "json").out)
    Draft202012Validator(json.loads(schemas.text_of("what-if-1.schema.json"))).validate(document)
    assert document["after"]["score"]["end_to_end_score"] > document["before"]["score"]["end_to_end_score"]


@pytest.mark.parametrize(("lang", "says"), [("en", "Better in part"), ("de", "Teils besser")])
def test_what_if_says_first_what_it_comes_to(antrag: Path, mediabruch: Run, lang: str, says: str) -> None:
    change = ["--lang", lang, "--set", "Pruefen.medium=digital"]
    text = mediabruch("what-if", "a.bpmn", *change).out
    assert text.splitlines()[3].startswith(says)
    markdown = mediabruch("what-if", "a.bpmn", *change, "--format", "markdown").out
    assert markdown.splitlines()[2].startswith(f"**{says}")
    assert "<script>" not in markdown
    page = mediabruch("what-if", "a.bpmn", *change, "--format", "html").out
    assert page.index(says) < page.index("<table>") < page.index("<svg")
    assert page.count("<svg") == 2
    assert "<script>" not in page
    assert "&lt;script&gt;[b]*x*|" in page
    assert f'lang="{lang}"' in page


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
        ("Pruefen.minutes=1e999", "“1e999”"),
        ("Pruefen.minutes=1e30", "1e+30"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "de"])
def test_what_if_is_strict(antrag: Path, mediabruch: Run, lang: str, change: str, says: str) -> None:
    done = mediabruch("what-if", "a.bpmn", "--lang", lang, "--set", change)
    assert (done.code, done.out) == (2, "")
    assert says.translate(str.maketrans("“”", "„“")) in done.err if lang == "de" else says in done.err
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize(
    "change", ["Pruefen.minutes=1e3", "Pruefen.minutes=+5", "Pruefen.minutes=.5", " Pruefen . aside = sent"]
)
def test_what_if_takes_all_ways_to_write_numbers(antrag: Path, mediabruch: Run, change: str) -> None:
    assert mediabruch("what-if", "a.bpmn", "--set", change).code == 0


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
        ("[measures.e-file]\neuros = -3\n", ":2:9", "euro"),
        ("[measures.e-file]\neuros = 'x'\n", ":2:9", "euro"),
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


# -- costs ---------------------------------------------------------------------------------------------

ROBOT = """
[measures.robot]
title = "<b>[x]*y*|"
mends = ["MB101", "MB104"]
euros = 900
[measures.e-file]
euros = 12000
"""


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        ("en", ["What it costs", "Today", "proxies", "1,200 cases a year", "euros a year", "pay back after"]),
        ("de", ["Was es kostet", "Heute", "Näherungen", "1.200 Fällen im Jahr", "Euro im Jahr", "machen sich nach"]),
    ],
)
@pytest.mark.parametrize("format_", ["text", "markdown", "html", "summary"])
def test_costs_and_pay_back_are_said(antrag: Path, mediabruch: Run, lang: str, says: list[str], format_: str) -> None:
    every = "".join(f"[measures.{one}]\neuros = 500\n" for one in json_ids(mediabruch))
    (antrag / "mediabruch.toml").write_text(every, encoding="utf-8")
    done = mediabruch("plan", "a.bpmn", "--lang", lang, "--cases", "1200", "--format", format_)
    assert done.code == 0, done.err
    out = " ".join(done.out.split())
    assert [one for one in says if one not in out] == []


def json_ids(mediabruch: Run) -> list[str]:
    """The ids of all measures."""
    return [one["id"] for one in json.loads(mediabruch("measures", "--format", "json").out)]


@pytest.mark.parametrize("lang", ["en", "de"])
def test_costs_in_json_are_those_of_the_changed_process(antrag: Path, mediabruch: Run, lang: str) -> None:
    (antrag / "mediabruch.toml").write_text(ROBOT, encoding="utf-8")
    document = json.loads(mediabruch("plan", "a.bpmn", "--lang", lang, "--cases", "500", "--format", "json").out)
    Draft202012Validator(json.loads(schemas.text_of("plan-1.schema.json"))).validate(document)
    assert document["cost"]["cases"] == 500
    for one in document["candidates"]:
        (antrag / "own.yaml").write_text(json.dumps(merged(antrag / "a.media.yaml", one["edits"])), encoding="utf-8")
        run = ["analyze", "a.bpmn", "--annotations", "own.yaml", "--cases", "500", "--format", "json"]
        played = json.loads(mediabruch(*run).out)["standing"]["cost"]
        for span in ("per_case", "per_year"):
            assert one["cost"][span] == played[span]
    euros = {one["measure"]: one["euros"] for one in document["candidates"]}
    assert (euros["robot"], euros["e-file"]) == (900, 12000)
    back = {one["measure"]: one["cost"]["pay_back"] for one in document["candidates"]}
    assert back["robot"]["euros"] == 900
    assert document["cost"]["after"] == {key: document["plan"][-1]["cost"][key] for key in ("per_case", "per_year")}


def merged(file: Path, edits: dict[str, Any]) -> dict[str, Any]:
    """The content of an annotation file with the edits of a plan laid over it."""
    import yaml

    found = yaml.safe_load(file.read_text(encoding="utf-8"))
    for section, elements in edits.items():
        if section == "schema":
            continue
        for id_, facts in elements.items():
            found.setdefault(section, {}).setdefault(id_, {}).update(facts)
    return dict(found)


def test_pay_back_without_cases_is_called_unknown(antrag: Path, mediabruch: Run) -> None:
    (antrag / "mediabruch.toml").write_text(ROBOT, encoding="utf-8")
    assert "is unknown without cases a year" in " ".join(mediabruch("plan", "a.bpmn").out.split())
    document = json.loads(mediabruch("plan", "a.bpmn", "--format", "json").out)
    backs = [one["cost"]["pay_back"] for one in document["candidates"] if one["euros"] is not None]
    assert backs
    assert all(back["months"] is None and not back["never"] for back in backs)


@pytest.mark.parametrize("format_", ["html", "summary", "markdown"])
def test_own_titles_mean_nothing(antrag: Path, mediabruch: Run, format_: str) -> None:
    (antrag / "mediabruch.toml").write_text(ROBOT, encoding="utf-8")
    out = mediabruch("plan", "a.bpmn", "--format", format_).out
    assert "<b>" not in out
    assert {"html": "&lt;b&gt;[x]*y*|", "summary": "&lt;b&gt;[x]*y*|", "markdown": "\\<b\\>\\[x\\]\\*y\\*\\|"}[
        format_
    ] in out


@pytest.mark.parametrize(("lang", "says"), [("en", "Own work, euros a year"), ("de", "Eigene Arbeit, Euro im Jahr")])
def test_what_if_shows_costs_of_both(antrag: Path, mediabruch: Run, lang: str, says: str) -> None:
    facts = ("Antrag.produces=data", "Pruefen.medium=data", "Erfassen.receives=data", "Erfassen.by_hand=false")
    change = ["--cases", "1000", *(word for fact in facts for word in ("--set", fact))]
    assert says in mediabruch("what-if", "a.bpmn", "--lang", lang, *change).out
    document = json.loads(mediabruch("what-if", "a.bpmn", "--lang", lang, *change, "--format", "json").out)
    before, after = (document[side]["cost"] for side in ("before", "after"))
    assert before["cases"] == after["cases"] == 1000
    assert before["per_year"]["authority"]["minutes"][0] == 1000 * before["per_case"]["authority"]["minutes"][0]
    assert before["per_case"] != after["per_case"]


@pytest.mark.parametrize(
    ("line", "lang", "says"),
    [
        ("Antrag > Bescheid", "en", "No measure can be proposed yet: the medium is known at 0 of 2 steps only"),
        ("Antrag > Bescheid", "de", "Noch lässt sich keine Maßnahme vorschlagen"),
        ("Antrag(data) > Bescheid(data)", "en", "There is nothing to mend: no step leaves the digital path."),
    ],
)
def test_nothing_is_proposed_for_a_reason(folder: Path, mediabruch: Run, line: str, lang: str, says: str) -> None:
    (folder / "leer.bpmn").write_bytes(build(line).xml)
    if "data" in line:
        (folder / "leer.media.yaml").write_text("steps:\n  Antrag: {medium: data}\n  Bescheid: {medium: data}\n")
    assert says in mediabruch("plan", "leer.bpmn", "--lang", lang, COLUMNS="200").out
