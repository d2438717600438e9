"""Errands of the command in one process, as it is or as in a browser: `python -m tests.support.bare [bare]`.

In a browser there is Python and what it can install there: nothing that is compiled but for two packages, no further
process, no thread, no network.
"""

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from io import StringIO
from types import ModuleType
from typing import NoReturn

PACKAGES = frozenset(
    {
        "annotated_types", "click", "graphviz", "jinja2", "markdown_it", "markupsafe", "mdurl", "mediabruch",
        "networkx", "pathspec", "pydantic", "pydantic_core", "pygments", "python_calamine", "rich", "tests",
        "typing_extensions", "typing_inspection", "xlsxwriter", "yaml",
    }
)  # fmt: skip
"""All that is installed there."""
_LACKING = frozenset(
    {
        "_multiprocessing",
        "_yaml",
        "curses",
        "grp",
        "markupsafe._speedups",
        "multiprocessing",
        "pwd",
        "resource",
        "yaml._yaml",
    }
)

MODEL = "hundesteuer-anmelden/ist.bpmn"
BROKEN = "analyze broken.bpmn"
"""Of which lxml alone saves something."""
ERRANDS: Sequence[str] = (
    *(
        f"analyze {MODEL} -f {format_} -o analysis.{ending}"
        for format_, ending in {
            "text": "txt", "json": "json", "html": "html", "markdown": "md", "csv": "csv", "walk": "walk.html",
            "summary": "summary.html", "svg": "svg", "dot": "dot", "bpmn": "bpmn",
        }.items()
    ),
    "render undrawn.bpmn -f svg -o undrawn.svg",
    f"render {MODEL} -f html -o drawn.html",
    f"annotate {MODEL} --to xlsx -o steps.xlsx",
    f"annotate {MODEL} --to csv -o steps.csv",
    f"annotate {MODEL} --from steps.xlsx",
    f"annotate {MODEL} --from steps.csv",
    f"annotate {MODEL} --check",
    f"annotate {MODEL} --into-model -o stated.bpmn",
    f"plan {MODEL} -f html -o plan.html",
    f"plan {MODEL} -f xlsx -o plan.xlsx",
    "portfolio wohnsitz-anmelden hundesteuer-anmelden -f html -o portfolio",
    "portfolio wohnsitz-anmelden hundesteuer-anmelden -f xlsx -o portfolio.xlsx",
    "diff wohnsitz-anmelden/ist.bpmn wohnsitz-anmelden/soll.bpmn -f html -o diff.html",
    "check hundesteuer-anmelden -f sarif -o check.sarif",
    "analyze slips.bpmn",
    BROKEN,
)  # fmt: skip
_BPMN = '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="P">'
FILES = {
    "undrawn.bpmn": f'{_BPMN}<startEvent id="s"/><task id="A" name="Brief drucken"/>'
    '<sequenceFlow id="f" sourceRef="s" targetRef="A"/></process></definitions>',
    "slips.bpmn": f'{_BPMN}<bpmn:task id="A" name="Gebühr &amp; M&uuml;ll"/><task id="B"></process></definitions>',
    "broken.bpmn": f"{_BPMN}\n<task id=A/>",
}
"""Written beside the examples."""


class _Only(MetaPathFinder):
    """Finds nothing, and refuses what is not there."""

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        first = fullname.partition(".")[0]
        is_there = first in PACKAGES or first in sys.stdlib_module_names
        if not is_there or fullname in _LACKING or first in _LACKING:
            raise ModuleNotFoundError(f"No module named '{fullname}'", name=fullname)
        return None


def _cannot(*_: object, **__: object) -> NoReturn:
    raise OSError(138, "emscripten does not support processes.")


def _start(_: threading.Thread) -> NoReturn:
    raise RuntimeError("can't start new thread")


def strip() -> None:
    """Take from this process what a browser has not."""
    sys.meta_path.insert(0, _Only())
    threading.Thread.start = _start  # type: ignore[assignment, method-assign]
    subprocess.Popen.__init__ = _cannot  # type: ignore[method-assign]
    socket.socket.connect = _cannot  # type: ignore[method-assign]
    for name in ("fork", "kill", "posix_spawn", "system"):
        setattr(os, name, _cannot)
    os.cpu_count = lambda: 1


def outcomes() -> Iterator[tuple[str, object, str, str]]:
    """Each errand with its exit code and what it says."""
    from mediabruch.cli import main

    for errand in ERRANDS:
        out, err = StringIO(), StringIO()
        code: object = 0
        with redirect_stdout(out), redirect_stderr(err):
            try:
                main(["--lang", "de", *errand.split()])
            except SystemExit as end:
                code = end.code
        yield errand, code, out.getvalue(), err.getvalue()


if __name__ == "__main__":
    if sys.argv[1:]:
        strip()
    done = list(outcomes())
    loaded = sorted({name.partition(".")[0] for name in sys.modules} - sys.stdlib_module_names)
    sys.stdout.write(json.dumps({"outcomes": done, "loaded": loaded}))
