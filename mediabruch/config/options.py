"""What a configuration comes to: options for the stages."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mediabruch.findings.policy import CheckConfig
from mediabruch.media import RuleSet

if TYPE_CHECKING:
    from mediabruch.annotate.infer.house import HouseWords

OWN_FILE = "mediabruch.toml"
SHARED_FILE = "pyproject.toml"
"""The file that many tools share."""
TABLE = ("tool", "mediabruch")
"""The table in it that is ours."""


@dataclass(frozen=True, slots=True)
class Config:
    """The options of a house; each has the value that holds where no file says otherwise."""

    path: str | None = None
    """The file they come from; `None` where none was found."""
    lang: str | None = None
    """`de` or `en`: the language of reports; `None` for that of the system."""
    rules: RuleSet = RuleSet.STANDARD
    inference: bool = True
    house: "HouseWords | None" = None
    """The house's own words, for `analyze(house=...)`; `None` where there are none."""
    check: CheckConfig = field(default_factory=CheckConfig)
    """What checks report, tolerate and fail on."""


DEFAULTS = Config()
