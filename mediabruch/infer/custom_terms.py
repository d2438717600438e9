"""The house's own words: what a team knows of its systems, lanes, colors and habits, as inference takes it."""

from typing import NamedTuple

from mediabruch.media import Side


class CustomTerm(NamedTuple):
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


class HouseProperty(NamedTuple):
    """An attribute of the house's modeler, and what it states of the elements that bear it."""

    name: str
    """As names are compared (`notation.letters.comparable`)."""
    fact: str
    """`medium`, `receives`, `system`, ..., as in annotation files."""
    values: tuple[tuple[str, str], ...] = ()
    """The house's words for values, as words are compared, and those of annotation files."""
    entry: str = ""


class CustomTerms(NamedTuple):
    """All conventions of a house; each list is in the order of the file, and the first that fits counts."""

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
    properties: tuple[HouseProperty, ...] = ()
    """Attributes that state facts; they count as stated, with inference or without."""


NO_CUSTOM_TERMS = CustomTerms()
