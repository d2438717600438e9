"""The steps of unknown medium that information crosses before it is found in another one.

A media break is counted where known information is taken in another medium, whatever unknown steps lie between: one of
them may be where it changes, or may begin anew. So what is said of such a break names them. Events, gateways, and steps
that handle a thing or a person are none of them: information passes through these as it is.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mediabruch.errors import Message, enumerated

_MOST_LOOKED_AT = 200
"""Unknown steps that are followed back from one break, so that all breaks together cost what the links do."""
_MOST_NAMED = 3


class Crossed(NamedTuple):
    """The steps of unknown medium between who hands over and who takes."""

    steps: tuple[int, ...] = ()
    """Their keys, in document order; none where something comes without crossing any."""
    last: tuple[int, ...] = ()
    """Those of them that hand over at the end."""


NOTHING_CROSSED = Crossed()


class UnknownWays:
    """The handovers of a play-out, by which the steps of unknown medium are found that information crosses."""

    def __init__(self, handovers: Iterable[tuple[int, int]], known: frozenset[int]) -> None:
        """From pairs of sender and receiver, each step being one, and the keys of those of known medium."""
        self._known = known
        self._before: Mapping[int, list[int]] = defaultdict(list)
        for sender, receiver in handovers:
            self._before[receiver].append(sender)

    def to(self, receiver: int, senders: Sequence[int] | None) -> Crossed:
        """What is crossed on the way from these senders, or from all; nothing where any of them hands over directly."""
        direct = self._before.get(receiver, [])
        if not direct or self._is_from(receiver, senders):
            return NOTHING_CROSSED
        after = self._back_from(receiver)
        edge = [one for one in after if self._is_from(one, senders)]
        steps = set(edge)
        for one in edge:
            found = [next_ for next_ in after[one] if next_ != receiver and next_ not in steps]
            steps.update(found)
            edge += found
        return Crossed(tuple(sorted(steps)), tuple(sorted(steps.intersection(direct))))

    def _is_from(self, one: int, senders: Sequence[int] | None) -> bool:
        """Whether any of the senders, or of all steps of known medium, hands over to a step directly."""
        return any(
            giver in self._known and (senders is None or giver in senders) for giver in self._before.get(one, ())
        )

    def _back_from(self, receiver: int) -> dict[int, list[int]]:
        """The unknown steps before a receiver, each with those that it hands over to on the way."""
        after: dict[int, list[int]] = {}
        edge = [receiver]
        for one in edge:
            for giver in self._before.get(one, ()):
                if giver in after:
                    after[giver].append(one)
                elif giver not in self._known and len(after) < _MOST_LOOKED_AT:
                    after[giver] = [one]
                    edge.append(giver)
        return after


def crossed_message(named: Sequence[str | Message]) -> Message:
    """That a break may happen earlier, or not at all; `named` are the unknown steps before it, in quotes."""
    return Message("perhaps earlier, or not at all: the medium of {steps} before it is not known", steps=_listed(named))


def crossed_sentence(named: Sequence[str | Message]) -> Message:
    """The same as a sentence of its own."""
    steps = _listed(named)
    return Message("It may happen earlier, or not at all: the medium of {steps} before it is not known.", steps=steps)


def earlier_sentence(step: str | Message, named: Sequence[str | Message]) -> Message:
    """The same of a step that is named, too."""
    return Message(
        "The change at {step} may happen earlier, or not at all: the medium of {steps} before it is not known.",
        step=step,
        steps=_listed(named),
    )


def settling_sentence(step: str | Message, named: Sequence[str | Message]) -> Message:
    """What to find out first: the media of the unknown steps before a break at a step."""
    return Message(
        "Find out first the medium of {steps}: it decides where the media break at {step} happens, if it does.",
        step=step,
        steps=_listed(named),
    )


def _listed(named: Sequence[str | Message]) -> str | Message:
    shown = _MOST_NAMED - (len(named) == _MOST_NAMED + 1)  # "and 1 more" says less than that one
    return enumerated(named[:shown], rest=len(named) - shown)
