"""What a configuration comes to."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mediabruch.media import Side
from mediabruch.options import DEFAULTS, Options

if TYPE_CHECKING:
    from mediabruch.checks.policy import CheckConfig
    from mediabruch.measures.measure import Measure

OWN_FILE = "mediabruch.toml"
SHARED_FILE = "pyproject.toml"
"""The file that many tools share."""
TABLE = ("tool", "mediabruch")
"""The table in it that is ours."""


class Config(NamedTuple):
    """What a configuration says; each option has the value that holds where no file says otherwise."""

    path: str | None = None
    """The file it comes from; `None` where none was found."""
    lang: str | None = None
    """`de` or `en`: the language of reports; `None` for that of the system."""
    organization: str = ""
    """Whose models these are, in comparisons."""
    size_class: str = ""
    """How large it is, as those call it who compare themselves."""
    options: Options = DEFAULTS
    """How models are analyzed."""
    exclude: tuple[str, ...] = ()
    """Patterns of paths that no search in folders enters."""
    channel_media: tuple[tuple[str, Side], ...] = ()
    """What the ways in of event logs stand for."""
    stated_check: "CheckConfig | None" = None
    """What is said of checks; `None` where nothing is."""

    @property
    def check(self) -> "CheckConfig":
        """What checks report, tolerate and fail on."""
        return self.stated_check or _nothing_said()

    @property
    def measures(self) -> "Mapping[str, Measure]":
        """The measures that plans choose from, by their ids."""
        from mediabruch.measures.own import catalog_of  # only plans ask for it

        return catalog_of(self.options)


@cache
def _nothing_said() -> "CheckConfig":
    from mediabruch.checks.policy import CheckConfig  # only checks ask for it

    return CheckConfig()
