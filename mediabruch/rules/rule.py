"""What a rule is, and what it finds: the values that the rules of mediabruch and own rules are made of."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mediabruch.errors import Message
from mediabruch.rules.waypoint import Waypoint

if TYPE_CHECKING:
    from mediabruch.rules.handover_graph import HandoverGraph

PAGES = Path(__file__).parent / "pages"
"""The pages of the rules, `LANGUAGE/CODE.md`: Markdown of headings, paragraphs and lists."""


class Severity(StrEnum):
    """How much a finding weighs, the least first. It says nothing of how sure it is."""

    INFO = "info"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for the least."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Match(NamedTuple):
    """One place where a rule holds."""

    step: int
    """Key of the step (or message flow) to look at first."""
    message: Message
    """What was found there."""
    path: tuple[Waypoint, ...] = ()
    """The steps that make up the pattern, in the order of the information."""
    per_case: float | None = None
    """How often in one case; `None`: as often as the step works."""


Finder = Callable[["HandoverGraph"], Iterable[Match]]
"""Finds all places of a pattern in one model."""


class Rule(NamedTuple):
    """A rule: a media break (`MB1xx`), a pattern of several (`MB2xx`), a note on the model (`MB9xx`), or an own one."""

    code: str
    """Stable for ever. Codes of own rules are capital letters and digits, and do not begin with `MB`."""
    name: str
    """Short name in English, for files and machines."""
    title: Message
    """A few words that stand for the rule in a list."""
    helps: Message
    """One sentence: what helps against it."""
    severity: Severity = Severity.MINOR
    brief: Message | None = None
    """What happens there, for a mark in a picture, where there is room for a word or two; `None`: the title."""
    find: Finder | None = None
    """Finds a pattern. Media breaks come from the evaluation of handovers, notes from all stages: theirs is `None`."""
    yields_to: frozenset[str] = frozenset()
    """Codes of rules that say the same of a place more exactly: where one of them holds, this one is not reported."""

    def __repr__(self) -> str:
        return f"<Rule {self.code} {self.name}: {self.title}>"

    @property
    def is_break(self) -> bool:
        """Whether this is a media break, as opposed to a pattern or a note."""
        return self.code.startswith("MB1")

    @property
    def is_note(self) -> bool:
        """Whether this is a note on the model."""
        return self.code.startswith("MB9")

    @property
    def is_own(self) -> bool:
        """Whether a package beside mediabruch brings it."""
        return not self.code.startswith("MB")

    def page(self, language: str) -> str:
        """What the rule means, why it matters and what helps, as Markdown in `de` or `en`; empty for an own rule."""
        file = PAGES / language / f"{self.code}.md"
        return "" if self.is_own else file.read_text(encoding="utf-8")
