"""How pages are made of templates: foreign text is cleaned and escaped."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from mediabruch.report.screen import Screen

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent
_CLEAN = Screen()


class _Settings(TypedDict):
    """What decides how templates are compiled."""

    autoescape: bool
    trim_blocks: bool
    lstrip_blocks: bool


_SETTINGS = _Settings(autoescape=True, trim_blocks=True, lstrip_blocks=True)


@cache
def page_environment(folder: Path = _HERE) -> "Environment":
    """The environment of the templates in a folder, and of those that all pages share."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from mediabruch.report.page.kept_templates import KeptTemplates

    return Environment(
        loader=FileSystemLoader([folder, _HERE]),
        undefined=StrictUndefined,
        finalize=_clean,
        bytecode_cache=KeptTemplates(repr(_SETTINGS)),
        **_SETTINGS,
    )


def _clean(value: object) -> object:
    """Foreign text without control characters and marks that turn the reading direction; escaping comes after."""
    if type(value) is not str:  # markup of our own is a kind of its own
        return value
    return "\n".join(map(_CLEAN.clean, value.split("\n")))
