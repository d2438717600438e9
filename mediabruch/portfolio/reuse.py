"""What could be taken over from whom: for a media break of one member, another's step without one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mediabruch.matching.texts import like_labels
from mediabruch.notation.letters import comparable
from mediabruch.portfolio.entry import BreakSpot, PortfolioEntry

ALIKE = 0.6
"""Likeness of two labels from which on they may name the same step."""
_MOST_MEMBERS = 5
"""Members, the best first, whose labels are compared word by word; of all others the same label is looked for."""
_MOST_LABELS = 12
"""Labels of a member that a label is compared with: those that share most words with it."""
_FEWEST = 2
"""Words that two labels must share."""
_SHORTEST = 5
"""Letters that a word needs to tell something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuse:
    """A break of one member at a step that a better member has without it."""

    member: str
    """Who has the break."""
    label: str
    """Of the step."""
    code: str
    from_member: str
    """Who has the step without it."""
    from_label: str
    """What the step is called there."""
    confidence: float = 1.0
    """How like the two labels are, in 0..1."""
    across: tuple[str, ...] = ()
    """Labels of the steps of unknown medium before the break: it happens there at the latest, if at all."""


class _Steps(NamedTuple):
    """The steps of a member at which no break happens."""

    member: str
    by_form: Mapping[str, str]
    """Their labels, by their comparable form."""
    by_word: Mapping[str, Sequence[str]]
    """Their comparable forms, by the words in them."""


def reuse(standings: Sequence[tuple[str, PortfolioEntry]]) -> Iterator[Reuse]:
    """For each break, the best of the better members that has the same step, or one like it, without a break.

    Members come the best first: what a worse one does is no example, though no medium breaks where all is on paper.
    Cost: each break looks for its label at every better member, and compares it with a bounded number of others.
    """
    unbroken = [_steps(member, entry) for member, entry in standings]
    for place in range(len(standings) - 1, 0, -1):
        member, entry = standings[place]
        for spot in {(one.label, one.code): one for one in entry.spots}.values():
            if found := _example(spot, unbroken[:place]):
                confidence, other, label = found
                yield Reuse(
                    member=member,
                    label=spot.label,
                    code=spot.code,
                    from_member=other,
                    from_label=label,
                    confidence=round(confidence, 4),
                    across=spot.across,
                )


def _example(spot: BreakSpot, better: Sequence[_Steps]) -> tuple[float, str, str] | None:
    label = comparable(spot.label)
    if not label:
        return None
    for steps in better:
        if label in steps.by_form:
            return 1.0, steps.member, steps.by_form[label]
    alike = [
        (likeness, -place, steps.member, steps.by_form[form])
        for place, steps in enumerate(better[:_MOST_MEMBERS])
        for form in _nearest(label, steps)
        if (likeness := like_steps(label, form)) >= ALIKE
    ]
    if not alike:
        return None
    likeness, _, member, found = max(alike)
    return likeness, member, found


def _nearest(label: str, steps: _Steps) -> Iterable[str]:
    """The labels that share most words with this one."""
    shared: defaultdict[str, int] = defaultdict(int)
    for word in _words(label):
        for form in steps.by_word.get(word, ()):
            shared[form] += 1
    return sorted(shared, key=lambda form: (-shared[form], form))[:_MOST_LABELS]


def like_steps(one: str, other: str) -> float:
    """How like two labels in their comparable form are, short words left aside; 0 where they share but one word.

    >>> like_steps("bauvorlagen schriftlich nachfordern", "bauvorlagen über das portal nachfordern")
    0.7568
    >>> like_steps("bescheid ausdrucken", "bescheid")
    0.0
    """
    ours, theirs = _words(one), _words(other)
    shared = len(ours & theirs)
    if shared < _FEWEST:
        return 0.0
    return round(max(2 * shared / (len(ours) + len(theirs)), like_labels(one, other)), 4)


def _words(label: str) -> set[str]:
    return {word for word in label.split() if len(word) >= _SHORTEST}


def _steps(member: str, entry: PortfolioEntry) -> _Steps:
    broken = {comparable(spot.label) for spot in entry.spots}
    labels = {comparable(label): label for label in entry.model.elements.values() if label.strip()}
    by_form = {form: label for form, label in labels.items() if form not in broken}
    by_word: defaultdict[str, list[str]] = defaultdict(list)
    for form in by_form:
        for word in _words(form):
            by_word[word].append(form)
    return _Steps(member, by_form, by_word)
