"""The cheapest alignment of a case with the model.

A. Adriansyah, B. F. van Dongen, W. M. P. van der Aalst, "Conformance checking using cost-based fitness analysis",
EDOC 2011: the cheapest way through the product of the model and the case, in which both move together for nothing, the
model moves alone (a step is skipped) for 1, or the case does (an event is extra) for 1; silent nodes cost nothing.

Of alignments that cost the same, one with the fewest moves is taken: nothing happened in silence that need not have.
Of these, the first that the search finds: it tries a step that the event shows before silent moves in document order,
these before a step that is skipped, and this before an extra event, and goes on from what it found last.

Cost: bounded for each case (`search.MOST_WORK`). Beyond that a search of bounded width takes over, whose alignment need
not be the cheapest: `is_cheapest` says so.
"""

from collections.abc import Sequence

from mediabruch.conformance.alignment import Alignment, Event
from mediabruch.conformance.beam import Beam
from mediabruch.conformance.net import Net
from mediabruch.conformance.passings import Passings
from mediabruch.conformance.readings import Readings
from mediabruch.conformance.search import AlignmentSearch


class Aligner:
    """Aligns cases with one model; what is found of the model is kept from case to case."""

    def __init__(self, net: Net) -> None:
        self._net = net
        self.passings = Passings(net)
        self._ahead = net.survey()

    def align(self, events: Sequence[Event], *, is_complete: bool, is_turned: bool = False) -> Alignment:
        """The cheapest alignment; of an open case, up to its last event.

        `is_turned`: moves are tried in the opposite order, so that of equal alignments another one is found.
        """
        search = AlignmentSearch(self._net, events, is_complete=is_complete, is_turned=is_turned)
        return search.found(self._ahead) or self._near(events, is_complete=is_complete)

    def read(self, events: Sequence[Event], *, is_complete: bool) -> tuple[Alignment, Readings | None]:
        """The cheapest alignment, and how often each way is taken in all that are as cheap.

        `None` where it is too much work to find them all.
        """
        search = AlignmentSearch(self._net, events, is_complete=is_complete, is_turned=False)
        found = search.found(self._ahead)
        return (
            (self._near(events, is_complete=is_complete), None)
            if found is None
            else (found, search.readings(self.passings))
        )

    def _near(self, events: Sequence[Event], *, is_complete: bool) -> Alignment:
        return Beam(self._net, events, is_complete=is_complete).found()
