"""Where little is installed and no process can be started, as in a browser, the command does the same to the byte."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.bare import BROKEN, ERRANDS, FILES
from tests.support.shared import PROJECT

pytest.importorskip("xlsxwriter", reason="the extra `excel` is not installed")
pytest.importorskip("python_calamine", reason="the extra `excel` is not installed")
USED = ("hundesteuer-anmelden", "wohnsitz-anmelden")


def done(folder: Path, *order: str) -> dict[str, Any]:
    """What the errands say, and what is loaded afterwards."""
    for name in USED:
        shutil.copytree(PROJECT / "examples" / name, folder / name)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    variables = {name: value for name, value in os.environ.items() if name != "PATH"}  # the program `dot` is not there
    variables |= {"PYTHONPATH": str(PROJECT), "MEDIABRUCH_CACHE_DIR": "", "SOURCE_DATE_EPOCH": "0"}
    command = [sys.executable, "-m", "tests.support.bare", *order]
    run = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    told: dict[str, Any] = json.loads(run.stdout)
    return told


def written(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_all_is_as_elsewhere(tmp_path: Path) -> None:
    usual, bare = tmp_path / "usual", tmp_path / "bare"
    here, there = done(usual), done(bare, "bare")
    *outcomes, broken = here["outcomes"]
    *others, refused = there["outcomes"]
    assert others == outcomes
    assert [(errand, code) for errand, code, _, _ in outcomes if code not in {0, 1}] == []
    assert broken[:2] == [BROKEN, 0]
    sentence = "Die Datei ist kein XML: dem Wert eines Attributs fehlen die Anführungszeichen."
    assert refused == [BROKEN, 2, "", f"Fehler: broken.bpmn:2:10: {sentence}\n"]
    assert "lxml" in here["loaded"]
    assert "lxml" not in there["loaded"]
    files, same = written(usual), written(bare)
    assert files.keys() == same.keys()
    assert [name for name, content in files.items() if same[name] != content] == []
    assert len(files) > len(ERRANDS)
