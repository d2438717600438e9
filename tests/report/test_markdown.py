"""The report as Markdown."""

import re
from dataclasses import replace

import pytest

from mediabruch.analysis import Analysis
from mediabruch.errors import Message, UnreadableError
from mediabruch.report.markdown_lines import escaped
from tests.report.hostile import HOSTILE
from tests.support.models import build
from tests.support.reports import reported_text


def markdown(*analyses: Analysis, language: str = "en") -> str:
    return reported_text("markdown", *analyses, language=language)


def renamed(name: str) -> Analysis:
    analysis = build("A(paper) > B(data) > C").analysis()
    nodes = tuple(node._replace(name=name) for node in analysis.model.nodes)
    return replace(
        analysis,
        model=replace(analysis.model, nodes=nodes, name=name),
        steps=tuple(step._replace(node=step.node._replace(name=name)) for step in analysis.steps),
    )


def test_figures_breaks_and_handovers_are_told() -> None:
    text = markdown(build("A(paper) > B(data) > C(data)").analysis())
    assert "| End-to-end score | 60 of 100 |" in text
    assert "| 1 | B |" in text
    assert "paper → data" in text
    assert "- **MB104 Capture by hand:**" in text
    sketch = re.search(r"```mermaid\n(.*?)```", text, re.DOTALL)
    assert sketch is not None
    assert re.findall(r"n\d+ -->\|\"(.*?)\"\|", sketch[1]) == ["1 × MB104", "1 ×"]
    assert "linkStyle 0 stroke:#cf222e" in sketch[1]


def test_what_is_unknown_can_be_pasted() -> None:
    text = markdown(build("A(paper) > B").analysis())
    assert "```yaml\n" in text
    assert "  B: {medium: ...}" in text


def test_without_handovers_there_is_no_sketch() -> None:
    assert "mermaid" not in markdown(build("A > B").analysis())


def test_several_models_and_refused_files() -> None:
    analysis = build("A(paper) > B(data)").analysis()
    refused = UnreadableError(Message("The file is empty."), path="a|b.bpmn")
    text = reported_text("markdown", analysis, analysis, language="de", refused=[refused], is_collection=True)
    assert text.startswith("## Überblick\n")
    assert r"- a\|b.bpmn: Die Datei ist leer." in text


@pytest.mark.parametrize(
    "text",
    ["*a* _b_ `c` ~d~", "[a](javascript:alert(1))", "![a](x)", "<img src=x>", "a|b", "&lt;", "$a$", "\\*", "#1"],
)
def test_nothing_in_a_name_has_a_meaning(text: str) -> None:
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]<>|~&$#]", escaped(text).replace("\\\\", ""))


@pytest.mark.parametrize("text", ["@team", "#12", "!7", "https://evil.example", "www.evil.example", "mailto:a@b"])
def test_platforms_make_no_links_of_names(text: str) -> None:
    assert not re.search(r"[@#!]\w|https?:|www\.|mailto:", escaped(text))


@pytest.mark.parametrize("name", [*HOSTILE, "``` end", "```mermaid", 'a"] --> b["c', "end", "|x|", "%% no", "---\n# a"])
def test_no_name_breaks_out_of_its_place(name: str) -> None:
    words = re.sub(r"[\W_]+", " ", name).strip() or "Name"  # the same words, so that the same is read from them
    text, plain = markdown(renamed(name)), markdown(renamed(words))
    assert [line.startswith("|") for line in text.splitlines()] == [line.startswith("|") for line in plain.splitlines()]
    assert text.count("\n```") == plain.count("\n```")
    rows = [line for line in text.splitlines() if line.startswith("| 1")]
    assert all(len(re.findall(r"(?<!\\)\|", row.replace("\\\\", ""))) == 7 for row in rows)
    sketch = re.search(r"```mermaid\n(.*?)\n```", text, re.DOTALL)
    assert sketch is not None
    assert all(line.count('"') in (0, 2) for line in sketch[1].splitlines())
    assert not set("\u202e\x1b\x9b\x00") & set(text)
