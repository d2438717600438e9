"""A verdict: a sentence on a process, of a kind that programs can tell apart."""

from enum import StrEnum
from typing import NamedTuple

from mediabruch.errors import Message


class VerdictKind(StrEnum):
    """What is said of a process."""

    NO_STEPS = "no_steps"
    NOTHING_KNOWN = "nothing_known"
    TOO_LITTLE_KNOWN = "too_little_known"
    ON_PAPER = "on_paper"
    """Nothing digital: paper, speech, or both."""
    DIGITAL = "digital"
    PAPER_INSIDE = "paper_inside"
    """Comes in digitally, and is worked on paper."""
    PAPER_OUT = "paper_out"
    """Digital but for what goes out or ends on paper."""
    ALMOST_DIGITAL = "almost_digital"
    """Digital but for a step or two."""
    CAPTURED = "captured"
    """Comes in on paper or spoken, and goes on digitally."""
    CHANGES = "changes"
    """Changes its medium here and there."""
    MIXED = "mixed"
    """Partly digital and partly not, and nothing is known to change its medium."""


class Verdict(NamedTuple):
    """A sentence on a process, and what it rests on."""

    kind: VerdictKind
    message: Message
    step: int | None = None
    """Key of the step (or message flow) that it names."""
