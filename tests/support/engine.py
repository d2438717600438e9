"""A stand-in for the engine of the workbench, as it would be installed: its parts are of no use."""

import json
import sys
from pathlib import Path

import pytest

from mediabruch.workbench.bundle.engine import PACKAGE
from mediabruch.workbench.bundle.own import digest_of, own_files

NOTICE = "Works of others </script><script>ruined()</script>"


def install_stand_in(place: Path, monkeypatch: pytest.MonkeyPatch, own: str | None = None) -> None:
    """Install it into a folder; for this state of mediabruch, or for the one of a digest."""
    folder = place / "site" / PACKAGE
    folder.mkdir(parents=True)
    about = {"mediabruch": "0.0.1", "own": own or digest_of(own_files()), "pyodide": {"python": "3.14.2"}}
    (folder / "__init__.py").touch()
    (folder / "about.json").write_text(json.dumps(about), encoding="utf-8")
    (folder / "NOTICE.txt").write_text(NOTICE, encoding="utf-8")
    for part in ("library", "script", "site", "wasm"):
        (folder / f"{part}.gz").write_bytes(part.encode())
    monkeypatch.syspath_prepend(place / "site")
    monkeypatch.delitem(sys.modules, PACKAGE, raising=False)
