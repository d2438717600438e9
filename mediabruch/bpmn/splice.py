"""XML taken as it stands in a file: where its tags begin and end, and changes put in without touching a byte beside.

A parser would have to write the whole file anew; this finds places only. It works on files that are broken too, since
nothing but the tags it looks for has to be right.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from mediabruch.bpmn.encodings import UTF_8, Decoding, decoding
from mediabruch.bpmn.namespaces import PREFIXES
from mediabruch.bpmn.slips import unescaped
from mediabruch.bpmn.spelling import RIGHT_NAMES, SPACES
from mediabruch.errors import Message, UnreadableError
from mediabruch.notation.letters import composed
from mediabruch.patterns import pattern

UNUSUAL = Message("The file is written in a form that mediabruch cannot change without loss.")
_NARROW = "latin-1"
"""In which files are seen byte for byte whose letters are not wide: their marks of XML are the same in all of these."""

_TAG = pattern(
    r"""<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<![^>]*>"""
    r"""|<(?P<end>/?)(?P<name>[^\s<>/="'!?]+)(?P<attributes>(?:\s*[^\s<>/="']+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*"""
    r"""(?P<empty>/?)>""",
    re.DOTALL,
)
_ATTRIBUTE = pattern(r"""(\s*)([^\s<>/="']+)\s*=\s*("[^"]*"|'[^']*')""")

Spaces = Mapping[str, str]
"""The namespaces by their prefixes, in force at one place."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute, with its name and value as written."""

    name: str
    value: str
    start: int
    """Where the white space before it begins."""
    end: int


@dataclass(slots=True)
class Tag:
    """An element as it stands in the text."""

    name: str
    attributes: tuple[Attribute, ...]
    spaces: Spaces
    start: int
    inside: int
    """Behind the start tag; the end of the element where it is empty."""
    is_empty: bool
    """Written as `<a/>`."""
    parent: "Tag | None"
    close: int = -1
    """Where the end tag begins; where the element ends, if there is none."""
    end: int = -1
    children: list["Tag"] = field(default_factory=list)

    @property
    def local(self) -> str:
        """The name without its prefix, as BPMN spells it."""
        prefix, _, local = self.name.rpartition(":")
        right = RIGHT_NAMES.get(local)
        return local if right is None or self.space_of(prefix) not in {*SPACES, ""} else right

    @property
    def prefix(self) -> str:
        """The prefix with its colon; empty without one."""
        head, colon, _ = self.name.rpartition(":")
        return head + colon

    @property
    def names_end(self) -> int:
        """Behind the last attribute, where another one can stand."""
        return self.attributes[-1].end if self.attributes else self.start + 1 + len(self.name)

    def written(self, name: str) -> str | None:
        """The value of one of BPMN's attributes, as written."""
        plain = next((one.value for one in self.attributes if one.name == name), None)
        if plain is not None:
            return plain
        prefixed = (one for one in self.attributes if one.name.endswith(f":{name}"))
        return next((one.value for one in prefixed if self.space_of(one.name.partition(":")[0]) in SPACES), None)

    def space_of(self, prefix: str) -> str:
        """The namespace that a prefix stands for here; what it usually stands for where the file forgot to say."""
        return self.spaces.get(prefix) or PREFIXES.get(prefix, "")

    def descendants(self) -> "Iterator[Tag]":
        """All elements inside, in no certain order."""
        open_ = [*self.children]
        while open_:
            tag = open_.pop()
            yield tag
            open_ += tag.children

    def child(self, local: str) -> "Tag | None":
        """The first child of this name."""
        return next((child for child in self.children if child.local == local), None)


@dataclass(frozen=True)
class Text:
    """A file as text in which places can be found and changed."""

    text: str
    codec: str
    """By which the text becomes the bytes again."""
    decoding: Decoding
    """By which values are to be read."""
    rest: bytes = b""
    """What follows the last whole letter of a file in wide letters."""

    @classmethod
    def of(cls, data: bytes, path: str | None = None) -> "Text":
        """The file; bytes that its encoding does not know stay as they are.

        Raises `UnreadableError` for wide letters that are none, since nothing could bring them back.
        """
        form = decoding(data)
        if not form.is_wide:
            return cls(data.decode(_NARROW), _NARROW, form)
        whole = len(data) - len(data) % (2 if form.codec.startswith("utf-16") else 4)
        try:
            text = data[:whole].decode(form.codec, "surrogatepass")
        except UnicodeDecodeError as error:
            raise UnreadableError(UNUSUAL, path=path) from error
        return cls(text, form.codec, form, data[whole:])

    def read(self, written: str) -> str:
        """What a written value says."""
        if not self.decoding.is_wide:
            written = written.encode(_NARROW).decode(self.decoding.codec, self.decoding.errors)
        return composed(unescaped(written))

    def written(self, value: str) -> str:
        """A value as it can stand in the file: in letters of its encoding, or in references that any encoding holds."""
        if self.decoding.is_wide:
            return value
        if self.decoding.codec == UTF_8:
            return value.encode().decode(_NARROW)
        return value.encode("ascii", "xmlcharrefreplace").decode()

    def changed(self, changes: Iterable["Splice"]) -> bytes:
        """The bytes of the file with changes at their places."""
        parts, place = [], 0
        for change in sorted(changes, key=lambda change: (change.start, change.end, change.rank)):
            parts += [self.text[place : change.start], change.put]
            place = max(place, change.end)
        return "".join([*parts, self.text[place:]]).encode(self.codec, "surrogatepass") + self.rest

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """All elements, in the order of their start tags."""
        return tuple(_tags(self.text))

    @cached_property
    def newline(self) -> str:
        """How the file ends its lines; empty if it is one line."""
        found = re.search(r"\r\n|\n|\r", self.text)
        return found[0] if found else ""


@dataclass(frozen=True, slots=True)
class Splice:
    """`put` instead of what stands from `start` to `end`."""

    start: int
    end: int
    put: str
    rank: int = 0
    """Which of several at one place comes first."""


def _tags(text: str) -> Iterator[Tag]:
    open_: list[Tag] = []
    for found in _TAG.finditer(text):
        name = found["name"]
        if name is None:
            continue
        if found["end"]:
            _close(open_, name, found.start(), found.end())
            continue
        parent = open_[-1] if open_ else None
        tag = _begun(found, parent)
        if parent is not None:
            parent.children.append(tag)
        if not tag.is_empty:
            open_.append(tag)
        yield tag
    for tag in open_:
        tag.close = tag.end = len(text)


def _begun(found: re.Match[str], parent: Tag | None) -> Tag:
    attributes = tuple(
        Attribute(one[2], one[3][1:-1], one.start(), one.end())
        for one in _ATTRIBUTE.finditer(found.string, found.start("attributes"), found.end("attributes"))
    )
    is_empty = bool(found["empty"])
    end = found.end()
    return Tag(
        name=found["name"],
        attributes=attributes,
        spaces=_spaces(attributes, parent.spaces if parent else {}),
        start=found.start(),
        inside=end,
        is_empty=is_empty,
        parent=parent,
        close=end if is_empty else -1,
        end=end if is_empty else -1,
    )


def _spaces(attributes: tuple[Attribute, ...], outer: Spaces) -> Spaces:
    declared = {
        one.name.partition(":")[2]: unescaped(one.value)
        for one in attributes
        if one.name == "xmlns" or one.name.startswith("xmlns:")
    }
    return {**outer, **declared} if declared else outer


def _close(open_: list[Tag], name: str, start: int, end: int) -> None:
    """End the innermost open element of this name, and with it those that the file forgot to end."""
    if all(tag.name != name for tag in open_):
        return
    while open_:
        tag = open_.pop()
        tag.close, tag.end = start, (end if tag.name == name else start)
        if tag.name == name:
            return
