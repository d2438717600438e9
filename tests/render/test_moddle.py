"""The colored file, read by the library that Camunda Modeler and bpmn.io read with."""

import json
import subprocess
from pathlib import Path
from shutil import which

import pytest

from mediabruch.i18n import translator
from mediabruch.render.colored import color_file
from tests.support.models import analyze
from tests.support.patience import PATIENCE
from tests.support.shared import PROJECT

COMPARE = Path(__file__).parent / "moddle" / "compare.mjs"
EXAMPLES = sorted((PROJECT / "examples").glob("*/*.bpmn"))


@pytest.fixture(scope="module")
def moddle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with bpmn-moddle."""
    if which("node") is None or which("npm") is None:
        pytest.skip("needs Node.js with npm")
    folder = tmp_path_factory.mktemp("moddle")
    command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "bpmn-moddle@10"]
    if subprocess.run(command, cwd=folder, check=False, timeout=PATIENCE).returncode:
        pytest.skip("needs bpmn-moddle from npm, which cannot be reached")
    return folder


@pytest.mark.corpus
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_file_is_equal_apart_from_colors(moddle: Path, tmp_path: Path, path: Path) -> None:
    analysis = analyze(path)
    colored = tmp_path / "colored.bpmn"
    colored.write_bytes(color_file(analysis, translator("de")))
    done = subprocess.run(["node", COMPARE, moddle, path, colored], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert found["equal"]
    assert found["warnings"] == [0, 0]
    assert found["colored"] == len(analysis.steps)
