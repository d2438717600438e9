"""What starting costs: help imports next to nothing, a report no more than it needs."""

import subprocess
import sys
from pathlib import Path

import pytest

from mediabruch.cli.entry import COMMANDS

HEAVY = {"lxml", "networkx", "pydantic", "rich", "jinja2", "yaml", "graphviz", "importlib.metadata"}


def _imported(*arguments: str) -> set[str]:
    """The modules that a command line imports, as `python -X importtime` tells."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "mediabruch", *arguments], capture_output=True, text=True, check=True
    )
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip() for line in lines}


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
_PUBLIC = {
    *("Config", "CustomTerm", "Finding", "Match", "Model", "Options", "PlayoutSummary", "Rule", "Score", "Vocabulary"),
    "Waypoint",
}
_OWN = {"Analysis", "FoundElement", "MeasuredShare"}
"""One keeps what it found, one changes, and one has a field of a name that tuples have taken."""


def test_an_analysis_makes_dataclasses_of_what_is_public_only(folder: Path) -> None:
    done = subprocess.run([sys.executable, "-c", _DATACLASSES], capture_output=True, text=True, check=True, cwd=folder)
    assert set(done.stderr.split()) == _PUBLIC | _OWN
