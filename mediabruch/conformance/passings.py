"""What each move of a replay says of the ways at which cases differ: taken, or passed by."""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from mediabruch.conformance.course import BEGINNING, PathChoice, choice_of
from mediabruch.conformance.net import Net
from mediabruch.playout.outcomes import listed
from mediabruch.playout.split import Place


class Passing(NamedTuple):
    """A case comes to a choice, and takes one of its ways or does not."""

    node: int
    """Key of the node that is left or begun; `BEGINNING`: the case begins."""
    place: Place | None
    """Stands for the way; `None`: messages decided."""
    is_taken: bool


class Times(NamedTuple):
    """How often something happened, as far as a log can tell."""

    counted: int = 0
    """In the readings that are counted."""
    least: int = 0
    """In every reading."""
    most: int = 0
    """In some."""

    def plus(self, other: "Times", times: int = 1) -> "Times":
        """Both together, the other one several times."""
        return Times(*(one + times * more for one, more in zip(self, other, strict=True)))


class Passings:
    """The passings of choices and of moves on one model, kept from case to case."""

    def __init__(self, net: Net) -> None:
        self._net = net
        self._begin = list(product(*(tuple(split.outcomes()) for split in net.game.begin)))
        self._of: dict[PathChoice, tuple[Passing, ...]] = {}
        self._at: dict[tuple[int, int, int], tuple[Passing, ...]] = {}

    def of(self, choice: PathChoice) -> tuple[Passing, ...]:
        """What a choice says of each way that it had."""
        found = self._of.get(choice)
        if found is None:
            found = self._of[choice] = tuple(self._found(choice))
        return found

    def at(self, marking: int, firing: int, way: int) -> tuple[Passing, ...]:
        """What a move of the net says."""
        found = self._at.get((marking, firing, way))
        if found is None:
            state = self._net.states[marking]
            choice = choice_of(self._net.player, state, self._net.possible.firings(state)[firing], way)
            found = self._at[marking, firing, way] = self.of(choice) if choice else ()
        return found

    def _found(self, choice: PathChoice) -> Iterator[Passing]:
        node = choice.node
        if not choice.is_open:
            yield Passing(node, None, is_taken=True)
        elif node == BEGINNING:
            for split, (_, filled) in zip(self._net.game.begin, self._begin[choice.way], strict=True):
                yield from (Passing(node, place, place in filled) for place in split.places if filled)
        elif choice.enters:
            entries = self._net.game.rules[node].entries
            if entries is not None:
                filled = list(entries.outcomes())[choice.way][1]
                yield from (Passing(node, place, place in filled) for place in entries.places)
        else:
            rule = self._net.game.rules[node]
            outcome = listed(rule)[choice.way]
            ways = [place for _, place in rule.interrupting + rule.added]
            ways += rule.split.places if outcome.sends else ()
            yield from (Passing(node, place, place in outcome.places) for place in ways)
