"""Which findings are the same as before, though lines, ids or names have moved.

Models are paired first (`same_models`), then the elements of a pair (`same_elements`), then the findings inside it, in
passes from the strictest likeness to the loosest, one to one: by element and neighbor, by element alone, and, where the
element is gone, by neighbor or label.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import NamedTuple

from mediabruch.errors import Message
from mediabruch.findings.finding import Finding
from mediabruch.matching.same_elements import Labels, same_elements


class Known(NamedTuple):
    """What is remembered of a finding."""

    code: str
    path: str
    element: str | None
    name: str
    message: Message
    sender: str | None = None
    """Id of the step that hands over; for a pattern, of the last step on its way."""
    sender_name: str = ""
    media: tuple[str, str] | None = None


def known_of(finding: Finding) -> Known:
    """What is remembered of a finding."""
    other = finding.sender or (finding.steps[-1] if finding.steps else None)
    return Known(
        code=finding.code,
        path=finding.path,
        element=finding.element,
        name=finding.name,
        message=finding.message,
        sender=other.element if other else None,
        sender_name=other.name if other else "",
        media=finding.media,
    )


Likeness = Callable[[Known], Hashable | None]
"""What two must have in common; `None`: this one cannot be told by it."""

_BY_ELEMENT: tuple[Likeness, ...] = (
    lambda one: (one.code, one.element, one.name, one.sender, one.media),
    lambda one: (one.code, one.element, one.sender, one.media) if one.element else None,
    lambda one: (one.code, one.element, one.sender_name, one.media) if one.element and one.sender_name else None,
    lambda one: (one.code, one.element, one.sender) if one.element else None,
    lambda one: (one.code, one.element) if one.element else None,
)
_BY_NEIGHBOR: tuple[Likeness, ...] = (
    lambda one: (one.code, one.name, one.sender_name, one.media) if one.name and one.sender_name else None,
    lambda one: (one.code, one.name) if one.name else None,
    lambda one: (one.code, one.sender, one.media) if one.sender and one.media else None,
    lambda one: (one.code, one.sender_name, one.media) if one.sender_name and one.media else None,
)
"""For elements that are gone, and others that are new."""


def recognize(known: Sequence[Known], found: Sequence[Known], before: Labels, now: Labels) -> dict[int, int]:
    """Pair what was known of a model with what is found in it: positions in `found` with positions in `known`.

    `before` and `now` are the labels of its steps and message flows by id. Cost: linear in the number of findings.
    """
    elements = same_elements(before, now)
    kept = set(elements.values())
    renamed = [_renamed(one, elements, now) for one in found]
    pairing = _Pairing(known, renamed)
    for likeness in _BY_ELEMENT:
        pairing.pair(likeness)
    for likeness in _BY_NEIGHBOR:
        pairing.pair(likeness, lambda one: one.element not in kept, lambda one: _is_new(one.element))
    return pairing.pairs


_NEW = "\0"
"""Stands before the id of an element that was not there before; no id holds it."""


def _renamed(one: Known, elements: Mapping[str, str], now: Labels) -> Known:
    """A finding with the ids that its elements had before."""
    return one._replace(element=_id_before(one.element, elements, now), sender=_id_before(one.sender, elements, now))


def _id_before(identifier: str | None, elements: Mapping[str, str], now: Labels) -> str | None:
    if identifier is None or identifier not in now:  # gateways, lanes and pools are known by their ids alone
        return identifier
    return elements.get(identifier, _NEW + identifier)


def _is_new(identifier: str | None) -> bool:
    return identifier is not None and identifier.startswith(_NEW)


def _any(_: Known) -> bool:
    return True


class _Pairing:
    """Pairs that are made so far."""

    def __init__(self, known: Sequence[Known], found: Sequence[Known]) -> None:
        self._known = known
        self._found = found
        self._open_known = dict.fromkeys(range(len(known)))
        self._open_found = dict.fromkeys(range(len(found)))
        self.pairs: dict[int, int] = {}

    def pair(
        self, likeness: Likeness, may_be_known: Callable[[Known], bool] = _any, may_be: Callable[[Known], bool] = _any
    ) -> None:
        """Pair what is alike and still open, in order."""
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for at in self._open_known:
            if may_be_known(self._known[at]) and (alike := likeness(self._known[at])) is not None:
                waiting[alike].append(at)
        for at in list(self._open_found):
            one = self._found[at]
            candidates = waiting.get(likeness(one)) if may_be(one) else None
            if candidates:
                self.pairs[at] = candidates.pop(0)
                del self._open_known[self.pairs[at]], self._open_found[at]
