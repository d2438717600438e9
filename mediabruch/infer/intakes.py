"""How an intake is inferred that may give way to what arrives: by the work alone, from outside, or as paper at hand."""

from mediabruch.infer.reading.evidence import Decision
from mediabruch.infer.steps.grounds import Grounds
from mediabruch.media import DIGITAL_MEDIA, PAPER, PHYSICAL, Intake, Side
from mediabruch.model import AUTOMATIC_TASKS, FlowNodeType

_OWN = frozenset({"label", "name", "message"})
"""Where a step itself says what it takes in, and who sends it."""
_TAKING = (("receive",), ("listen",))
_NAMED = frozenset({"label", "data"})
_HANDLING = (("put",), ("hand",), ("send",), ("forward",), ("store",), ("sign",), ("convert",))
"""What is done last with papers that others have made."""


def intake_of(grounds: Grounds, receives: Decision | None, made: Side) -> Intake | None:
    """How it is inferred what a step takes in; `None` where it has to come from the steps before."""
    label = grounds.label
    sources = {argument.source for argument in receives.won} if receives is not None else set()
    if _is_by_work(grounds, receives, sources, made):
        return Intake.WORK
    if receives is None:
        return _of_what_is_made(grounds, made)
    is_told = sources <= _OWN and ("message" in sources or label.roles[:1] in _TAKING)
    if receives.media and (is_told or "event" in sources):
        return Intake.OUTSIDE
    is_handled = made == receives.media == PAPER and sources <= _NAMED and label.roles[-1:] in _HANDLING
    return Intake.AT_HAND if is_handled else None


def _is_by_work(grounds: Grounds, receives: Decision | None, sources: set[str], made: Side) -> bool:
    """Whether a machine works, code sends by itself, or somebody prints."""
    if grounds.type is FlowNodeType.SEND_TASK and grounds.code:
        return bool(made) and (made or PHYSICAL) <= DIGITAL_MEDIA
    if receives is None or not receives.media or grounds.type in AUTOMATIC_TASKS:
        return receives is not None and bool(receives.media)
    is_print = "convert" in grounds.label.roles and made == PAPER and receives.media <= DIGITAL_MEDIA
    return is_print and sources == {"label"}


def _of_what_is_made(grounds: Grounds, made: Side) -> Intake | None:
    """How a step may take in something of which nothing is said, by what it makes."""
    roles = grounds.label.roles
    if not made or grounds.type in AUTOMATIC_TASKS:
        return None
    if roles[-1:] == ("make",):
        return Intake.ANEW
    if "enter" in roles:
        return Intake.ENTRY
    return Intake.AT_HAND if roles[-1:] in _HANDLING and made == PAPER else None
