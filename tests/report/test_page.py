"""The report page as a file: valid, closed to everything foreign, and the same every time."""

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import html5lib
import pytest

from mediabruch.analysis import Analysis
from mediabruch.bpmn import read
from mediabruch.errors import Message, UnreadableError
from mediabruch.i18n import LANGUAGES
from mediabruch.model import Model
from tests.report.hostile import HOSTILE
from tests.support.models import analyze, build
from tests.support.reports import reported_text
from tests.support.shared import PROJECT

EXAMPLES = sorted((PROJECT / "examples").glob("*/*.bpmn"))


def page(*analyses: Analysis, language: str = "en") -> str:
    return reported_text("html", *analyses, language=language)


def hashes(text: str, element: str) -> set[str]:
    found = re.findall(rf"<{element}>(.*?)</{element}>", text, re.DOTALL)
    return {f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in found}


def check(text: str) -> None:
    """It is valid HTML, its policy names exactly what stands in it, and no id stands twice."""
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(text)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    rules = dict(rule.split(" ", 1) for rule in policy[1].replace("&#39;", "'").replace("&#43;", "+").split("; "))
    assert rules["default-src"] == "'none'"
    assert set(rules["script-src"].split()) == hashes(text, "script")
    assert set(rules["style-src"].split()) == hashes(text, "style")
    assert len(hashes(text, "script")) == 1
    ids = re.findall(r'<[^<>]*\sid="([^"]*)"', text)
    assert len(ids) == len(set(ids))
    assert not re.search(r"""<[^<>]*\s(?:style|on\w+)=["']""", text)
    links = re.findall(r'<[^<>]*\s(?:href|src)="([^"]*)"', text)
    assert all(link.startswith("#") and link[1:] in ids for link in links)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_example_is_a_valid_page(path: Path, language: str) -> None:
    analysis = analyze(read(path, diagram=True))
    text = page(analysis, language=language)
    check(text)
    assert text == page(analysis, language=language)
    assert f'<html lang="{language}">' in text


@pytest.mark.parametrize(
    ("notation", "sentence"),
    [
        ("A(paper) > B(data)", "Stays on paper until it is typed in at “B”."),
        ("A(digital) > B(digital)", "Digital throughout."),
        ("A(paper) > B(paper)", "On paper throughout."),
        ("A(paper) > B(paper) > C", "What is known (2 of 3 steps) happens on paper."),
        ("A > B", "Nothing can be said yet: no step tells its medium."),
    ],
)
def test_one_sentence_sums_it_up(notation: str, sentence: str) -> None:
    text = page(build(notation).analysis())
    check(text)
    assert text.count(f'<p class="verdict">{sentence}</p>') == 2  # on the screen, and in print
    assert text.count('<svg class="bar"') == 2
    assert ("<tr data-break" in text) == ("typed in" in sentence)
    assert ('class="chart"' in text) == ("typed in" in sentence)


def test_several_models_share_a_page() -> None:
    analysis = build("A(paper) > B(data)").analysis()
    refused = UnreadableError(Message("The file is empty."), path="<leer>.bpmn")
    other = replace(analysis, model=replace(analysis.model, path="other.bpmn"))
    text = reported_text("html", analysis, other, language="de", refused=[refused], is_collection=True)
    check(text)
    assert text.count("<article") == 2
    assert "&lt;leer&gt;.bpmn" in text
    assert '<h2 id="overview">Überblick</h2>' in text


def test_a_model_without_steps_has_a_page() -> None:
    empty = replace(build("A").analysis(), model=Model(path="leer.bpmn"), steps=(), links=(), annotations={})
    text = page(empty)
    check(text)
    assert "There is nothing to judge: the model has no steps." in text


@pytest.mark.parametrize("name", [*HOSTILE, "</style><script>x</script>", "{{ 7 * 7 }}", "{% raw %}", "javascript:x"])
def test_no_name_breaks_out(name: str) -> None:
    analysis = build("Office: A(paper) > xor1 -0.2-> B(data); xor1 > C").analysis()
    model = analysis.model
    hostile = replace(
        analysis,
        model=replace(
            model, name=name, path=name, nodes=tuple(node._replace(name=name, id=name) for node in model.nodes)
        ),
        steps=tuple(step._replace(node=step.node._replace(name=name, id=name)) for step in analysis.steps),
    )
    text = page(hostile).encode("utf-8").decode()
    check(text)
    assert "49" not in re.sub(r"<svg.*?</svg>|<style.*?</style>", "", text, flags=re.DOTALL) or "7 * 7" in text
    assert not set("\u202e\u2066\x1b\x9b\x00") & set(text)
