"""Where in the text of a BPMN file an element states facts to mediabruch: the places that can be taken away."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from mediabruch.bpmn.namespaces import BPMN, NAMESPACE
from mediabruch.bpmn.splice import Attribute, Splice, Tag, Text
from mediabruch.exchange.own import PREFIX
from mediabruch.model import ACTIVITIES, FlowNodeType
from mediabruch.patterns import pattern
from mediabruch.statements.vocabulary import Section

_HUMP = pattern(r"(?<=[a-z0-9])(?=[A-Z])|-")
_NAMES = ("name", "key", "metaKey", "Name", "Key")
"""Attributes by which vendors name their properties."""

TAGS: Mapping[Section, frozenset[str]] = {
    Section.STEPS: frozenset(map(str, ACTIVITIES)),
    Section.FLOWS: frozenset({"sequenceFlow"}),
    Section.MESSAGES: frozenset({"messageFlow"}),
    Section.EVENTS: frozenset({str(FlowNodeType.START_EVENT), str(FlowNodeType.BOUNDARY_EVENT)}),
    Section.PARTICIPANTS: frozenset({"participant"}),
}
"""The elements that each section speaks of."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A statement: an attribute, or a whole element."""

    name: str
    """The fact's name, as in annotation files."""
    tag: Tag
    attribute: Attribute | None = None


def elements_in(text: Text) -> dict[tuple[Section, str], list[Tag]]:
    """The elements of which something can be stated, by section and id, in the order of the file."""
    section_of = {local: section for section, locals_ in TAGS.items() for local in locals_}
    found: dict[tuple[Section, str], list[Tag]] = defaultdict(list)
    for tag in text.tags:
        section, identifier = section_of.get(tag.local), tag.written("id")
        if section is not None and identifier is not None and _is_bpmn(tag):
            found[section, text.read(identifier)].append(tag)
    return found


def _is_bpmn(tag: Tag) -> bool:
    """Whether it is in BPMN's namespace, or in none where the file forgot to declare it."""
    return tag.space_of(tag.prefix.removesuffix(":")) in {BPMN, ""}


def pieces_in(text: Text, tag: Tag) -> Iterator[Piece]:
    """What an element states, in its attributes and its extensions."""
    yield from _attributes(tag)
    extensions = tag.child("extensionElements")
    for inner in sorted(extensions.descendants(), key=lambda one: one.start) if extensions else ():
        if _is_own(inner):
            yield from _own(inner)
        else:
            named = next((one.value for name in _NAMES for one in inner.attributes if one.name == name), None)
            name = text.read(named or "").strip()
            if name.startswith(f"{PREFIX}:"):
                yield Piece(_plain(name.removeprefix(f"{PREFIX}:")), inner)


def _attributes(tag: Tag) -> Iterator[Piece]:
    for one in tag.attributes:
        prefix, colon, local = one.name.partition(":")
        if colon and prefix != "xmlns" and tag.space_of(prefix) == NAMESPACE:
            yield Piece(_plain(local), tag, one)


def _is_own(tag: Tag) -> bool:
    return tag.space_of(tag.prefix.removesuffix(":")) == NAMESPACE


def _own(tag: Tag) -> Iterator[Piece]:
    attributes = [one for one in tag.attributes if not one.name.startswith("xmlns")]
    for one in attributes:
        yield Piece(_plain(one.name.rpartition(":")[2]), tag, one)
    if not attributes and not tag.children and not tag.is_empty:
        yield Piece(_plain(tag.local), tag)


def _plain(name: str) -> str:
    return _HUMP.sub("_", name.strip()).lower()


def without(text: Text, owner: Tag, gone: Collection[Piece], home: Tag | None = None) -> Iterator[Splice]:
    """Take pieces out of an element, and with them what held nothing else; `home` stays, something else comes there."""
    dead = {id(piece.tag): piece.tag for piece in gone if piece.attribute is None}
    by_tag: dict[int, list[Piece]] = defaultdict(list)
    for piece in gone:
        if piece.attribute is not None:
            by_tag[id(piece.tag)].append(piece)
    for key, pieces in by_tag.items():
        tag = pieces[0].tag
        kept = [one for one in tag.attributes if not one.name.startswith("xmlns")]
        if tag is not owner and tag is not home and not tag.children and len(pieces) == len(kept):
            dead[key] = tag
        else:
            yield from (Splice(one.start, one.end, "") for one in (piece.attribute for piece in pieces) if one)
    yield from _removed(text, owner, dead, home)


def _removed(text: Text, owner: Tag, dead: dict[int, Tag], home: Tag | None) -> Iterator[Splice]:
    """Take out elements, and their parents where nothing is left in them, up to the owner's extensions."""
    waiting = list(dead.values())
    while waiting:
        parent = waiting.pop().parent
        is_kept = parent is None or parent is owner or parent is home or id(parent) in dead
        if parent is not None and not is_kept and _is_bare(text, parent, dead):
            dead[id(parent)] = parent
            waiting.append(parent)
    outermost = [tag for tag in dead.values() if tag.parent is None or id(tag.parent) not in dead]
    if outermost and home is not owner and _is_bare(text, owner, dead):
        yield Splice(owner.inside - 1, owner.end, "/>")
        return
    for tag in outermost:
        yield Splice(behind_white(text.text, tag.start), tag.end, "")


def behind_white(text: str, place: int) -> int:
    """Where the white space before a place begins."""
    while place and text[place - 1] in " \t\r\n":
        place -= 1
    return place


def _is_bare(text: Text, tag: Tag, dead: Mapping[int, Tag]) -> bool:
    """Whether an element holds nothing but what goes, and white space."""
    return all(id(child) in dead for child in tag.children) and not "".join(_between(text.text, tag)).strip()


def _between(text: str, tag: Tag) -> Iterator[str]:
    """What stands in an element beside its children."""
    place = tag.inside
    for child in tag.children:
        yield text[place : child.start]
        place = child.end
    yield text[place : tag.close]
