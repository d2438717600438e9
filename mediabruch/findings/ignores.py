"""What the model itself asks to leave: `mediabruch:ignore` properties, and text annotations `mediabruch: ignore ...`.

Both say one or more codes and then a reason: `MB102 the law asks for paper`. A property speaks for the element that has
it and for what is inside (sub-process, lane, pool, process); a text annotation for the elements that an association
connects it to, or for the whole model where it is connected to none. Without a reason nothing is ignored.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mediabruch.errors import Message
from mediabruch.model import Model, Note
from mediabruch.patterns import pattern
from mediabruch.statements.places import Element

_IN_TEXT = pattern(r"mediabruch:\s*ignore\b[ \t]*(.*)", re.IGNORECASE)
_CODE = pattern(r"(?:[A-Z]{2,12}|[Mm][Bb])\d{1,4}\Z")
_EDGES = " \t,;:–—-"
PROPERTY = "ignore"


class Ignore(NamedTuple):
    """One remark that asks to leave findings."""

    codes: tuple[str, ...]
    """Codes or their beginnings: `MB1` means all media breaks."""
    reason: str
    scope: frozenset[int] | None
    """Keys of the elements that it speaks for; `None`: the whole model."""
    element: str | None
    """Id of the element that holds the remark."""
    line: int

    def covers(self, code: str, key: int | None) -> bool:
        """Whether it speaks for a finding of this code at this element."""
        return code.startswith(self.codes) and (self.scope is None or key in self.scope)


def ignores_in(model: Model) -> list[Ignore]:
    """The remarks of a model, in document order; those without a code or a reason included."""
    found = [*_properties(model), *_annotations(model)]
    return sorted(found, key=lambda ignore: ignore.line)


def parsed(text: str) -> tuple[tuple[str, ...], str]:
    """The codes and the reason.

    >>> parsed("MB102, MB205: letters are required by law")
    (('MB102', 'MB205'), 'letters are required by law')
    >>> parsed("MB102")
    (('MB102',), '')
    """
    codes: list[str] = []
    rest = text.strip()
    while rest:
        word = rest.split(maxsplit=1)[0].split(",")[0]
        if not _CODE.fullmatch(word.strip(_EDGES)):
            break
        codes.append(word.strip(_EDGES).upper())
        rest = rest[len(word) :].lstrip(_EDGES)
    return tuple(codes), " ".join(rest.split())


def _properties(model: Model) -> Iterator[Ignore]:
    elements: tuple[Element, ...] = (
        *model.processes,
        *model.participants,
        *model.lanes,
        *model.nodes,
        *model.message_flows,
    )
    for element in elements:
        for statement in element.statements:
            if statement.name != PROPERTY:
                continue
            for text in statement.value.splitlines() or [""]:
                codes, reason = parsed(text)
                yield Ignore(codes, reason, _within(model, element.key), element.id, statement.line)


def _annotations(model: Model) -> Iterator[Ignore]:
    for note in model.text_annotations:
        for text in _IN_TEXT.findall(note.text) if "ignore" in note.text.lower() else ():
            codes, reason = parsed(text)
            yield Ignore(codes, reason, _connected(model, note.key), note.id, note.line)


def _connected(model: Model, note: int) -> frozenset[int] | None:
    """What associations connect a note to; `None` where they connect it to nothing."""
    ends = [(line.source, line.target) for line in model.associations if note in (line.source, line.target)]
    others = [one if other == note else other for one, other in ends]
    return frozenset().union(*(_within(model, key) for key in others)) if others else None


def _within(model: Model, key: int) -> frozenset[int]:
    """An element with all that is inside: of a pool the process, of a process or lane the nodes, of a node its own."""
    return model.graph.contents.get(key, frozenset()) | {key}


def faults(ignores: list[Ignore], used: set[Ignore], known: frozenset[str]) -> Iterator[Note]:
    """Notes on remarks that ask for nothing, give no reason, or have no effect."""
    for ignore in ignores:
        codes = ", ".join(ignore.codes)
        if not ignore.codes:
            message = Message("This remark asks to ignore something and names no code.")
        elif not ignore.reason:
            message = Message(
                "This remark asks to ignore {codes} without a reason, so nothing is ignored.", codes=codes
            )
        elif unknown := [code for code in ignore.codes if not any(one.startswith(code) for one in known)]:
            message = Message(
                "This remark asks to ignore {codes}, and there is no such rule.", codes=", ".join(unknown)
            )
        elif ignore not in used and all(code.startswith("MB") for code in ignore.codes):
            message = Message("This remark asks to ignore {codes}, and nothing of the kind is found here.", codes=codes)
        else:
            continue
        yield Note("MB910", message, ignore.element, ignore.line)
