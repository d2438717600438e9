"""Lines that the file holds and the drawing does not show: they count, and nobody sees them."""

from collections import Counter
from collections.abc import Iterator

from mediabruch.bpmn.context import Context, name_of
from mediabruch.bpmn.drawn import local_id
from mediabruch.bpmn.found import FoundElement
from mediabruch.errors import Message
from mediabruch.model import Association, DataAssociation, MessageFlow, SequenceFlow

_MOST = 3
"""Lines that get a note each; where there are more, one note names the first."""
_Line = SequenceFlow | MessageFlow | Association | DataAssociation
_Name = Message | str


def note_undrawn(context: Context, *lines: tuple[_Line, ...]) -> None:
    """Note the lines between two shapes of one drawing that no drawing shows. Cost: linear in the lines."""
    if not context.planes:
        return
    unseen = _unseen(context, [line for some in lines for line in some])
    missing = list(_missing(context, unseen)) if unseen else []
    if missing and not any(plane.lines for plane in context.planes):
        message = Message(
            "The drawing has no lines; those of the file ({count}) count all the same.", count=len(missing)
        )
        context.note(message, None, missing[0][0].line)
        return
    if len(missing) > _MOST:
        one, two, three = (
            Message("{source} → {target}", source=source, target=target) for _, source, target in missing[:_MOST]
        )
        message = Message(
            "{count} lines between elements of the drawing are not drawn, but count: {names}, …",
            count=len(missing),
            names=Message("{one}, {two}, {three}", one=one, two=two, three=three),
        )
        context.note(message, missing[0][0].id, missing[0][0].line)
        return
    for line, source, target in missing:
        context.note(_sentence(line, source, target), line.id, line.line)


def _unseen(context: Context, lines: list[_Line]) -> list[_Line]:
    """The lines of which there is no edge: of two that share an id, one edge shows the first."""
    names = [name for plane in context.planes for name in plane.lines]
    if not context.references.twins:
        known = frozenset(names)
        lines = [line for line in lines if line.id not in known]
    if not lines:
        return []
    drawn = Counter(map(local_id, names))
    unseen = []
    for line in lines:
        name = local_id(line.id or "")
        if drawn[name] <= 0:
            unseen.append(line)
        drawn[name] -= 1
    return unseen


def _missing(context: Context, unseen: list[_Line]) -> Iterator[tuple[_Line, _Name, _Name]]:
    """The lines whose ends one drawing shows, with what their ends are called."""
    by_key = {found.key: found for some in context.scan.found.values() for found in some}
    for line in unseen:
        source, target = by_key.get(line.source or 0), by_key.get(line.target or 0)
        if source is None or target is None or source is target:
            continue
        ids = {local_id(source.id or ""), local_id(target.id or "")}
        if any(ids <= plane.boxes.keys() for plane in context.planes):
            yield line, _called(source), _called(target)


def _called(found: FoundElement) -> _Name:
    name = name_of(found.element)
    return Message("“{name}”", name=name) if name else found.id or found.type


def _sentence(line: _Line, source: _Name, target: _Name) -> Message:
    match line:
        case SequenceFlow():
            return Message(
                "The flow from {source} to {target} is not on the drawing, and is played all the same.",
                source=source,
                target=target,
            )
        case MessageFlow():
            return Message(
                "The message flow from {source} to {target} is not on the drawing, and counts all the same.",
                source=source,
                target=target,
            )
        case Association():
            return Message(
                "The association of {source} and {target} is not on the drawing, and counts all the same.",
                source=source,
                target=target,
            )
        case DataAssociation():
            return Message(
                "The data association from {source} to {target} is not on the drawing, and counts all the same.",
                source=source,
                target=target,
            )
