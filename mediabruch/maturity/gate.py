"""A gate: an official yardstick that a process meets, does not meet, or of which the model does not tell."""

from enum import StrEnum
from typing import NamedTuple

from mediabruch.errors import Message


class GateName(StrEnum):
    """The gates, by the names that commands know."""

    END_TO_END = "end-to-end"
    """Application, processing, notice over a digital return channel and filing in an electronic record, unbroken."""
    SDG_SUBMISSION = "sdg-submission"
    """Regulation (EU) 2018/1724, Article 6(2)(a)."""
    SDG_RECEIPT = "sdg-receipt"
    """Article 6(2)(b)."""
    SDG_OUTPUT = "sdg-output"
    """Article 6(2)(c)."""
    SDG_COMPLETION = "sdg-completion"
    """Article 6(2)(d)."""


class GateState(StrEnum):
    """What the model tells of a gate."""

    MET = "met"
    NOT_MET = "not-met"
    NOT_DECIDABLE = "not-decidable"


class GateVerdict(NamedTuple):
    """What a model tells of a gate, and which steps decide it."""

    gate: GateName
    state: GateState
    steps: tuple[int, ...] = ()
    """Keys of the steps and message flows that decide: those that stand in the way, else those that meet it, or of
    which is not known whether they do."""
    reasons: tuple[Message, ...] = ()
    """Why, in sentences."""
    asks: tuple[Message, ...] = ()
    """What to find out, where it is not decidable."""
