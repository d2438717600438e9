"""How models are analyzed: one value for the configuration, the command line and the library, and the words of a team.

>>> Options() == Options(inference=True), Options().digest == Options(inference=False).digest
(True, False)
"""

from dataclasses import asdict, dataclass
from typing import NamedTuple

from mediabruch.errors import member_of
from mediabruch.media import BreakDefinition, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomTerm:
    """One convention: where `name` occurs, these sides (and this party) hold."""

    name: str
    """A term, system, lane, pool, color (`#rrggbb`), name prefix or type of activity, by the list it stands in."""
    receives: Side = None
    produces: Side = None
    party: str | None = None
    """Lanes and pools: who acts there."""
    entry: str = ""
    """How evidence cites it, as `mediabruch.toml: systems.Hades`."""

    @property
    def cited(self) -> str:
        """The entry's name in evidence; `house: Hades` where it comes from no file."""
        return self.entry or f"house: {self.name}"


class CustomProperty(NamedTuple):
    """An attribute of the organization's modeler, and what it states of the elements that bear it."""

    name: str
    """As names are compared (`notation.letters.comparable`)."""
    fact: str
    """`medium`, `receives`, `system`, ..., as in annotation files."""
    values: tuple[tuple[str, str], ...] = ()
    """The organization's words for values, as words are compared, and those of annotation files."""
    entry: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """An organization's own words; each list is in the order of the file, and the first that fits counts."""

    terms: tuple[CustomTerm, ...] = ()
    """Words in labels, notes, data objects and message flows; several words make a phrase."""
    systems: tuple[CustomTerm, ...] = ()
    """Own specialist systems; without sides they hold data."""
    lanes: tuple[CustomTerm, ...] = ()
    """Names of lanes, as whole words; upper and lower case are equal."""
    pools: tuple[CustomTerm, ...] = ()
    """Names of participants, likewise."""
    colors: tuple[CustomTerm, ...] = ()
    """Fill colors that mark a medium in the team's drawings."""
    prefixes: tuple[CustomTerm, ...] = ()
    """Beginnings of step names, as `[P]`."""
    defaults: tuple[CustomTerm, ...] = ()
    """Sides assumed where nothing else is known, by BPMN type (`userTask`), or `*` for every activity."""
    properties: tuple[CustomProperty, ...] = ()
    """Attributes that state facts; they count as stated, with inference or without."""
    habits: bool = False
    """Whether habits of the trade are assumed of steps of which nothing is known."""


NO_VOCABULARY = Vocabulary()


class OwnCosts(NamedTuple):
    """An organization's own figures for costs; what is left out is as published."""

    edition: str = ""
    """What they are called, with their date."""
    level: str = "municipality"
    """Whose published wages count: `municipality`, `state` or `federation`."""
    wages: tuple[float, float] | None = None
    """Euros an hour, from low to high."""
    way_minutes: float | None = None
    way_euros: float | None = None
    minutes: tuple[tuple[str, float, float], ...] = ()
    """What media breaks take, by their codes: from low to high."""


PUBLISHED = OwnCosts()


class OwnMeasure(NamedTuple):
    """What an organization says of a measure of mediabruch, or a measure of its own."""

    id: str
    facts: tuple[tuple[str, str | float | tuple[str, ...]], ...] = ()
    """By the names of the configuration, as `effort` and `who`; they were checked there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How models are analyzed. All of it decides on the results, so that its `digest` is part of every cache key."""

    definition: BreakDefinition = BreakDefinition.STANDARD
    """What counts as a media break."""
    inference: bool = True
    """Whether media are inferred from what the model says; without it, only stated media count."""
    vocabulary: Vocabulary = NO_VOCABULARY
    """The organization's own words, for inference."""
    annotations: str | None = None
    """An annotation file; `None`: `NAME.media.yaml` beside the model, if there is one."""
    cases: float | None = None
    """Cases a year, for costs; `None`: as stated in the annotation file."""
    administration: bool | None = None
    """Whether processes are of public administration; `None`: as annotation files state or words tell."""
    costs: OwnCosts = PUBLISHED
    """An organization's own figures for costs."""
    measures: tuple[OwnMeasure, ...] = ()
    """What an organization says of measures that plans choose from."""
    own_rules: tuple[str, ...] = ()
    """Names of own rules: entry points of the group `mediabruch.rules`."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "definition", member_of(BreakDefinition, self.definition, "definition"))

    @property
    def needs_diagram(self) -> bool:
        """Whether the model's drawing has a say: its colors do, where the vocabulary knows any."""
        return bool(self.vocabulary.colors)

    @property
    def digest(self) -> str:
        """64 hexadecimal digits that stand for all of this, the same in every process."""
        import hashlib
        import json  # only caches ask

        return hashlib.sha256(json.dumps(asdict(self), default=sorted).encode()).hexdigest()


DEFAULTS = Options()
"""What holds where nothing is said."""
