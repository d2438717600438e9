"""`import mediabruch as mb`: what it offers, and that it costs nothing until it is used."""

import io
import json
import pickle
import pydoc
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediabruch as mb
from mediabruch import rules
from mediabruch.options import OwnCosts, OwnMeasure
from tests.support.models import build
from tests.support.shared import PROJECT


@pytest.mark.parametrize("name", mb.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(mb, name) is not None
    assert name in dir(mb)


@pytest.mark.parametrize("name", sorted({*mb.__all__, *rules.__all__} - {"__version__"}))
def test_every_public_name_stands_on_the_page_of_stable_names(name: str) -> None:
    assert f"`{name}" in (PROJECT / "docs" / "api.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "of", [mb.ProcessAnalysis, mb.DiffAnalysis, mb.TrendAnalysis, mb.PortfolioAnalysis, mb.RingAnalysis]
)
def test_all_that_an_analysis_has_stands_on_the_page_of_stable_names(of: type) -> None:
    page = (PROJECT / "docs" / "api.md").read_text(encoding="utf-8")
    assert [name for name in dir(of) if not name.startswith("_") and not re.search(rf"`{name}\b", page)] == []


def test_other_names_are_not() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        _ = mb.nonsense


def test_read_is_a_verb_before_and_after_its_module_was_imported() -> None:
    script = """if True:
        import io, sys
        import mediabruch as mb
        data = sys.stdin.buffer.read()
        first = mb.read(io.BytesIO(data))
        import mediabruch.bpmn
        from mediabruch.bpmn import read
        assert mb.read(io.BytesIO(data)) == first == read(io.BytesIO(data))
        assert mb.analyze(first).steps
    """
    done = subprocess.run([sys.executable, "-c", script], input=build("A > B").xml, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_importing_costs_nothing() -> None:
    script = "import sys, mediabruch; print(*sorted(name for name in sys.modules if name.startswith('mediabruch')))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["mediabruch"]


ANNOTATIONS = {
    "steps": {
        "Form": {"medium": "data"},
        "Check": {"medium": "paper", "note": "by two"},
        "File": {"medium": "document"},
    },
    "flows": {"xor1>File": {"probability": 0.25}},
}


@pytest.fixture
def model(tmp_path: Path) -> Path:
    file = tmp_path / "a.bpmn"
    file.write_bytes(build("Form > xor1 > Check > File; xor1 > File").xml)
    return file


@pytest.fixture
def analysis(model: Path) -> mb.ProcessAnalysis:
    return mb.analyze(model, annotations=ANNOTATIONS, options=mb.Options(inference=False))


def test_a_model_is_read_from_whatever_holds_one(model: Path) -> None:
    data = model.read_bytes()
    text = data.decode().replace("utf-8", "iso-8859-1")
    with model.open("rb") as binary, model.open(encoding="utf-8") as textual:
        sources: list[Any] = [
            model,
            str(model),
            data,
            bytearray(data),
            binary,
            textual,
            io.BytesIO(data),
            io.StringIO(text),
        ]
        found = [mb.read(source) for source in sources]
    assert len({one.nodes for one in found}) == 1
    assert len(mb.analyze(data).steps) == len(mb.analyze(found[0]).steps) == 3
    assert pickle.loads(pickle.dumps(mb.read)) is mb.read


@pytest.mark.parametrize("source", [3, None, object()])
def test_what_holds_no_model_is_refused_in_a_sentence(source: Any) -> None:
    with pytest.raises(mb.UnreadableError, match="from a path, from bytes or from an open file"):
        mb.read(source)


def test_breaks_and_handovers_name_steps(analysis: mb.ProcessAnalysis) -> None:
    printed, scanned = analysis.breaks
    assert (printed.step.name, [sender.name for sender in printed.senders]) == ("Check", ["Form"])
    assert printed.step == analysis.step("Check") == analysis.step(analysis.steps[1].id or "")
    assert (scanned.step.name, scanned.before, scanned.after) == ("File", "paper", "document")
    assert {(one.sender.name, one.receiver.name) for one in analysis.handovers} == {
        ("Form", "Check"),
        ("Form", "File"),
        ("Check", "File"),
    }
    with pytest.raises(mb.UnknownElementError, match="Did you mean “Check”"):
        analysis.step("Chekc")


def test_findings_are_those_of_a_check(analysis: mb.ProcessAnalysis, model: Path) -> None:
    model.with_name("a.media.yaml").write_text(json.dumps(ANNOTATIONS), encoding="utf-8")
    result = mb.check(model, options=mb.Options(inference=False))
    assert {one.code for one in analysis.findings} >= {"MB101", "MB103", "MB202"}
    assert [one.fingerprint for one in result.findings] == [one.fingerprint for one in analysis.findings]
    assert result.exit_code == 1
    assert mb.check([model], mb.Policy(ignore=("MB",)), options=mb.Options(inference=False)).exit_code == 0


def test_what_if_keeps_what_is_stated(analysis: mb.ProcessAnalysis) -> None:
    digital = analysis.changed(steps={"Check": "data"})
    assert digital.score.breaks_per_case == 0
    assert digital.step("Check").annotation.note == "by two"
    assert [one.probability for one in digital.branches] == [one.probability for one in analysis.branches]
    rarely = analysis.changed(flows={"xor1>File": {"probability": 0.9}})
    assert rarely.score.breaks_per_case == pytest.approx(0.2)
    scanning = rarely.changed(steps={"Check": {"produces": "document"}}).step("Check")
    assert scanning.receives == frozenset({mb.Medium.PAPER})
    with pytest.raises(mb.AnnotationError):
        analysis.changed(steps={"Chekc": "data"})


def test_what_if_of_messages() -> None:
    built = build("Office: A(data) > B(data); B ~paper~> [Citizen]")
    steps = {"A": {"medium": "data"}, "B": {"medium": "data"}}
    stated = {"messages": {"B~>Citizen": {"medium": "paper"}}, "steps": steps}
    letter = mb.analyze(built.xml, annotations=stated)
    assert [one.code for one in letter.breaks] == ["MB102"]
    assert not letter.changed(messages={"B~>Citizen": "data"}).breaks


def test_many_are_analyzed_and_errors_collected(model: Path) -> None:
    (model.parent / "broken.bpmn").write_bytes(b"<")
    found = mb.analyze_many(model.parent)
    assert [one.model.name for one in found] == ["a"]
    assert len(found) == 1
    assert [Path(error.path or "").name for error in found.refused] == ["broken.bpmn"]


def test_an_analysis_crosses_processes(analysis: mb.ProcessAnalysis) -> None:
    assert pickle.loads(pickle.dumps(analysis)) == analysis


def test_every_view_is_made_of_the_library(analysis: mb.ProcessAnalysis) -> None:
    assert analysis.to_dict()["schema"] == json.loads(analysis.to_json())["schema"]
    assert "printout" in analysis.to_text()
    assert "Ausdruck" in analysis.to_text(lang="de")
    assert analysis.to_html().startswith("<!DOCTYPE html>")
    assert analysis.to_markdown().startswith("## ")
    assert analysis.to_svg(theme="dark").startswith("<svg")
    assert analysis.to_networkx().number_of_edges() == len(analysis.handovers)
    assert "Check" in analysis.to_graphviz().source


def test_a_data_frame_or_a_sentence(analysis: mb.ProcessAnalysis) -> None:
    if find_spec("pandas") is None:
        with pytest.raises(mb.MediabruchError, match="mediabruch\\[pandas\\]"):
            analysis.to_pandas()
    else:
        assert list(analysis.to_pandas("breaks")["code"]) == ["MB101", "MB103"]


def test_everything_is_shown_in_one_short_line(analysis: mb.ProcessAnalysis) -> None:
    for value in (analysis, analysis.model, analysis.step("Check"), analysis.breaks[0], analysis.handovers[0]):
        assert "\n" not in repr(value)
        assert len(repr(value)) < 160


def test_results_of_every_verb_show_themselves_in_one_short_line(analysis: mb.ProcessAnalysis, model: Path) -> None:
    checked, plan = mb.check(model), analysis.plan()
    portfolio, ring = mb.analyze_portfolio(model), mb.compare([model, PROJECT / "examples" / "bauantrag" / "ist.bpmn"])
    log = mb.read_log(b"case;step;time\n1;Antrag;2025-03-01\n1;Check;2025-03-02\n")
    values = [mb.analyze_many(model), checked, *checked.findings, *checked.rules.values(), plan, analysis.standing]
    values += [portfolio, *portfolio.entries, ring, *ring.members, *ring.services, log, mb.replay(model, log)]
    lines = [repr(value) for value in values]
    assert [line for line in lines if "\n" in line or len(line) > 300 or " at 0x" in line] == []


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        (
            lambda _: mb.Options(definition=cast(Any, "strict")),
            "definition is one of physical, standard, extended",
        ),
        (lambda analysis: analysis.to_text("fr"), "lang is one of de, en, not “fr”"),
        (lambda analysis: analysis.to_svg(theme="pink"), "theme is one of light, dark, auto, not “pink”"),
        (lambda analysis: analysis.plan(budget=-1), "budget is a number from 0 on, not -1"),
        (lambda _: mb.schemas.text_of("report-9"), "There is no schema report-9"),
        (lambda analysis: mb.replay(analysis, "nope.csv"), "The event log cannot be read"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(
    analysis: mb.ProcessAnalysis, ask: Callable[[Any], object], sentence: str
) -> None:
    with pytest.raises(mb.MediabruchError, match=sentence):
        ask(analysis)


def test_help_tells_what_there_is() -> None:
    shown = pydoc.plain(pydoc.render_doc(mb))
    for name in ("analyze", "analyze_many", "check", "ProcessAnalysis", "Options"):
        assert name in shown
    for name in mb.ProcessAnalysis.__dict__:
        if not name.startswith("_"):
            assert getattr(mb.ProcessAnalysis, name).__doc__, name


@given(st.dictionaries(st.sampled_from([field.name for field in fields(mb.Options)]), st.just(None), min_size=1))
def test_each_option_changes_the_key_of_the_cache(names: dict[str, None]) -> None:
    others: dict[str, Any] = {
        "definition": "physical",
        "inference": False,
        "vocabulary": mb.Vocabulary(terms=(mb.CustomTerm(name="Zettel", receives=frozenset({mb.Medium.PAPER})),)),
        "annotations": "other.yaml",
        "cases": 1200.0,
        "administration": True,
        "costs": OwnCosts(way_minutes=12.0),
        "measures": (OwnMeasure(id="e-file", facts=(("effort", 2.0),)),),
        "own_rules": ("mine",),
    }
    changed = mb.Options(**{name: others[name] for name in names})
    assert changed.digest != mb.Options().digest
    assert hash(changed) == hash(mb.Options(**{name: others[name] for name in names}))
