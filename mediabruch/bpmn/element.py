"""The type of XML elements."""

from collections.abc import Iterator, MutableMapping
from typing import Protocol, overload


class XmlElement(Protocol):
    """What reading asks of an element, whichever parser it comes from; lxml has more, and coarser types."""

    tag: str
    text: str | None
    tail: str | None
    sourceline: int
    attrib: MutableMapping[str, str]

    @overload
    def get(self, key: str) -> str | None: ...
    @overload
    def get(self, key: str, default: str) -> str: ...
    def set(self, key: str, value: str) -> None: ...  # noqa: D102
    def items(self) -> list[tuple[str, str]]: ...  # noqa: D102
    def keys(self) -> list[str]: ...  # noqa: D102
    def iter(self, *tags: str) -> Iterator["XmlElement"]: ...  # noqa: D102
    def iterchildren(self, *tags: str) -> Iterator["XmlElement"]: ...  # noqa: D102
    def iterfind(self, path: str) -> Iterator["XmlElement"]: ...  # noqa: D102
    def findtext(self, path: str) -> str | None: ...  # noqa: D102
    def __iter__(self) -> Iterator["XmlElement"]: ...
    def __len__(self) -> int: ...
    @overload
    def __getitem__(self, index: int) -> "XmlElement": ...
    @overload
    def __getitem__(self, index: slice) -> list["XmlElement"]: ...
