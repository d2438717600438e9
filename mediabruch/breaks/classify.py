"""Which kind of break a change of medium is."""

from mediabruch.breaks.carriers import Carrier, Carriers
from mediabruch.breaks.changes import Change, ChangeKind
from mediabruch.media import CLIENTS, PARTNERS, Family, Medium
from mediabruch.model import Model

_OUTSIDE = CLIENTS | PARTNERS
"""Parties that are not the house itself."""


def code_of(
    change: Change, *, to_other_party: bool = False, is_automatic: bool = False, is_written: bool = False
) -> str:
    """The code of a change in the table of rules. A machine never types: it scans paper, and hears speech.

    Nor does anybody scan what `is_written` anew: a letter that is answered by e-mail.

    >>> code_of(Change(ChangeKind.FAMILY, Medium.PAPER, Medium.DATA)), code_of(
    ...     Change(ChangeKind.FAMILY, Medium.PAPER, Medium.DATA), is_automatic=True)
    ('MB104', 'MB103')
    """
    match change.kind:
        case ChangeKind.REKEYING:
            return "MB105"
        case ChangeKind.SYSTEM:
            return "MB107"
        case ChangeKind.STRUCTURE:
            return "MB108"
        case ChangeKind.FAMILY:
            is_typed = not is_automatic and (is_written or change.after is not Medium.DOCUMENT)
            return _code_of_family(change, to_other_party=to_other_party, is_typed=is_typed)


def _code_of_family(change: Change, *, to_other_party: bool, is_typed: bool) -> str:
    match change.before.family, change.after.family:
        case (Family.DIGITAL, Family.PAPER):
            return "MB102" if to_other_party else "MB101"
        case (Family.PAPER, Family.DIGITAL):
            return "MB104" if is_typed else "MB103"
        case (Family.ORAL, Family.DIGITAL) if is_typed:
            return "MB104"
        case _:
            return "MB106"


def is_dispatch(model: Model, carriers: Carriers, step: int, senders: tuple[int, ...]) -> bool:
    """Whether information goes to another party at a step (or message flow) that some senders hand it to.

    It does over a message flow, into another process that gets messages from there, to a step of somebody outside, and
    out of a step that sends it out, as is stated or inferred of it, or over a message flow that does not travel
    digitally. The type of task alone says nothing: a send task may print for the next room. Nor does a process that
    calls another one. `senders` may be of unknown medium.
    """
    node = model.node_by_key.get(step)
    if node is None:
        return True
    givers = [model.node_by_key.get(sender) for sender in senders]
    if any(giver is None or (giver.process, node.process) in model.graph.correspondents for giver in givers):
        return True
    receiver = carriers.by_key[step]
    if receiver.is_dispatch:
        return True
    parties = {carriers.by_key[sender].party for sender in senders}
    if receiver.party in _OUTSIDE and parties and receiver.party not in parties:
        return True
    return _sends_paper(model, carriers, step)


def _sends_paper(model: Model, carriers: Carriers, step: int) -> bool:
    """Whether a message flow takes the paper out of the process; one of stated digital medium does not."""
    sent = [carriers.by_key.get(flow.key) for flow in model.graph.messages_sent.get(step, ())]
    return any(flow is None or _is_paper(flow) for flow in sent)


def _is_paper(flow: Carrier) -> bool:
    return Medium.PAPER in flow.offers
