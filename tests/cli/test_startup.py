"""What starting costs: help imports next to nothing, a report no more than it needs."""

import subprocess
import sys
from pathlib import Path

import pytest

from mediabruch.cli.entry import COMMANDS

HEAVY = {"lxml", "networkx", "pydantic", "rich", "jinja2", "yaml", "graphviz", "importlib.metadata"}


_MODULES = """
import sys
from mediabruch.cli import main

try:
    main(sys.argv[1:])
finally:
    print(*sys.modules, file=sys.stderr)
"""


def _imported(*arguments: str) -> set[str]:
    """The modules that a command line has loaded when it ends."""
    command = [sys.executable, "-c", _MODULES, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["analyze", "--help"],
        ["annotate", "--help"],
        ["serve", "--help"],
        ["explain"],
        ["explain", "MB103"],
    ],
)
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    imported = _imported(*arguments)
    assert "click" in imported
    assert imported & HEAVY == set()


def test_the_list_of_commands_imports_none_of_them() -> None:
    assert _imported("--help") & {f"mediabruch.cli.{name}" for name in COMMANDS} == set()


def test_help_imports_no_stage() -> None:
    stages = {"mediabruch.analysis", "mediabruch.bpmn", "mediabruch.playout", "mediabruch.annotation"}
    assert _imported("analyze", "--help") & stages == set()


def test_a_report_needs_neither_pydantic_nor_networkx(folder: Path) -> None:
    for format_ in ("text", "json"):
        imported = _imported("analyze", "amt/eins.bpmn", "--format", format_)
        assert imported & {"networkx", "pydantic", "rich", "jinja2"} == set()


_UNASKED = {
    "mediabruch.bpmn.slips",
    "mediabruch.bpmn.trees.by_expat",
    "mediabruch.bpmn.trees.lines",
    "mediabruch.bpmn.trees.lxml_reasons",
    "mediabruch.breaks.ranking",
    "mediabruch.config.reading",
    "mediabruch.files.missing",
    "mediabruch.files.patterns",
    "mediabruch.files.writing",
    "mediabruch.infer.steps.habits",
    "mediabruch.infer.vocabulary.house_words",
    "mediabruch.infer.vocabulary.word_lists",
    "mediabruch.maturity.saving",
    "mediabruch.measures",
    "mediabruch.notation.colors",
    "mediabruch.notation.measured",
    "mediabruch.notation.yaml_events",
    "mediabruch.playout.simulate",
    "mediabruch.portfolio.cache",
    "mediabruch.render",
    "mediabruch.statements.properties",
    *("csv", "difflib", "hashlib", "json", "numbers", "random", "select", "statistics", "string"),
    *(
        "concurrent.futures",
        "multiprocessing",
        "sqlite3",
        "subprocess",
        "tempfile",
        "tomllib",
        "xml",
        "yaml",
        "zipfile",
    ),
}
"""What a text on one model without a file beside it, open shares or words of a house has no need of."""


def test_a_report_loads_what_is_asked_for_only(folder: Path) -> None:
    imported = _imported("analyze", "amt/eins.bpmn")
    assert imported >= {"mediabruch.report.text", "mediabruch.infer", "mediabruch.infer.vocabulary.compiled_lists"}
    assert imported & _UNASKED == set()


_DATACLASSES = """
import sys
from mediabruch.cli import main

try:
    main(["analyze", "antrag.bpmn"])
finally:
    ours = [module for name, module in sys.modules.items() if name.startswith("mediabruch")]
    classes = [each for module in ours for each in vars(module).values() if isinstance(each, type)]
    print(*{each.__name__ for each in classes if "__dataclass_fields__" in vars(each)}, file=sys.stderr)
"""
_PUBLIC = {"CustomTerm", "Finding", "Model", "Options", "Vocabulary"}
_OWN = {"Analysis", "FoundElement"}
"""One keeps what it found, and one changes."""


def test_an_analysis_makes_dataclasses_of_what_is_public_only(folder: Path) -> None:
    done = subprocess.run([sys.executable, "-c", _DATACLASSES], capture_output=True, text=True, check=True, cwd=folder)
    assert set(done.stderr.split()) == _PUBLIC | _OWN


def test_laying_a_log_beside_a_model_loads_nothing_that_changes_files(folder: Path) -> None:
    Path("log.csv").write_text("case;activity;time\n1;Antrag;2025-01-01\n1;Bescheid;2025-01-02\n", encoding="utf-8")
    imported = _imported("log", "antrag.bpmn", "log.csv")
    assert imported >= {"mediabruch.logs.reading", "mediabruch.conformance.replay"}
    assert imported & {"json", "mediabruch.statements.edit.editing", "mediabruch.statements.edit.tables"} == set()
