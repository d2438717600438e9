"""One finding: what, where, how bad, how sure, and what helps. The value that every format shows."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from mediabruch.errors import Message
from mediabruch.rules import Rule, Severity


class State(StrEnum):
    """Whether a finding counts."""

    NEW = "new"
    """It counts: nothing is known of it. All findings are new where there is nothing to compare with."""
    KNOWN = "known"
    """It stands in the baseline, or was there at the revision that is compared with: it is tolerated."""
    IGNORED = "ignored"
    """The model itself asks to leave it, and says why."""


class PathStep(NamedTuple):
    """One step (or message flow) on the way of a piece of information."""

    element: str | None
    """Its id."""
    name: str
    """Its label; empty where it has none."""
    line: int
    media: tuple[str, ...]
    """What the information is in here, in this order: values of `Medium`; two where the step converts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A media break, a pattern or a note, at one place of one model."""

    rule: Rule
    severity: Severity
    confidence: float
    """How sure the media are on which it rests, in 0..1; 1 for what is stated, and for notes. At most 0.5 for a media
    break that has steps of unknown medium before it."""
    path: str
    """The model, with forward slashes; relative to the working directory where it lies in there."""
    line: int
    """XML line of the element, from 1; 1 where no element is concerned."""
    column: int
    """Where the element's tag begins, from 1; 1 where that is not known."""
    element: str | None
    """Its id; `None` where it has none, or where the whole model is concerned."""
    name: str
    """Its label in the model; empty where it has none."""
    message: Message
    """What was found, in one or two sentences."""
    identity: tuple[str, ...]
    """What makes it the same in every run, whatever its line: place, rule, element, sender, and which of several alike.

    The place is the path from the top of the repository: it does not matter from where a check runs.
    """
    state: State = State.NEW
    reason: str | None = None
    """Why it is ignored, in the words of the model."""
    per_case: float | None = None
    """How often it happens in one case; `None` for notes."""
    helps: Message | None = None
    """What helps here; `None` where it is what the rule says."""
    required_by_law: str | None = None
    """The rule that binds the medium: the break counts, but is not avoidable."""
    media: tuple[str, str] | None = None
    """For a break, the media before and after it."""
    across: tuple[str, ...] = ()
    """For a break, the labels of the steps of unknown medium before it, which may be where it happens."""
    sender: PathStep | None = None
    """For a break between two steps, the step (or message flow) that hands over."""
    steps: tuple[PathStep, ...] = ()
    """For a pattern, the way of the information through it."""

    def __repr__(self) -> str:
        return f"<Finding {self.code} at {self.name!r} ({self.path}:{self.line}): {self.severity}, {self.state}>"

    @property
    def fingerprint(self) -> str:
        """32 hexadecimal digits for its identity; no two findings of one run share them."""
        import hashlib  # reports for people do not ask

        return hashlib.sha256("\0".join(self.identity).encode(errors="surrogatepass")).hexdigest()[:32]

    @property
    def code(self) -> str:
        """The code of its rule."""
        return self.rule.code

    @property
    def title(self) -> Message:
        """What its rule is called."""
        return self.rule.title

    @property
    def help(self) -> Message:
        """What helps against it, in one sentence."""
        return self.rule.helps if self.helps is None else self.helps

    @property
    def is_break(self) -> bool:
        """Whether this is a single media break."""
        return self.rule.is_break

    @property
    def is_note(self) -> bool:
        """Whether this tells of the model, not of the process."""
        return self.rule.is_note

    @property
    def is_active(self) -> bool:
        """Whether it counts: neither known nor ignored."""
        return self.state is State.NEW
