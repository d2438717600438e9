"""What is said of a damaged file of which no step could be read: it is not empty, and nothing is known of it."""

from mediabruch.errors import Message
from mediabruch.model import Model

_NOTHING_SAVED = Message("There is nothing to judge: of the damaged file, no step could be read.")


def unread_message(model: Model) -> Message | None:
    """That no step could be read; `None` for a file that is sound. Only for models without steps."""
    from mediabruch.bpmn.xml import BROKEN_XML  # few files hold no step

    is_damaged = any(note.message.template == BROKEN_XML.template for note in model.notes)
    return _NOTHING_SAVED if is_damaged else None


def is_unread(said: Message | None) -> bool:
    """Whether a verdict says that."""
    return said is not None and said.template == _NOTHING_SAVED.template
