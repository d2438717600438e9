"""What a configuration comes to: options for the stages."""

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mediabruch.media import RuleSet

if TYPE_CHECKING:
    from mediabruch.checks.policy import CheckConfig
    from mediabruch.infer.custom_terms import CustomTerms

OWN_FILE = "mediabruch.toml"
SHARED_FILE = "pyproject.toml"
"""The file that many tools share."""
TABLE = ("tool", "mediabruch")
"""The table in it that is ours."""


class Config(NamedTuple):
    """The options of a house; each has the value that holds where no file says otherwise."""

    path: str | None = None
    """The file they come from; `None` where none was found."""
    lang: str | None = None
    """`de` or `en`: the language of reports; `None` for that of the system."""
    definition: RuleSet = RuleSet.STANDARD
    """What counts as a media break."""
    inference: bool = True
    exclude: tuple[str, ...] = ()
    """Patterns of files and folders that are left out, seen from the folder of the file."""
    house: "CustomTerms | None" = None
    """The house's own words, for `analyze(house=...)`; `None` where there are none."""
    own_rules: tuple[str, ...] = ()
    """Names of own rules: entry points of the group `mediabruch.rules`."""
    stated_check: "CheckConfig | None" = None
    """What is said of checks; `None` where nothing is."""

    @property
    def check(self) -> "CheckConfig":
        """What checks report, tolerate and fail on."""
        return self.stated_check or _nothing_said()


@cache
def _nothing_said() -> "CheckConfig":
    from mediabruch.checks.policy import CheckConfig  # only checks ask for it

    return CheckConfig()


DEFAULTS = Config()
