"""The values of the token game: tokens, the rules of the nodes, and what a firing contributes.

A token is a tuple (node, rank, known, linked). `node` is the key of the node that will take it. `rank` is the way in: 0
for the node's own start, then its incoming sequence flows in document order, `WORK` for a sub-process or call at work,
and from `MESSAGE` on its message flows. `known` and `linked` are the keys of the carriers whose information it carries,
sorted: among the carriers of known medium, and among those of the graph of links. One game follows both, since no
firing depends on senders.

A state is a sorted tuple of tokens, in which a place stands once for each token that it holds: its order *is* the fixed
order of firing.
"""

from collections.abc import Mapping
from enum import IntEnum
from typing import NamedTuple

from mediabruch.playout.split import Place, Split

Senders = tuple[int, ...]
Token = tuple[int, int, Senders, Senders]
State = tuple[Token, ...]
Working = tuple[int, Senders, Senders]
"""A step that works (or a message flow that carries): its key, the carriers of known medium whose information it takes,
and the carriers of the graph of links; none where it is itself no carrier there."""

START = 0
WORK = 1 << 19
MESSAGE = 1 << 20
FIRING_COST = 16
"""What a firing costs beside the tokens that it handles, in tokens: the budgets of work are counted in these."""
SCOPE_COST = 4
"""The same for each sub-process or call: while it is at work, each firing looks at it."""
MOST_TOKENS = 6
"""Tokens that a place holds, message flows aside; a further one is lost."""


class Effect(NamedTuple):
    """What one firing contributes to the figures."""

    workings: tuple[Working, ...]
    assumed: int | None = None
    """The node that went on as though a message had come from outside."""
    forced: int | None = None
    """The join that went on although tokens were missing."""
    lost: tuple[int, ...] = ()
    """The nodes before which a token was lost, since as many waited there as a place holds."""


NO_EFFECT = Effect(())


class Kind(IntEnum):
    """How a node takes its tokens."""

    SINGLE = 0
    """Fires once for each token."""
    PARALLEL_JOIN = 1
    INCLUSIVE_JOIN = 2
    EVENT_BASED = 3
    SCOPE = 4
    """A sub-process or call that plays its content."""


class Outcome(NamedTuple):
    """One way in which a node leaves."""

    chance: float
    places: tuple[Place, ...]
    """Where it puts its token."""
    sends: bool
    """Whether it sends its messages: an interrupted activity sends none."""
    ends: bool
    """Whether it hands on to its scope, as end events and nodes without outgoing flow do."""


class Catch(NamedTuple):
    """A boundary event that catches an error or escalation, for certain."""

    boundary: int
    host: int
    interrupting: bool
    callers: tuple[int, ...]
    """Call activities between the end event and the host that must be at work, from the inside out."""


class NodeRule(NamedTuple):
    """How one node plays."""

    key: int
    works: bool
    """An activity."""
    ways_in: int
    """Number of incoming sequence flows and links."""
    scope: int
    """Key of the sub-process or process it stands in."""
    split: Split
    """Where it leaves to, without boundary events."""
    ends: bool
    is_local: bool
    """Simple, and its firing touches nothing but its own token and what it puts: it does the same in every state.

    It is due when its token is the first one; restless nodes are none of these.
    """
    passes: bool = False
    """Local, and all it does is to put tokens in one of several ways: no messages, no boundary events."""
    kind: Kind = Kind.SINGLE
    awaits: bool = False
    """Message flows from nodes of other processes come in: it needs a message (start and boundary events aside)."""
    by_message: bool = False
    """A message alone starts it: a start event, or a node without incoming sequence flow."""
    terminates: bool = False
    interrupting: tuple[tuple[float, Place], ...] = ()
    """Interrupting boundary events with their shares."""
    added: tuple[tuple[float, Place], ...] = ()
    """Non-interrupting boundary events with their chances."""
    messages: tuple[tuple[int, Place | None], ...] = ()
    """Outgoing message flows: key, and the place at a node of another process (`None`: goes outside)."""
    catches: tuple[Catch, ...] = ()
    """Boundary events that an error or escalation end event reaches for certain."""
    entries: Split | None = None
    """Scopes: where the content begins."""
    plays: int | None = None
    """Scopes: itself, or the process that it calls."""
    event_sub_process: int | None = None
    """The event sub-process whose start this is."""
    is_endless: bool = False
    """No end can be reached from it: it waits for a message for ever."""
    is_restless: bool = False
    """Endless, and nothing to wait for either: it comes after everything else."""
    is_simple: bool = True
    """It fires for any token, whatever else there is: the usual case, told apart for speed."""


class Priority(IntEnum):
    """The lines of the fixed order of firing; terminate end events come last in the first."""

    READY = 1
    TERMINATING = 2
    INCLUSIVE = 3
    WAITING = 4
    LACKING = 5


class Firing(NamedTuple):
    """A firing that can be carried out."""

    rule: NodeRule
    taken: tuple[Token, ...]
    assumed: int | None = None
    """The node itself, where it goes on as though a message had come from outside."""
    forced: int | None = None
    """The join itself, where it goes on although tokens are missing."""


Ready = tuple[Priority, Firing] | None
"""Where in the order a node's firing stands; `None` if it cannot fire."""


class Followed(NamedTuple):
    """The steps and message flows whose information is followed, by key."""

    known: frozenset[int] = frozenset()
    """The carriers of known medium: between these, media break."""
    linked: frozenset[int] = frozenset()
    """The carriers of the graph of links: all steps that are not physical."""
    aside: frozenset[int] = frozenset()
    """The steps after which work goes on with what it had before them; their messages come from them all the same."""

    def worked(self, key: int, known: Senders, linked: Senders) -> tuple[Working, Senders, Senders]:
        """A step works: what it takes is noted where it is a carrier, and the step itself is the sender then."""
        is_known, is_linked, itself = key in self.known, key in self.linked, (key,)
        return (
            (key, known if is_known else (), linked if is_linked else ()),
            itself if is_known else known,
            itself if is_linked else linked,
        )


class Game(NamedTuple):
    """A model, ready to be played."""

    rules: Mapping[int, NodeRule]
    begin: tuple[Split, ...]
    """Where each process that begins by itself does so."""
    callers: Mapping[int, tuple[int, ...]]
    """The call activities that play a process, by its key."""
    content: Mapping[int, tuple[int, int]]
    """First and last key of what stands in a sub-process or process."""
    calls_within: Mapping[int, frozenset[int]]
    """The played call activities in a sub-process or process, at any depth."""
    reaches: Mapping[int, frozenset[int]]
    """The inclusive joins that an inclusive join can still send a token to."""
    followed: Followed
    outcomes: dict[int, tuple[Outcome, ...]]
    """The ways in which nodes leave, kept once they are listed; the same whatever the carriers."""
    ready: dict[State, Ready]
    """Where firings stand that depend on the node's own tokens alone, kept by these tokens."""


def firing_cost(game: Game) -> int:
    """What a firing costs beside the tokens that it handles, in tokens."""
    return FIRING_COST + SCOPE_COST * sum(rule.plays is not None for rule in game.rules.values())
