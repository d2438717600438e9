"""The versions and digests of what is fetched."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_FILE = Path(__file__).with_name("pins.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pins:
    """What `pins.toml` says."""

    pyodide: str
    """Its version."""
    integrity: str
    """The digest of its archive, as npm writes it."""
    python: str
    """The version of Python that it is, such as 3.14."""
    platform: str
    """What wheels for it are called."""
    wheels: Mapping[str, str]
    """Digests by name and version."""
    license_texts: Mapping[str, str]
    """Wheels of which only the license is used."""
    inside: Mapping[str, tuple[str, str]]
    """What is compiled into Pyodide: license and source by name."""


def read_pins() -> Pins:
    """Read `pins.toml`.

    >>> read_pins().python
    '3.14'
    """
    with _FILE.open("rb") as file:
        pins = tomllib.load(file)
    pyodide = pins["pyodide"]
    return Pins(
        pyodide=pyodide["version"],
        integrity=pyodide["integrity"],
        python=pyodide["python"],
        platform=pyodide["platform"],
        wheels=pins["wheels"],
        license_texts=pins["license-texts"],
        inside={name: (terms, source) for name, (terms, source) in pins["inside-pyodide"].items()},
    )
