"""The workbench as one file, with a real engine: built once for all tests, where npm and PyPI are at hand."""

import fcntl
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from mediabruch.errors import MediabruchError
from mediabruch.workbench.build.engine_wheel import engine_files
from mediabruch.workbench.build.pins import read_pins
from mediabruch.workbench.bundle.engine import Engine, engine_in, find_engine
from mediabruch.workbench.bundle.page import Opening, workbench_page

WritePage = Callable[..., Path]


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The engine that is installed, if it is of this mediabruch; else one that is built for these tests."""
    try:
        return find_engine()
    except MediabruchError:
        return engine_in(_built(tmp_path_factory.getbasetemp()))


def _built(temporary: Path) -> Path:
    """The folder of an engine; tests that run side by side build one together."""
    folder = temporary if temporary.name.startswith("pytest-") else temporary.parent
    engine = folder / "workbench-engine"
    with (folder / "workbench-engine.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not engine.exists():
            _skip_where_nothing_is_fetched()
            files = engine_files(read_pins())
            engine.mkdir()
            for name, content in files.items():
                (engine / name).write_bytes(content)
    return engine


def _skip_where_nothing_is_fetched() -> None:
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("needs Node.js with npm, to build the workbench's engine")
    asked = [npm, "view", f"pyodide@{read_pins().pyodide}", "version", "--fetch-retries=0", "--fetch-timeout=60000"]
    if subprocess.run(asked, capture_output=True, check=False).returncode:
        pytest.skip("needs a network that reaches npm, to build the workbench's engine")


@pytest.fixture(scope="session")
def write_page(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> WritePage:
    """Writes the page with files in it, and says where it is."""

    def write(files: Mapping[str, bytes], language: str | None = None, path: str | None = None) -> Path:
        place = tmp_path_factory.mktemp("page") / "mediabruch.html"
        place.write_text(workbench_page(engine, files, Opening(language, path)), encoding="utf-8")
        return place

    return write
