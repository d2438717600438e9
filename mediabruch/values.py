"""Classes of values: `dataclass` as in `dataclasses`, made in a fifth of the time.

A command makes some sixty such classes before it reads a model. For each, `dataclasses` of Python 3.11 writes six
functions as texts and compiles them: 0.3 ms a class, an eighth of a whole analysis of a small model. Here that is one,
which fills a value, field by field; what shows, compares and guards values does without.

To who reads the code or checks its types it is the `dataclass` of `dataclasses`, and what that module makes of such
classes (`fields`, `replace`, `asdict`) it makes of these.
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - exported
else:

    def dataclass(cls=None, /, *, frozen=False, slots=False, kw_only=False, eq=True, repr=True):  # noqa: A002, PLR0913
        """Make a class of values; the arguments are those of `dataclasses.dataclass`."""

        def make(bare):
            made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(bare)
            fields = dataclasses.fields(made)
            functions = {
                **(_showing(fields) if repr else {}),
                **(_comparing(fields, is_frozen=frozen) if eq else {}),
                **(_GUARDING if frozen else {}),
                **(_PICKLING if frozen and slots else {}),
            }
            for name in functions.keys() - vars(bare).keys():
                setattr(made, name, functions[name])
            made.__init__ = _filling(made, fields, has_slots=slots)
            return made

        return make if cls is None else make(cls)


_Fields = Sequence["dataclasses.Field[Any]"]
_Functions = Mapping[str, Any]
_NEW = object()
"""Stands for a default that is made anew for each value."""


def _filling(cls: type, fields: _Fields, *, has_slots: bool) -> Callable[..., None]:
    """The function that fills a value, a line for each field."""
    known: dict[str, Any] = {"_NEW": _NEW, "__name__": cls.__module__}
    lines = list(_lines(cls, fields, known, has_slots=has_slots))
    by_place = [field.name for field in fields if not field.kw_only]
    by_name = [field.name for field in fields if field.kw_only]
    parameters = ", ".join(["self", *by_place, *(["*", *by_name] if by_name else [])])
    exec("\n  ".join([f"def __init__({parameters}):", *lines]), known)
    fill: Callable[..., None] = known["__init__"]
    defaults = dict(_defaults(fields))
    fill.__defaults__ = tuple(defaults[name] for name in by_place if name in defaults)
    fill.__kwdefaults__ = {name: defaults[name] for name in by_name if name in defaults}
    fill.__annotations__ = {**{field.name: field.type for field in fields}, "return": None}
    fill.__qualname__ = f"{cls.__qualname__}.__init__"
    return fill


def _lines(cls: type, fields: _Fields, known: dict[str, Any], *, has_slots: bool) -> Iterator[str]:
    """What the function does; what it has to know beside its arguments goes into `known`."""
    for field in fields:
        name = value = field.name
        if field.default_factory is not dataclasses.MISSING:
            known[f"_new_{name}"] = field.default_factory
            value = f"_new_{name}() if {name} is _NEW else {name}"
        if has_slots:
            known[f"_set_{name}"] = getattr(cls, name).__set__
            yield f"_set_{name}(self, {value})"
        else:
            yield f"self.__dict__[{name!r}] = {value}"
    if hasattr(cls, "__post_init__"):
        yield "self.__post_init__()"


def _defaults(fields: _Fields) -> Iterator[tuple[str, object]]:
    for field in fields:
        if field.default_factory is not dataclasses.MISSING:
            yield field.name, _NEW
        elif field.default is not dataclasses.MISSING:
            yield field.name, field.default


def _showing(fields: _Fields) -> _Functions:
    names = [field.name for field in fields if field.repr]

    def shown(self: object) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    return {"__repr__": shown}


def _comparing(fields: _Fields, *, is_frozen: bool) -> _Functions:
    values = attrgetter(*(field.name for field in fields if field.compare))

    def is_equal(self: object, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(values(self))

    return {"__eq__": is_equal, "__hash__": hashed if is_frozen else None}


def _refuse_change(_: object, name: str, *value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot {'assign to' if value else 'delete'} field {name!r}")


def _state(self: Any) -> list[object]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _take_state(self: Any, state: Iterable[object]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


_GUARDING: _Functions = {"__setattr__": _refuse_change, "__delattr__": _refuse_change}
_PICKLING: _Functions = {"__getstate__": _state, "__setstate__": _take_state}
