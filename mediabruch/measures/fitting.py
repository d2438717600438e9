"""Which measure fits a step: the first line of a table whose condition holds."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from mediabruch.analyzed import Step
from mediabruch.maturity.parties import PartySide
from mediabruch.maturity.ways_out import WayOut, way_out
from mediabruch.media import DIGITAL_MEDIA, PARTNERS, Annotation, Aside, Medium, Purpose, Side
from mediabruch.options import Vocabulary
from mediabruch.rules.purposes import is_for

_WITH_DATA = frozenset({WayOut.EXCHANGE, WayOut.PARTNER})


class FittingPlace(NamedTuple):
    """A step with all that the table asks."""

    step: Step
    receivers: frozenset[str | None]
    """The parties that its messages go to."""
    side: PartySide | None
    """Whose step it is, seen from the office."""
    is_intake: bool
    """A case begins with it."""
    is_administration: bool
    """Whether the means of public administration are at hand."""
    house: Vocabulary

    @property
    def known(self) -> Annotation:
        """What is known of it."""
        return self.step.annotation

    def is_for(self, *purposes: Purpose) -> bool:
        """Whether its label says that it has one of these purposes."""
        return is_for(self.step.name.strip(), *purposes, house=self.house)

    @property
    def way_out(self) -> WayOut:
        """By which digital way its result can go out."""
        return way_out(self.receivers, is_administration=self.is_administration)

    @property
    def takes_other(self) -> bool:
        """It takes in what is known to be not digital."""
        return is_other(self.known.receives)

    @property
    def makes_other(self) -> bool:
        """It hands on what is known to be not digital."""
        return is_other(self.known.produces)

    @property
    def is_hybrid(self) -> bool:
        """All that is not digital is kept digitally as well."""
        sides = [side for side in (self.known.receives, self.known.produces) if is_other(side)]
        return all(side & DIGITAL_MEDIA for side in sides if side)

    @property
    def is_spoken(self) -> bool:
        """Whether the step takes in or passes on the spoken word."""
        return any(Medium.ORAL in (side or ()) for side in (self.known.receives, self.known.produces))

    @property
    def captures(self) -> bool:
        """Takes in what is not digital, and makes data of it."""
        made = self.known.produces or frozenset()
        return self.takes_other and bool(made & {Medium.DATA}) and not self.makes_other

    @property
    def sends_out(self) -> bool:
        """What it hands on leaves the house, and is not digital."""
        return self.makes_other and (self.known.is_dispatch or bool(self.receivers))


def is_other(side: Side) -> bool:
    """Whether a side is known to be not digital."""
    return bool(side) and not (side or frozenset()) <= DIGITAL_MEDIA


_Condition = Callable[[FittingPlace], bool]

_TABLE: Sequence[tuple[str, _Condition]] = (
    ("interface", lambda place: not place.takes_other and not place.makes_other),
    ("one-record", lambda place: place.is_hybrid),
    ("online-service", lambda place: place.side is PartySide.APPLICANT),
    ("signature", lambda place: place.is_for(Purpose.SIGNING)),
    ("exchange", lambda place: bool(place.receivers & PARTNERS) and place.way_out in _WITH_DATA),
    ("exchange", lambda place: place.side is PartySide.OTHER_AUTHORITY or place.is_for(Purpose.INTER_AGENCY)),
    ("register", lambda place: place.is_for(Purpose.EVIDENCE) and place.takes_other and not place.captures),
    ("portal-request", lambda place: place.is_spoken),
    ("delivery", lambda place: place.sends_out and place.way_out is WayOut.DELIVERY),
    ("mailbox", lambda place: place.sends_out),
    ("online-form", lambda place: place.is_intake and place.takes_other),
    ("e-payment", lambda place: place.is_for(Purpose.PAYMENT)),
    ("online-form", lambda place: place.captures and place.is_for(Purpose.APPLICATION)),
    ("interface", lambda place: place.captures),
    ("e-record", lambda place: place.makes_other and place.is_for(Purpose.FILING)),
    ("e-record", lambda place: place.known.aside is Aside.FILED),
    ("e-file", lambda _: True),
)
"""The measures in the order in which they are tried, and when each fits."""


def fitting(place: FittingPlace) -> str:
    """The id of the measure that fits a step."""
    return next(id_ for id_, holds in _TABLE if holds(place))
