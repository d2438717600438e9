"""The type of XML elements."""

from collections.abc import Iterator, Mapping, MutableMapping
from typing import Protocol, overload


class XmlElement(Protocol):
    """What reading asks of an element of lxml, whose own types are coarser than what our parser yields."""

    tag: str
    text: str | None
    tail: str | None
    sourceline: int
    attrib: MutableMapping[str, str]
    nsmap: Mapping[str | None, str]

    @overload
    def get(self, key: str) -> str | None: ...
    @overload
    def get(self, key: str, default: str) -> str: ...
    def set(self, key: str, value: str) -> None: ...  # noqa: D102
    def items(self) -> list[tuple[str, str]]: ...  # noqa: D102
    def iter(self, *tags: str) -> Iterator["XmlElement"]: ...  # noqa: D102
    def iterchildren(self, *tags: str) -> Iterator["XmlElement"]: ...  # noqa: D102
    def iterancestors(self, *tags: str) -> Iterator["XmlElement"]: ...  # noqa: D102
    def iterfind(self, path: str) -> Iterator["XmlElement"]: ...  # noqa: D102
    def itertext(self) -> Iterator[str]: ...  # noqa: D102
    def find(self, path: str) -> "XmlElement | None": ...  # noqa: D102
    def findtext(self, path: str) -> str | None: ...  # noqa: D102
    def __iter__(self) -> Iterator["XmlElement"]: ...
    def __len__(self) -> int: ...
    @overload
    def __getitem__(self, index: int) -> "XmlElement": ...
    @overload
    def __getitem__(self, index: slice) -> list["XmlElement"]: ...
