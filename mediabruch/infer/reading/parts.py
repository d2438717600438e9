"""The parts of a label once it is read: acts, and the media mentioned around them."""

from enum import Enum, auto
from typing import NamedTuple

from mediabruch.infer.vocabulary.entries import Entry
from mediabruch.media import Side


class Part(Enum):
    """What a mention is to its act."""

    RESULT = auto()
    """"als PDF"."""
    CHANNEL = auto()
    """"per Post", "elektronisch"."""
    TARGET = auto()
    """"ins Fachverfahren", "an das Postfach", "into the register"."""
    PLACE = auto()
    """"im Fachverfahren", "on the tracker"."""
    OBJECT = auto()
    """"Brief versenden"."""
    SOURCE = auto()
    """"aus dem Register", "vom Wartezettel", "from paper form"."""
    AFTER = auto()
    """"nach Telefonat": what was heard before."""
    TIME = auto()
    """"vor der Sitzung", "until the letter arrives": says when, not how."""
    TOWARD = auto()
    """"zur Akte nehmen", "zur Post bringen": where to, with verbs of putting; else a topic."""
    TOPIC = auto()
    """"für das Interview", "Schulung zum DMS": what it is about."""


class Mention(NamedTuple):
    """A medium that the text names."""

    entry: Entry
    media: Side
    weight: float
    part: Part
    text: str
    is_joined: bool = False
    """It goes on from the mention before it: "per Post oder E-Mail", "Post und Fax"."""
    is_either: bool = False
    """One of several ways, of which each case takes one: "per Post oder E-Mail", "fax/e-mail"."""
    is_state: bool = False
    """Told by a participle: "eingescannte Unterlagen" are a document before the step begins."""


class Act(NamedTuple):
    """A verb of the text."""

    entry: Entry
    text: str
    is_noun: bool = False
    """"Versand", "notification": the act as a thing."""


class Clause(NamedTuple):
    """One act, or none, and what is mentioned with it."""

    act: Act | None = None
    mentions: tuple[Mention, ...] = ()
    has_info: bool = False
    """It names something that carries information, so it is not about things alone."""
    lets: bool = False
    """Somebody else does it: "schildern lassen"."""
    is_new: bool = False
    """It is about a new one: to open a new case is to make it."""
    is_screen: bool = False
    """It has a word of work on a screen."""
    names_request: bool = False
    """It names something that asks for an answer."""
    names_mode: bool = False
    """It names a way of sending, which is set or chosen."""
    is_either: bool = False
    """Its act is done, or the one before it: "call or email the customer"."""


class Chunk:
    """Words between two breaks, while they are read."""

    def __init__(self) -> None:
        self.acts: list[Act] = []
        self.mentions: list[list[Mention]] = [[]]
        """Before the first act, after it, ..."""
        self.is_verb_first = False
        self.has_info = False
        self.lets = False
        self.is_new = False
        self.is_screen = False
        self.names_request = False
        self.names_mode = False
        self.is_either = False
        """It stands behind a word or sign of choice."""
        self.is_other_act = False
        """Its first act is done, or the last one of the chunk before it."""
        self.is_void = False
        """It says what is not done, or no longer."""
