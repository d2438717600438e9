"""Our `dataclass` makes what the one of `dataclasses` makes: each class here is made by both, and asked the same."""

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from dataclasses import field
from typing import Any

import pytest

from mediabruch.values import dataclass

Maker = Callable[..., Any]


def frozen(make: Maker, **options: bool) -> type[Any]:
    @make(frozen=True, slots=True, **options)
    class Value:
        """A value."""

        name: str
        size: float = 1.5
        tags: frozenset[str] = frozenset()
        parts: list[int] = field(default_factory=list)
        hidden: int = field(default=0, repr=False, compare=False)

        @property
        def double(self) -> float:
            return 2 * self.size

        def __str__(self) -> str:
            return self.name

    return Value


def by_name(make: Maker) -> type[Any]:
    return frozen(make, kw_only=True)


def with_dict(make: Maker) -> type[Any]:
    @make(frozen=True)
    class Value:
        """A value that may keep what it computed."""

        name: str
        size: float = 1.5

    return Value


def changing(make: Maker) -> type[Any]:
    @make(slots=True)
    class Value:
        """A value that may change."""

        name: str
        size: float = 1.5

    return Value


def bare(make: Maker) -> type[Any]:
    @make
    class Value:
        """Without brackets."""

        name: str
        size: float = 1.5

    return Value


def checked(make: Maker) -> type[Any]:
    @make(frozen=True, slots=True, eq=False, repr=False)
    class Value:
        """A value that mends what it is given."""

        name: str
        size: float = 1.5

        def __post_init__(self) -> None:
            object.__setattr__(self, "size", float(self.size))

    return Value


CLASSES = [frozen, by_name, with_dict, changing, bare, checked]


@pytest.fixture(params=CLASSES, ids=lambda made: made.__name__)
def pair(request: pytest.FixtureRequest) -> tuple[type[Any], type[Any]]:
    return request.param(dataclass), request.param(dataclasses.dataclass)


def said(act: Callable[[], object]) -> object:
    """What comes of an act, or what it is refused with."""
    try:
        return act()
    except (AttributeError, TypeError) as error:
        return type(error), str(error)


def asked(cls: type[Any]) -> dict[str, object]:
    """What a class answers."""
    one, same = cls(name="a", size=2), cls(name="a", size=2)
    other = cls(name="b")
    return {
        "fields": [(each.name, each.type, each.kw_only) for each in dataclasses.fields(cls)],
        "signature": str(inspect.signature(cls)).replace("<factory>", "_").split(" -> ")[1],
        "defaults": [getattr(cls(name="a"), each.name) for each in dataclasses.fields(cls)],
        "shown": repr(one) if "__repr__" in vars(cls) else None,
        "as text": str(one) if "__str__" in vars(cls) else None,
        "equal": (one == same, one == other, one == "a", one != same),
        "hash": said(lambda: hash(one) == hash(same)),
        "as dict": dataclasses.asdict(one),
        "replaced": dataclasses.asdict(dataclasses.replace(one, name="c")),
        "copied": dataclasses.asdict(copy.copy(one)),
        "assigned": said(lambda: setattr(one, "name", "d")),
        "deleted": said(lambda: delattr(other, "name")),
        "new name": said(lambda: setattr(one, "color", "d")) if getattr(cls, "__slots__", None) is None else None,
        "nothing given": said(cls),
        "too much": said(lambda: cls(name="a", color="b")),
        "by place": said(lambda: dataclasses.asdict(cls("a"))),
        "matched": cls.__match_args__,
        "slots": getattr(cls, "__slots__", None),
        "names": (cls.__name__, cls.__qualname__, cls.__module__, cls.__doc__),
    }


def test_it_does_what_the_other_does(pair: tuple[type[Any], type[Any]]) -> None:
    ours, theirs = map(asked, pair)
    for question, answer in theirs.items():
        assert ours[question] == answer, question


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A value that travels between processes."""

    name: str
    parts: tuple["Sent", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFar(Sent):
    """One with more to it."""

    far: int


def test_values_travel_between_processes() -> None:
    one = Sent(name="a", parts=(Sent(name="b"), SentFar(name="c", far=3)))
    assert pickle.loads(pickle.dumps(one)) == one
    assert copy.deepcopy(one) == one


def test_who_inherits_has_all_fields() -> None:
    one = SentFar(name="c", far=3)
    assert repr(one) == "SentFar(name='c', parts=(), far=3)"
    assert one == SentFar(name="c", far=3) != SentFar(name="c", far=4)
    assert one != Sent(name="c")
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'far'"):
        one.far = 4  # type: ignore[misc]


def test_a_default_that_is_made_is_made_for_each() -> None:
    made = frozen(dataclass)
    assert made(name="a").parts is not made(name="a").parts
