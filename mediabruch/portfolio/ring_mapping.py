"""Which process of which member carries out which service, in a file that people correct."""

from collections.abc import Iterator, Mapping, Sequence

from mediabruch.errors import AnnotationError, Message
from mediabruch.notation.nearest import hint
from mediabruch.notation.nodes import MistakeError, Node, Scalar, Table, gathered, is_nothing, mistake, shown
from mediabruch.portfolio.ring import Ring, RingMember
from mediabruch.statements.edit.writing import written_id
from mediabruch.statements.reading import read_text, root_of
from mediabruch.statements.sidecar import check_schema

RING_MAPPING = "mediabruch/ring-mapping/1"
_SERVICES = "services"
_Process = tuple[str, str]
"""A member, and the path of its model."""


def ring_mapping_text(ring: Ring) -> str:
    """The file as it is first written: each service with its processes, those that are not sure marked."""
    lines = [
        "# Which process of which member carries out which service. Move lines where they belong, or take them out.",
        f"schema: {RING_MAPPING}",
        f"{_SERVICES}:",
    ]
    for one in ring.services:
        doubt = "" if one.confidence == 1 else f"  # confidence {one.confidence:.2f}"
        lines.append(f"  {written_id(one.service)}:{doubt}")
        for member, found in one.standings:
            if found.entry is not None:
                lines.append(f"    - {written_id(f'{member}: {found.entry.path}')}")
    return "\n".join(lines) + "\n"


def read_ring_mapping(path: str, members: Sequence[RingMember]) -> dict[tuple[str, str], str]:
    """The service of each process that the file names, by member and path. Raises `AnnotationError`.

    Processes of members that take part with models, and that the file does not name, belong to no service.
    """
    known = {
        f"{member.name}: {one.entry.path}": (member.name, one.entry.path)
        for member in members
        for one in member.processes
        if one.entry is not None
    }
    mistakes: list[MistakeError] = []
    found = dict.fromkeys(known.values(), "")
    try:
        root = root_of(read_text(path), path)
        if root is not None and not is_nothing(root):
            found |= _entries(root, known, mistakes)
    except MistakeError as error:
        mistakes.append(error)
    if mistakes:
        raise gathered(mistakes, AnnotationError, path)
    return found


def _entries(root: Node, known: Mapping[str, _Process], mistakes: list[MistakeError]) -> dict[_Process, str]:
    if not isinstance(root, Table):
        raise mistake(root, Message("This is no mapping of services: {word}.", word=shown(root)))
    found: dict[_Process, str] = {}
    for key, node in root.entries:
        if key.text == "schema":
            check_schema(node, RING_MAPPING, mistakes)
        elif key.text == _SERVICES:
            found |= dict(_services(node, known, mistakes))
        else:
            advice = hint(key.text, ("schema", _SERVICES))
            mistakes.append(mistake(key, Message('Unknown key "{word}". {hint}', word=shown(key), hint=advice)))
    return found


def _services(
    node: Node, known: Mapping[str, _Process], mistakes: list[MistakeError]
) -> Iterator[tuple[_Process, str]]:
    for key, items in node.entries if isinstance(node, Table) else ():
        for item in getattr(items, "nodes", ()):
            text = item.text if isinstance(item, Scalar) else ""
            if text in known:
                yield known[text], key.text
            else:
                message = Message('Unknown process "{word}". {hint}', word=shown(item), hint=hint(text, tuple(known)))
                mistakes.append(mistake(item, message))
