"""Generated processes, as trees of blocks: steps, choices, parallel branches, loops, sub-processes, calls."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from hypothesis import strategies as st


@dataclass(frozen=True)
class Facts:
    """What is stated of a step, as an annotation file has it."""

    stated: dict[str, Any]


@dataclass(frozen=True)
class Boundary:
    kind: str
    interrupting: bool
    probability: float | None
    side: "Block | None"
    rejoins: bool
    """Whether the way out of an interrupting event comes back behind the activity, instead of ending."""


@dataclass(frozen=True)
class Step:
    element: str
    facts: Facts
    boundary: tuple[Boundary, ...] = ()


@dataclass(frozen=True)
class Mark:
    """An intermediate event, or a pair of link events."""

    element: str
    kind: str | None


@dataclass(frozen=True)
class Sequence:
    blocks: tuple["Block", ...]


@dataclass(frozen=True)
class Choice:
    """One of the branches: exclusive, complex or event-based; joined by a gateway or by the next node."""

    gateway: str
    branches: tuple["Block", ...]
    stated: tuple[float | None, ...]
    has_join: bool


@dataclass(frozen=True)
class Parallel:
    """All branches, split by a gateway or by a step with several ways out."""

    branches: tuple["Block", ...]
    step: Step | None


@dataclass(frozen=True)
class Inclusive:
    """Some branches, split by a gateway or by a step with conditional ways out; the last may be the default."""

    branches: tuple["Block", ...]
    stated: tuple[float | None, ...]
    has_default: bool
    step: Step | None


@dataclass(frozen=True)
class Loop:
    body: "Block"
    redo: "Block"
    chance: float | None


@dataclass(frozen=True)
class Scope:
    """A sub-process, or a call of another process."""

    element: str
    body: "Block"
    has_events: bool
    facts: Facts | None
    boundary: tuple[Boundary, ...] = ()


@dataclass(frozen=True)
class Stop:
    """One way out of a choice that does not come back: an end event."""

    kind: str | None
    chance: float | None


Block = Step | Mark | Sequence | Choice | Parallel | Inclusive | Loop | Scope | Stop


@dataclass(frozen=True)
class Collaboration:
    processes: tuple[Block, ...]
    messages: tuple[tuple[int, int, str | None], ...]
    """Numbers that choose a sender and a receiver, and the medium."""


_TASKS = st.sampled_from(["task", "userTask", "serviceTask", "sendTask", "receiveTask", "scriptTask", "manualTask"])
_SIDES = st.sampled_from(
    [None, None, "physical", "data", "document", "digital", "paper", "oral", ["data", "paper"], ["document", "oral"]]
)
_CHANCES = st.sampled_from([None, None, 0.1, 0.25, 0.5, 0.9])
_MARKS = st.sampled_from(
    [("intermediateThrowEvent", None), ("intermediateCatchEvent", "timer"), ("intermediateCatchEvent", "link")]
)
_KINDS = st.sampled_from(["timer", "message", "error", "escalation"])
_MEDIA = st.sampled_from([None, None, None, "data", "document", "digital", "paper", "oral"])


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    sides = {"receives": draw(_SIDES), "produces": draw(_SIDES)}
    stated: dict[str, Any] = {side: media for side, media in sides.items() if media is not None}
    if draw(st.integers(0, 3)) == 0:
        stated["by_hand"] = True
    if draw(st.integers(0, 4)) == 0:
        stated["aside"] = draw(st.sampled_from([True, "sent", "filed"]))
    if draw(st.integers(0, 5)) == 0:
        stated["automatic"] = draw(st.booleans())
    system = draw(st.sampled_from([None, None, "X", "Y"]))
    return Facts(stated if system is None else {**stated, "system": system})


@cache
def _boundary(depth: int) -> st.SearchStrategy[tuple[Boundary, ...]]:
    side = st.none() | _blocks(depth - 1) if depth else st.none() | _simple()
    one = st.builds(Boundary, _KINDS, st.booleans(), st.sampled_from([None, 0.0, 0.2, 0.5]), side, st.booleans())
    return st.just(()) | st.just(()) | st.lists(one, min_size=1, max_size=2).map(tuple)


@cache
def _simple() -> st.SearchStrategy[Block]:
    return st.builds(Step, _TASKS, facts()) | _MARKS.map(lambda mark: Mark(*mark))


@cache
def _branches(depth: int, least: int) -> st.SearchStrategy[tuple[Block, ...]]:
    empty = st.just(Sequence(()))
    return st.lists(_blocks(depth - 1) | empty, min_size=least, max_size=3).map(tuple)


@st.composite
def _with_chances(draw: st.DrawFn, depth: int, least: int) -> dict[str, Any]:
    branches = draw(_branches(depth, least))
    stated = draw(st.lists(_CHANCES, min_size=len(branches), max_size=len(branches)))
    return {"branches": branches, "stated": tuple(stated)}


@cache
def _blocks(depth: int) -> st.SearchStrategy[Block]:
    if depth <= 0:
        return _simple()
    inner = st.deferred(lambda: _blocks(depth - 1))
    step = st.builds(Step, _TASKS, facts(), _boundary(depth - 1))
    plain = st.builds(Step, _TASKS, facts())
    gateways = st.sampled_from(["exclusiveGateway", "complexGateway", "eventBasedGateway"])
    return st.one_of(
        step,
        st.lists(inner, min_size=1, max_size=3).map(lambda blocks: Sequence(tuple(blocks))),
        st.builds(
            lambda gateway, ways, has_join: Choice(gateway, **ways, has_join=has_join),
            gateways,
            _with_chances(depth, 2),
            st.booleans(),
        ),
        st.builds(Parallel, _branches(depth, 2), st.none() | plain),
        st.builds(
            lambda ways, has_default, step: Inclusive(**ways, has_default=has_default, step=step),
            _with_chances(depth, 2),
            st.booleans(),
            st.none() | plain,
        ),
        st.builds(Loop, inner, inner | st.just(Sequence(())), _CHANCES),
        st.builds(
            Scope,
            st.sampled_from(["subProcess", "adHocSubProcess", "transaction", "callActivity"]),
            inner,
            st.booleans(),
            st.none() | facts(),
            _boundary(depth - 1),
        ),
        st.builds(Stop, st.sampled_from([None, "terminate", "error", "escalation"]), _CHANCES),
    )


def collaborations() -> st.SearchStrategy[Collaboration]:
    """One to three processes that may exchange messages."""
    process = st.lists(_blocks(2), min_size=1, max_size=3).map(lambda blocks: Sequence(tuple(blocks)))
    message = st.tuples(st.integers(0, 99), st.integers(0, 99), _MEDIA)
    return st.builds(
        Collaboration,
        st.lists(process, min_size=1, max_size=3).map(tuple),
        st.lists(message, max_size=4).map(tuple),
    )
