"""Which elements of two versions of a model are the same, though ids or labels have changed.

Modeling tools count ids up (`Task_1`) or draw them by lot (`Activity_0x1yz2a`). Those that are counted up say little:
the same one stands in every other model, and stands for another step after the next export.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from mediabruch.patterns import pattern

Labels = Mapping[str, str]
"""Labels of elements, by id."""

_COUNTED = pattern(r"[^\W\d]*[-_.: ]?\d{1,4}")
_SHORTEST = 4


def is_telling(identifier: str) -> bool:
    """Whether an id is hardly the same in two models by chance.

    >>> is_telling("Activity_0x1yz2a"), is_telling("Task_12"), is_telling("a")
    (True, False, False)
    """
    return len(identifier) >= _SHORTEST and not _COUNTED.fullmatch(identifier)


def plain_label(label: str) -> str:
    """A label without what layout and habit do to it."""
    return " ".join(label.split()).casefold()


def same_elements(before: Labels, now: Labels) -> dict[str, str]:
    """The ids of now with those that their elements had before, where they had one.

    First those of equal id and label; then those of equal label, where it stands once on each side and the id is gone
    or was counted up; last those of equal id. Cost: linear in the number of elements.

    >>> same_elements({"Task_1": "Print", "Task_2": "Scan"}, {"Task_1": "File", "Task_2": "Print", "Task_3": "Scan"})
    {'Task_2': 'Task_1', 'Task_3': 'Task_2'}
    """
    pairs = {each: each for each in now if each in before and plain_label(before[each]) == plain_label(now[each])}
    open_before = {each: plain_label(label) for each, label in before.items() if each not in pairs}
    open_now = {each: plain_label(label) for each, label in now.items() if each not in pairs}
    by_label = {label: each for each, label in open_before.items()}
    times_before, times_now = Counter(open_before.values()), Counter(open_now.values())
    for each, label in open_now.items():
        if label and times_now[label] == times_before[label] == 1:
            was = by_label[label]
            if was not in now or not is_telling(was):
                pairs[each] = was
    taken = set(pairs.values())
    pairs |= {each: each for each in open_now if each in open_before and each not in pairs and each not in taken}
    return pairs


def likeness(before: Labels, now: Labels) -> float:
    """How much two models have in common, in 0..1, seen from both: Dice's coefficient over their elements.

    Elements of equal label are common; those of equal telling id, by less than half where their labels differ, so that
    a copy of which all is relabeled counts as another model.
    """
    if not before or not now:
        return 0.0
    labels = _labels(before) & _labels(now)
    common = float(labels.total())
    for each in before.keys() & now.keys():
        here, there = plain_label(before[each]), plain_label(now[each])
        if is_telling(each) and (here != there or not here):
            common += 1.0 if not here and not there else _RELABELED
    return min(1.0, 2 * common / (len(before) + len(now)))


_RELABELED = 0.4


def are_foreign(before: Labels, now: Labels, *, counts_ids: bool) -> bool:
    """Whether two models have nothing to do with each other: several labels on each side, and hardly one in common.

    With `counts_ids`, telling ids are something in common, too.
    """
    theirs, ours = _labels(before), _labels(now)
    if len(theirs) < _FEW or len(ours) < _FEW:
        return False
    shared = 2 * (theirs & ours).total() / (theirs.total() + ours.total())
    if shared >= _HARDLY:
        return False
    ids = sum(map(is_telling, before.keys() & now.keys()))
    return not counts_ids or 2 * ids / (len(before) + len(now)) < _HARDLY


_FEW = 2
_HARDLY = 0.1


def _labels(elements: Labels) -> Counter[str]:
    return Counter(_nonempty(map(plain_label, elements.values())))


def _nonempty(labels: Iterable[str]) -> Iterable[str]:
    return (label for label in labels if label)
