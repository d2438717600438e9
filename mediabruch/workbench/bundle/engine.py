"""The engine that was built and installed: Python for browsers with mediabruch in it."""

import json
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from mediabruch.errors import MediabruchError, Message
from mediabruch.version import __version__
from mediabruch.workbench.bundle.own import digest_of, own_files

PACKAGE = "mediabruch_workbench"
"""The package that holds the engine."""
_PARTS = ("library", "script", "site", "wasm")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Engine:
    """Its parts, packed as browsers can unpack them."""

    parts: dict[str, bytes]
    """By name: the standard library, the script of the worker, the packages, the interpreter."""
    about: dict[str, Any]
    """What Pyodide has to know of itself."""
    notice: str
    """Whose works it contains."""


def find_engine() -> Engine:
    """The installed engine. Raises `MediabruchError` where there is none, or one of another mediabruch."""
    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        message = Message(
            "The workbench needs its engine, which is built once, with npm and a network, by: "
            "python -m mediabruch.workbench.build && pip install dist/mediabruch_workbench-{version}-py3-none-any.whl",
            version=__version__,
        )
        raise MediabruchError(message)
    return engine_in(Path(found.origin).parent)


def engine_in(folder: Path) -> Engine:
    """The engine whose files lie in a folder. Raises `MediabruchError` where it is one of another mediabruch."""
    about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
    if about["own"] != digest_of(own_files()):
        message = Message(
            "The workbench’s engine was built from another state of mediabruch ({version}); build it again: "
            "python -m mediabruch.workbench.build && pip install --force-reinstall --no-deps "
            "dist/mediabruch_workbench-{own}-py3-none-any.whl",
            version=about["mediabruch"],
            own=__version__,
        )
        raise MediabruchError(message)
    return Engine(
        parts={name: (folder / f"{name}.gz").read_bytes() for name in _PARTS},
        about=about["pyodide"],
        notice=(folder / "NOTICE.txt").read_text(encoding="utf-8"),
    )
