"""Two versions in every format: in both languages, by the schema, and whatever the names in them are."""

import json
import re
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from mediabruch.analysis import Analysis
from mediabruch.differences.diff import diff_analyses
from mediabruch.i18n import translator
from mediabruch.report.diff.formats import DIFF_FORMATS
from mediabruch.report.diff.results import DiffPair, DiffResults
from mediabruch.report.screen import Screen, width_of
from tests.report.hostile import HOSTILE
from tests.support.models import build
from tests.support.shared import PROJECT

_COURT = "[Court]; D ~{}~> Court"
OLD = f"Amt: A(data) > B(data:paper) > C(paper:data, by_hand) > xor1 -0.5-> D(data); xor1 > E(paper); {_COURT}"
OLD = OLD.format("paper")
NEW = f"Amt: A(data) > C(data, system=X, automatic) > xor1 -0.1-> D(data); xor1 > E(data) > F(oral); {_COURT}"
NEW = NEW.format("data")
LANGUAGES = ("de", "en")


def results(old: str = OLD, new: str = NEW, *, is_collection: bool = False) -> DiffResults:
    pair = DiffPair(diff=diff_analyses(build(old).analysis(), build(new).analysis()), confidence=0.7)
    return DiffResults(pairs=(pair,), only_old=("gone.bpmn",), is_collection=is_collection)


def told(found: DiffResults, format_: str, language: str = "en", screen: Screen = Screen()) -> str:  # noqa: B008 - a value
    content = DIFF_FORMATS[format_](found, translator(language), screen)
    return content if isinstance(content, str) else content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("is_collection", [True, False])
@pytest.mark.parametrize("name", ["diff", "diffs"])
def test_the_document_follows_its_schema(language: str, is_collection: bool, name: str) -> None:  # noqa: FBT001
    document = json.loads(told(results(is_collection=is_collection), "json", language))
    if (name == "diffs") is is_collection:
        schema = json.loads((PROJECT / "schemas" / f"{name}-1.schema.json").read_text())
        Draft202012Validator(schema).validate(document)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("is_collection", [True, False])
def test_no_line_is_wider_than_the_screen(language: str, width: int, is_collection: bool) -> None:  # noqa: FBT001
    text = told(results(is_collection=is_collection), "text", language, Screen(width=width))
    assert max(map(width_of, text.splitlines())) <= width


def test_what_is_said() -> None:
    text = " ".join(told(results(), "text").split())
    assert "Better than before." in text
    assert "“B” (Amt) is gone: " in text
    assert "“F” (Amt) is new: " in text
    assert "system: none → X; no longer by hand; now automatic" in text
    assert "cases divide otherwise behind" in text
    assert "4 steps are in both versions, 1 only in the old one, 1 only in the new one" in text
    assert "versions of one process is sure to 70 %" in text


def test_nothing_has_changed() -> None:
    text = told(results(OLD, OLD), "text")
    assert "Nothing has changed." in text
    assert "What changed" not in text


@pytest.mark.parametrize("format_", DIFF_FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_input_gives_the_same_bytes(format_: str, language: str) -> None:
    assert told(results(), format_, language) == told(results(), format_, language)


def hostile(analysis: Analysis, name: str) -> Analysis:
    nodes = tuple(node._replace(name=name, id=f"{name}{node.key}") for node in analysis.model.nodes)
    steps = tuple(step._replace(node=step.node._replace(name=name)) for step in analysis.steps)
    return replace(analysis, model=replace(analysis.model, name=name, path=name, nodes=nodes), steps=steps)


@pytest.mark.parametrize("name", [*HOSTILE, "</style><script>x</script>", "{{ 7 * 7 }}"])
@pytest.mark.parametrize("format_", DIFF_FORMATS)
def test_no_name_breaks_out(name: str, format_: str) -> None:
    pair = DiffPair(diff=diff_analyses(hostile(build(OLD).analysis(), name), hostile(build(NEW).analysis(), name)))
    text = told(DiffResults(pairs=(pair,), only_new=(name,), is_collection=True), format_).encode().decode()
    assert not set("\u202e\u2066\x1b\x9b\x00") & set(text)
    if format_ == "html":
        assert "<script" not in text
        assert re.search(r"default-src &#39;none&#39;|default-src 'none'", text)
