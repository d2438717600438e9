"""Which kind of break a change of medium is."""

from mediabruch.breaks.changes import Change, ChangeKind
from mediabruch.media import Family, Medium
from mediabruch.model import FlowNodeType, Model


def code_of_change(change: Change, *, to_other_party: bool) -> str:
    """The code of a change in the table of kinds.

    >>> code_of_change(Change(ChangeKind.FAMILY, Medium.PAPER, Medium.DOCUMENT), to_other_party=False)
    'MB103'
    """
    match change.kind:
        case ChangeKind.REKEYING:
            return "MB105"
        case ChangeKind.SYSTEM:
            return "MB107"
        case ChangeKind.STRUCTURE:
            return "MB108"
        case ChangeKind.FAMILY:
            return _code_of_family(change, to_other_party=to_other_party)


def _code_of_family(change: Change, *, to_other_party: bool) -> str:
    match change.before.family, change.after.family:
        case (Family.DIGITAL, Family.PAPER):
            return "MB102" if to_other_party else "MB101"
        case (Family.PAPER, Family.DIGITAL) if change.after is Medium.DOCUMENT:
            return "MB103"
        case (Family.PAPER, Family.DIGITAL):
            return "MB104"
        case (Family.ORAL, Family.DIGITAL) if change.after is not Medium.DOCUMENT:
            return "MB104"
        case _:
            return "MB106"


def code_of(model: Model, change: Change, step: int, senders: tuple[int, ...]) -> str:
    """The code of a change that some senders make on the way to a step, or that happens inside it."""
    return code_of_change(change, to_other_party=is_dispatch(model, step, senders[0] if senders else None))


def is_dispatch(model: Model, step: int, sender: int | None) -> bool:
    """Whether the information is on its way to another party: over a message flow, or out of a step that sends one."""
    node = model.node_by_key.get(step)
    if node is None:
        return True
    if sender is None:
        return node.type is FlowNodeType.SEND_TASK or any(flow.source == step for flow in model.message_flows)
    giver = model.node_by_key.get(sender)
    return giver is None or giver.process != node.process
