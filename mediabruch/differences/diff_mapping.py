"""Which process of an old folder is which of a new one, in a file that people correct."""

from collections.abc import Iterable, Iterator, Mapping

from mediabruch.statements.grouping_file import Grouping, GroupingForm, grouping_text, read_grouping

DIFF_FORM = GroupingForm(
    schema="mediabruch/diff-mapping/1",
    section="processes",
    remark="Which process of the old folder is which of the new one. Move lines where they belong, or take them out.",
)
_OLD, _NEW = "old", "new"
Pairs = Mapping[tuple[str, str], float]
"""Places in the old and the new folder, with how sure it is that there is one process."""


def diff_mapping_text(pairs: Pairs, old: Iterable[str], new: Iterable[str], *, is_json: bool = False) -> str:
    """The file as it is first written: all pairs, and the places in either folder that have none."""
    return grouping_text(DIFF_FORM, _groups(pairs, old, new), is_json=is_json)


def _groups(pairs: Pairs, old: Iterable[str], new: Iterable[str]) -> Iterator[Grouping]:
    for (was, now), confidence in pairs.items():
        yield Grouping(now, (f"{_OLD}: {was}", f"{_NEW}: {now}"), confidence)
    taken = {(side, place) for pair in pairs for side, place in zip((_OLD, _NEW), pair, strict=True)}
    for side, places in ((_OLD, old), (_NEW, new)):
        yield from (Grouping(place, (f"{side}: {place}",)) for place in places if (side, place) not in taken)


def read_diff_mapping(path: str, old: Iterable[str], new: Iterable[str]) -> dict[tuple[str, str], float]:
    """The pairs that the file says, in the order of the old folder. Raises `AnnotationError`."""
    known = {f"{side}: {place}": (side, place) for side, places in ((_OLD, old), (_NEW, new)) for place in places}
    groups = read_grouping(path, DIFF_FORM, known, side=lambda process: process[0])
    now = {group: place for (side, place), group in groups.items() if side == _NEW}
    was = {place: group for (side, place), group in groups.items() if side == _OLD}
    return {(place, now[was[place]]): 1.0 for side, place in known.values() if side == _OLD and was.get(place) in now}
