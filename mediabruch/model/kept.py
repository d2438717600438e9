"""What an object finds when it is first asked, and keeps."""

from collections.abc import Callable
from typing import Generic, TypeVar, overload

_Owner = TypeVar("_Owner")
_Value = TypeVar("_Value")


class kept(Generic[_Owner, _Value]):  # noqa: N801 - a decorator
    """A property that is found once: `functools.cached_property` of Python 3.12, which takes no lock.

    Before 3.12 the lock took longer than most of what is found here of a small model.
    """

    def __init__(self, find: Callable[[_Owner], _Value]) -> None:
        self._find = find
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, one: None, owner: type) -> "kept[_Owner, _Value]": ...
    @overload
    def __get__(self, one: _Owner, owner: type) -> _Value: ...
    def __get__(self, one: _Owner | None, owner: type) -> "kept[_Owner, _Value] | _Value":
        if one is None:
            return self
        value = one.__dict__[self._name] = self._find(one)
        return value
