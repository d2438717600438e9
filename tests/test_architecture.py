"""What import contracts cannot say: names that say nothing, modules and functions that grow, imports that cost."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.shared import PROJECT

PACKAGE = PROJECT / "mediabruch"
MODULES = sorted(PACKAGE.rglob("*.py"))

EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "core", "types", "manager", "misc", "base"}
MOST_LINES = 400
"""Of a module; about 100 are usual."""
MOST_LINES_OF_FUNCTION = 60
"""About 10 are usual."""

HEAVY = ("babel", "click", "graphviz", "jinja2", "lxml", "networkx", "pydantic", "rich", "yaml")


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PROJECT)))
def test_module(module: Path) -> None:
    assert module.stem not in EMPTY_NAMES
    text = module.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "a module's first words say what it is for"
    for function in _functions(tree):
        assert (function.end_lineno or 0) - function.lineno < MOST_LINES_OF_FUNCTION, function.name
    for marker in ("TODO", "FIXME", "XXX"):
        assert marker not in text


def test_each_class_has_a_name_of_its_own() -> None:
    trees = (ast.parse(module.read_text(encoding="utf-8")) for module in MODULES)
    names = [node.name for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)]
    assert sorted({name for name in names if not name.startswith("_") and names.count(name) > 1}) == []


@pytest.mark.parametrize(
    "module", ["mediabruch", "mediabruch.errors", "mediabruch.model", "mediabruch.media", "mediabruch.playout"]
)
def test_imports_that_cost_nothing(module: str) -> None:
    script = f"import sys, {module}; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=PROJECT)
    assert not set(done.stdout.split()) & set(HEAVY)


def test_reports_with_patterns_need_no_graph_library() -> None:
    script = (
        "import sys, mediabruch as mb; mb.analyze('examples/hundesteuer-anmelden/ist.bpmn').to_text(); "
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=PROJECT)
    assert not set(done.stdout.split()) & {"networkx", "pydantic", "rich", "jinja2", "graphviz", "click"}


def test_the_list_of_rules_loads_none_of_them() -> None:
    script = (
        "import sys, mediabruch.rules; print(*(name for name in sys.modules if name.startswith('mediabruch.rules.')))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=PROJECT)
    assert set(done.stdout.split()) == {f"mediabruch.rules.{name}" for name in ("registry", "rule", "waypoint")}


@pytest.mark.parametrize(
    "module", ["mediabruch.analysis", "mediabruch.score", "mediabruch.breaks.evaluate", "mediabruch.breaks.notes"]
)
def test_an_analysis_loads_what_it_needs_when_it_needs_it(module: str) -> None:
    script = f"import sys, {module}; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=PROJECT)
    assert not set(done.stdout.split()) & {"networkx", "pydantic", "rich", "jinja2", "graphviz", "click"}
