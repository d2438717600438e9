"""New elements in an XML file, set in as their neighbors are; on one line where the file has no others."""

from collections.abc import Sequence

from mediabruch.bpmn.splice import Splice, Tag, Text
from mediabruch.exchange.pieces import behind_white

Lines = Sequence[tuple[int, str]]
"""Start tags, end tags and empty elements, each with how far it is set in."""


def extended(text: Text, tag: Tag, lines: Lines) -> Splice:
    """Lines as the last of an element's extensions, which stand after the documentation and before all else."""
    extensions = tag.child("extensionElements")
    if extensions is not None:
        return filled(text, extensions, lines)
    name = f"{tag.prefix}extensionElements"
    wrapped = [(0, f"<{name}>"), *((depth + 1, line) for depth, line in lines), (0, f"</{name}>")]
    if tag.is_empty:
        return filled(text, tag, wrapped)
    place = max([tag.inside, *(child.end for child in tag.children if child.local == "documentation")])
    return Splice(place, place, _laid(wrapped, _inner_lead(text, tag)), rank=1)


def filled(text: Text, tag: Tag, lines: Lines) -> Splice:
    """Lines as the last in an element, which is opened for them where it was empty."""
    content = _laid(lines, _inner_lead(text, tag))
    if tag.is_empty:
        slash = text.text.rindex("/", tag.start, tag.inside)
        return Splice(slash, tag.inside, f">{content}{_lead(text, tag)}</{tag.name}>", rank=1)
    place = tag.children[-1].end if tag.children else tag.inside
    return Splice(place, place, content, rank=1)


def _laid(lines: Lines, lead: str) -> str:
    step = "\t" if "\t" in lead else "  "
    return "".join((lead + step * depth if lead else "") + line for depth, line in lines)


def _lead(text: Text, tag: Tag) -> str:
    """The line break and blanks before an element that begins a line; else nothing."""
    white = text.text[behind_white(text.text, tag.start) : tag.start]
    blanks = white.rpartition("\n")[2].rpartition("\r")[2]
    return text.newline + blanks if text.newline and blanks != white else ""


def _inner_lead(text: Text, tag: Tag) -> str:
    """The same for the children of an element."""
    if tag.children:
        return _lead(text, tag.children[-1])
    lead = _lead(text, tag)
    return lead + ("\t" if "\t" in lead else "  ") if lead else ""
