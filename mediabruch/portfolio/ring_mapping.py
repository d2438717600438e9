"""Which process of which member carries out which service, in a file that people correct."""

from collections.abc import Sequence

from mediabruch.portfolio.ring import Ring, RingMember
from mediabruch.statements.grouping_file import Grouping, GroupingForm, grouping_text, read_grouping

RING_FORM = GroupingForm(
    schema="mediabruch/ring-mapping/1",
    section="services",
    remark="Which process of which member carries out which service. Move lines where they belong, or take them out.",
)


def ring_mapping_text(ring: Ring, *, is_json: bool = False) -> str:
    """The file as it is first written: each service with its processes, those that are not sure marked."""
    groups = (
        Grouping(
            name=one.service,
            processes=tuple(f"{member}: {found.entry.path}" for member, found in one.standings if found.entry),
            confidence=one.confidence,
        )
        for one in ring.services
    )
    return grouping_text(RING_FORM, groups, is_json=is_json)


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
    return dict.fromkeys(known.values(), "") | read_grouping(path, RING_FORM, known)
