"""The notice that the page brings along: whose works it contains, on which terms, where their sources are."""

import json
from collections.abc import Iterable, Iterator, Mapping
from email import message_from_bytes
from email.message import Message as Metadata
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from mediabruch.workbench.build.pins import Pins

_INTRODUCTION = """\
The workbench of mediabruch contains works of others, unchanged but for being compiled and packed. Each is used on the
terms of its authors, which follow.
"""


def notice(pins: Pins, wheels: Iterable[Path], texts: Iterable[Path]) -> str:
    """The whole notice: a list, then the texts of the licenses."""
    wheels, texts = list(wheels), list(texts)
    lines = [_INTRODUCTION, f"Pyodide {pins.pyodide}, and what is compiled into it:", ""]
    lines += [f"  {name}: {terms}, {source}" for name, (terms, source) in pins.inside.items()]
    lines += ["", "Python packages:", ""]
    lines += [f"  {line}" for wheel in wheels for line in _about(wheel)]
    for wheel in (*texts, *wheels):
        for name, text in _licenses(wheel):
            lines += ["", "-" * 80, name, "", text.strip()]
    return "\n".join(lines) + "\n"


def _about(wheel: Path) -> Iterator[str]:
    """A line on the package, and one on what is compiled into it."""
    with ZipFile(wheel) as files:
        metadata = _metadata(files)
        yield f"{metadata['Name']} {metadata['Version']}: {_terms(metadata)}, {_source(metadata)}"
        for name in files.namelist():
            if "/sboms/" in name:
                inside = json.loads(files.read(name)).get("components", [])
                yield "  with " + ", ".join(sorted({_component(one) for one in inside}))


def _component(part: Mapping[str, Any]) -> str:
    """A part of a list of materials: its name, its version, its terms."""
    stated = [each.get("expression") or each["license"].get("id", "") for each in part.get("licenses", [])]
    terms = "; ".join(filter(None, stated))
    return f"{part['name']} {part.get('version', '')}" + (f" ({terms})" if terms else "")


def _terms(metadata: Metadata) -> str:
    classified = [each for each in metadata.get_all("Classifier", []) if each.startswith("License ::")]
    named = ", ".join(each.rpartition(" :: ")[2] for each in classified)
    return str(metadata["License-Expression"] or named or metadata["License"])


def _source(metadata: Metadata) -> str:
    links = dict(entry.split(", ", 1) for entry in metadata.get_all("Project-URL", []))
    return links.get("Source") or links.get("Source Code") or f"https://pypi.org/project/{metadata['Name']}/"


def _licenses(wheel: Path) -> Iterator[tuple[str, str]]:
    """The texts of its licenses."""
    with ZipFile(wheel) as files:
        package = _metadata(files)["Name"]
        for name in sorted(files.namelist()):
            if "/licenses/" in name and not name.endswith("/"):
                yield ("Python" if package == "typing_extensions" else package), files.read(name).decode()


def _metadata(files: ZipFile) -> Metadata:
    name = next(name for name in files.namelist() if name.endswith(".dist-info/METADATA"))
    return message_from_bytes(files.read(name))
