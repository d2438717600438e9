"""The files of the page: its own, and what the report's page moves its pictures with, too."""

from collections.abc import Mapping
from pathlib import Path

from mediabruch import report

_OWN = Path(__file__).parent / "page"
_SHARED = Path(report.__file__).parent / "page" / "drag.js"


def page_files() -> Mapping[str, Path]:
    """Where each stands, by its name in the page."""
    own = {path.name: path for path in sorted(_OWN.iterdir()) if path.suffix in (".html", ".css", ".js")}
    return {**own, _SHARED.name: _SHARED}
