"""What other libraries take for the same models, where they are installed in an environment of their own.

    python -m tests.benchmarks.bench_peers install FOLDER
    python -m tests.benchmarks --peers FOLDER

makes the environment and measures with it. None of them is needed by mediabruch, nor may be: pm4py is under the AGPL.
They read, draw or lint; none of them plays a process out. On node, too, the least of some rounds counts: by then its
compiler has done its work.
"""

import json
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import lxml.etree

from tests.benchmarks.clock import seconds

PYTHON = ("lxml", "SpiffWorkflow", "pm4py")
NODE = ("bpmn-moddle", "bpmnlint")
Row = dict[str, object]
_HERE = Path(__file__).parent
ROUNDS, MOST_SECONDS = 3, 30


def install(folder: Path) -> None:
    """Make the environments of the peers."""
    venv.create(folder / "py", with_pip=True)
    subprocess.run([folder / "py/bin/pip", "install", "--quiet", *PYTHON], check=True)
    if npm := shutil.which("npm"):
        (folder / "node").mkdir(parents=True, exist_ok=True)
        (folder / "node/package.json").write_text("{}")
        subprocess.run([npm, "install", "--silent", *NODE], cwd=folder / "node", check=True)


def rows(folder: Path, models: Sequence[Path]) -> Iterator[Row]:
    """A row for each peer that is installed; ratios to parsing the models that it can read."""
    names = "\n".join(map(str, models))
    asked = [str(ROUNDS), str(MOST_SECONDS)]
    python, node = folder / "py/bin/python", shutil.which("node")
    if python.exists():
        yield from json.loads(_said([str(python), str(_HERE / "peers.py"), *asked], names, folder))
    if node and (folder / "node/node_modules").is_dir():
        parsed = {str(path): min(seconds(partial(lxml.etree.parse, path)) for _ in range(3)) for path in models}
        for row in json.loads(_said([node, str(_HERE / "peers.mjs"), *asked], names, folder / "node")):
            least = row["least"]
            ratio = sum(least.values()) / 1000 / sum(parsed[path] for path in least) if least else None
            yield {"peer": row["peer"], "read": len(least), "models": len(models), "ratio": ratio}


def _said(arguments: Sequence[str], models: str, folder: Path) -> str:
    said = subprocess.run(arguments, input=models, capture_output=True, text=True, check=True, cwd=folder).stdout
    return said[said.index("[") :]


if __name__ == "__main__":
    _, verb, where = sys.argv
    assert verb == "install"
    install(Path(where))
