"""How pages are made of templates: foreign text is cleaned and escaped, and a policy allows just what is in them."""

import base64
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from mediabruch.report.screen import Screen

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent
_CLEAN = Screen()


def page_style() -> str:
    """The style of all pages."""
    return (_HERE / "page.css").read_text(encoding="utf-8")


def digest_of(text: str) -> str:
    """What a content security policy calls a style or script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def page_environment(folder: Path = _HERE) -> "Environment":
    """The environment of the templates in a folder."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(folder),
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
