"""The house is kept: style, types, and the direction of imports."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PYTHON = [sys.executable, "-m"]
LINT_IMPORTS = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]


@pytest.mark.parametrize(
    "command",
    [
        pytest.param([*PYTHON, "ruff", "check", "--quiet", "."], id="ruff check"),
        pytest.param([*PYTHON, "ruff", "format", "--check", "--quiet", "."], id="ruff format"),
        pytest.param([*PYTHON, "mypy"], id="mypy"),
        pytest.param(LINT_IMPORTS, id="import-linter"),
    ],
)
def test_house_is_kept(command: list[str]) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
