"""The graph of handovers in the DOT language."""

import subprocess
from shutil import which

import pytest

import mediabruch as mb
from mediabruch.i18n import translator
from mediabruch.render.dot import to_dot
from tests.support.models import analyze, build
from tests.support.shared import PROJECT

DOG = PROJECT / "examples" / "hundesteuer-anmelden" / "ist.bpmn"
HOSTILE = ['a"b', r"a\b\N\l", "<b>a</b>", "</script>", "a\u202eb", "n1 -> n2 [label=x]", "ü" * 10_000, "{a|b}"]


def named(name: str) -> str:
    """A two-step model with a step of this name, as DOT."""
    from dataclasses import replace

    analysis = build("A(paper) > B(data)").analysis()
    nodes = tuple(node._replace(name=name) if node.id == "B" else node for node in analysis.model.nodes)
    return to_dot(replace(analysis, model=replace(analysis.model, nodes=nodes)), translator("en"))


def test_steps_are_boxes_and_handovers_are_lines() -> None:
    built = build("A(paper) > B(data) > C(data)")
    source = to_dot(built.analysis(), translator("de"))
    a, b, c = (f"n{built.keys[name]}" for name in "ABC")
    assert f'{a} -> {b} [label="1\\nMB104 Papier → Daten"' in source
    assert f"{b} -> {c} [label=1 penwidth=4.00]" in source
    assert f'{c} [label="C\\nDaten"' in source


def test_breaks_inside_a_step_stand_in_its_box() -> None:
    source = to_dot(build("A(paper) > B(paper:data)").analysis(), translator("en"))
    assert r"MB104 paper → data × 1" in source


def test_the_library_gives_a_graph() -> None:
    graph = mb.analyze(DOG).to_graphviz("de")
    assert graph.source == to_dot(analyze(DOG), translator("de"))
    assert mb.analyze(DOG).to_graphviz().source != graph.source


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_breaks_out_of_its_quotes(name: str) -> None:
    plain, hostile = named("B"), named(name)
    assert len(hostile.splitlines()) == len(plain.splitlines())
    assert "\u202e" not in hostile
    assert "label=<" not in hostile
    assert len(hostile) < len(plain) + 400


@pytest.mark.skipif(which("dot") is None, reason="needs Graphviz's program dot")
@pytest.mark.parametrize("name", HOSTILE)
def test_graphviz_draws_what_it_gets(name: str) -> None:
    done = subprocess.run(["dot", "-Tsvg"], input=named(name).encode(), capture_output=True, check=True)
    assert not done.stderr
    assert done.stdout.count(b'class="node"') == 2
