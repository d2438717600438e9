"""How pages are made of templates: foreign text is cleaned and escaped."""

from pathlib import Path
from typing import TYPE_CHECKING

from mediabruch.report.screen import Screen

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent
_CLEAN = Screen()


def page_environment(folder: Path = _HERE) -> "Environment":
    """The environment of the templates in a folder, and of those that all pages share."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader([folder, _HERE]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_clean,
    )


def _clean(value: object) -> object:
    """Foreign text without control characters and marks that turn the reading direction; escaping comes after."""
    if type(value) is not str:  # markup of our own is a kind of its own
        return value
    return "\n".join(map(_CLEAN.clean, value.split("\n")))
