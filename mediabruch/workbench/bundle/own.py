"""The part of mediabruch that works in the page."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import mediabruch

_ROOT = Path(mediabruch.__file__).parent
_SUFFIXES = {".css", ".jinja", ".js", ".json", ".md", ".mo", ".py", ".tsv", ".toml"}
_ELSEWHERE = (
    "cli/",
    "library/",
    "schemas.py",
    "workbench/build/",
    "workbench/bundle/",
    "workbench/page/",
    "workbench/serving/",
)
"""The terminal, the server, and what makes the page."""


def own_files() -> dict[str, bytes]:
    """Its files, by path within the package."""
    paths = {path.relative_to(_ROOT).as_posix(): path for path in sorted(_ROOT.rglob("*")) if path.suffix in _SUFFIXES}
    return {name: path.read_bytes() for name, path in paths.items() if _is_needed(name)}


def digest_of(files: Mapping[str, bytes]) -> str:
    """What tells one state of these files from another."""
    digest = hashlib.sha256()
    for name, content in sorted(files.items()):
        digest.update(f"{name} {hashlib.sha256(content).hexdigest()}\n".encode())
    return digest.hexdigest()


def _is_needed(name: str) -> bool:
    is_schema = name.startswith("report/") and "schema" in name  # they stand in pydantic, which the page does without
    return not is_schema and not name.startswith(_ELSEWHERE)
