"""Which links are known to be digital: the table of docs/semantics.md, section 2."""

from mediabruch.breaks.carriers import Carrier, changes_between, changes_inside
from mediabruch.breaks.link import LinkJudgment, LinkState
from mediabruch.media import DIGITAL_MEDIA, PHYSICAL, BreakDefinition, Side

_JUDGED = {
    (state, is_unbroken): LinkJudgment(state, is_unbroken=is_unbroken)
    for state in LinkState
    for is_unbroken in (False, True)
}
"""All that a link can come to: one value for all links of a kind."""
_NOTHING_KNOWN = _JUDGED[LinkState.UNKNOWN, False]


def handover(sender: Carrier | None, receiver: Carrier, definition: BreakDefinition) -> LinkJudgment:
    """What is known of a handover from its two ends alone; `None` sends what nobody had before."""
    if sender is None:
        state = LinkState.DIGITAL if _is_digital(receiver.receives) else LinkState.OTHER
        return _JUDGED[state, True]
    offers, needs = sender.produces or None, receiver.receives or None
    if offers is None and needs is None:
        return _NOTHING_KNOWN
    both_known = offers is not None and needs is not None
    is_changed = both_known and bool(changes_between(sender, receiver, definition))
    is_unbroken = both_known and not is_changed
    if receiver.is_automatic and needs is None:
        state = LinkState.DIGITAL if offers is not None and offers & DIGITAL_MEDIA else LinkState.UNKNOWN
    elif (offers is not None and not offers & DIGITAL_MEDIA) or _is_other(needs) or is_changed:
        state = LinkState.OTHER
    else:
        state = LinkState.DIGITAL if both_known else LinkState.UNKNOWN
    return _JUDGED[state, is_unbroken or state is LinkState.DIGITAL]


def working(carrier: Carrier, definition: BreakDefinition) -> LinkJudgment:
    """What is known of a step's working from its two sides alone; a physical side says nothing."""
    receives, produces = carrier.receives, carrier.produces
    if receives is None and produces is None:
        return _NOTHING_KNOWN
    both_known = receives is not None and produces is not None
    is_changed = both_known and bool(changes_inside(carrier, None, definition))
    if _is_other(receives) or _is_other(produces) or is_changed:
        state = LinkState.OTHER
    elif both_known or (carrier.takes_from_its_system and _is_digital(produces)):
        state = LinkState.DIGITAL
    else:
        state = LinkState.UNKNOWN
    return _JUDGED[state, (both_known and not is_changed) or state is LinkState.DIGITAL]


def _is_digital(side: Side) -> bool:
    return bool(side) and (side or PHYSICAL) <= DIGITAL_MEDIA


def _is_other(side: Side) -> bool:
    return bool(side) and not _is_digital(side)
