"""Which findings are the same as before, though lines, ids or names have moved.

Findings and what is known of earlier ones are paired in passes, from the strictest likeness to the loosest, one to one:
first by element and neighbor, then by element alone, then, where the id is gone from the model, by the label; and last
the same for models that were moved or renamed.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

from mediabruch.errors import Message
from mediabruch.findings.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
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


Elements = Mapping[str, Mapping[str, str]]
"""Labels of the elements of each model that is there, by id, by path."""
Likeness = Callable[[Known], Hashable | None]
"""What two must have in common; `None`: this one cannot be told by it."""

_BY_ID: tuple[Likeness, ...] = (
    lambda one: (one.code, one.element, one.name, one.sender, one.media),
    lambda one: (one.code, one.element, one.sender, one.media) if one.element else None,
    lambda one: (one.code, one.element, one.sender_name, one.media) if one.element and one.sender_name else None,
    lambda one: (one.code, one.element, one.sender) if one.element else None,
    lambda one: (one.code, one.element) if one.element else None,
)
_BY_NAME: tuple[Likeness, ...] = (
    lambda one: (one.code, one.name, one.sender_name, one.media) if one.name and one.sender_name else None,
    lambda one: (one.code, one.name) if one.name else None,
    lambda one: (one.code, one.sender, one.media) if one.sender and one.media else None,
    lambda one: (one.code, one.sender_name, one.media) if one.sender_name and one.media else None,
)


def recognize(known: Sequence[Known], found: Sequence[Known], before: Elements, now: Elements) -> dict[int, int]:
    """Pair what was known with what is found: positions in `found` with positions in `known`.

    `before` and `now` tell which elements there were and are; models that `before` does not tell of are looked up by
    what is known only. Cost: linear in the number of findings.
    """
    pairing = _Pairing(known, found)
    for likeness in _BY_ID:
        pairing.pair(_with_path(likeness))
    for likeness in _BY_NAME:
        pairing.pair(
            _with_path(likeness),
            lambda one: one.element not in now.get(one.path, {}),
            lambda one: one.element not in before.get(one.path, {}),
        )
    paths = {one.path for one in known}
    for likeness in (*_BY_ID[1:], _BY_NAME[0]):
        pairing.pair(likeness, lambda one: one.path not in now, lambda one: one.path not in paths)
    return pairing.pairs


def _with_path(likeness: Likeness) -> Likeness:
    def same(one: Known) -> Hashable | None:
        alike = likeness(one)
        return None if alike is None else (one.path, alike)

    return same


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
