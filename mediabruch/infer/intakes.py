"""How an intake is inferred that may give way to what arrives: by the work alone, from outside, or as paper at hand."""

from mediabruch.infer.acts import Reading
from mediabruch.infer.evidence import Decision
from mediabruch.media import DIGITAL_MEDIA, PAPER, Intake, Side
from mediabruch.model import AUTOMATIC_TASKS, FlowNodeType

_OWN = frozenset({"label", "name", "message"})
"""Where a step itself says what it takes in, and who sends it."""
_NAMED = frozenset({"label", "data"})
_HANDLING = (("put",), ("hand",), ("send",), ("forward",), ("store",), ("sign",), ("convert",))
"""What is done last with papers that others have made."""


def intake_of(kind: FlowNodeType, label: Reading, receives: Decision | None, made: Side) -> Intake | None:
    """How it is inferred what a step takes in; `None` where it has to come from the steps before."""
    last = label.roles[-1:]
    if receives is None:
        return _of_what_is_made(kind, last, made)
    if not receives.media:
        return None
    if kind in AUTOMATIC_TASKS:
        return Intake.WORK
    sources = {argument.source for argument in receives.won}
    if last == ("convert",) and made == PAPER and receives.media <= DIGITAL_MEDIA and sources == {"label"}:
        return Intake.WORK
    if made and sources <= _OWN and ("message" in sources or label.roles[:1] == ("receive",)):
        return Intake.OUTSIDE
    is_handled = made == receives.media == PAPER and sources <= _NAMED and last in _HANDLING
    return Intake.AT_HAND if is_handled else None


def _of_what_is_made(kind: FlowNodeType, last: tuple[str, ...], made: Side) -> Intake | None:
    """How a step may take in something of which nothing is said, by what it makes."""
    if last == ("make",) and made and kind not in AUTOMATIC_TASKS:
        return Intake.ANEW
    return Intake.AT_HAND if last in _HANDLING and made == PAPER else None
