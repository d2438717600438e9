"""The parts of a label once it is read: acts, and the media mentioned around them."""

from enum import Enum, auto
from typing import NamedTuple

from mediabruch.infer.entries import Entry
from mediabruch.media import Side


class Part(Enum):
    """What a mention is to its act."""

    RESULT = auto()
    """"als PDF"."""
    CHANNEL = auto()
    """"per Post", "elektronisch"."""
    PLACE = auto()
    """"im Fachverfahren", "into the register"."""
    OBJECT = auto()
    """"Brief versenden"."""
    SOURCE = auto()
    """"aus dem Register", "from paper form"."""
    TIME = auto()
    """"nach der Sitzung", "until the letter arrives": says when, not how."""


class Mention(NamedTuple):
    """A medium that the text names."""

    entry: Entry
    media: Side
    weight: float
    part: Part
    text: str
    is_joined: bool = False
    """An alternative to the mention before it: "per Post oder E-Mail"."""


class Act(NamedTuple):
    """A verb of the text."""

    entry: Entry
    text: str


class Clause(NamedTuple):
    """One act, or none, and what is mentioned with it."""

    act: Act | None = None
    mentions: tuple[Mention, ...] = ()
    has_info: bool = False
    """It names something that carries information, so it is not about things alone."""


class Chunk:
    """Words between two breaks, while they are read."""

    def __init__(self) -> None:
        self.acts: list[Act] = []
        self.mentions: list[list[Mention]] = [[]]
        """Before the first act, after it, ..."""
        self.is_verb_first = False
        self.has_info = False
