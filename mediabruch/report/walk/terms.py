"""What a walk calls things, in sentences instead of labels."""

from collections.abc import Mapping

from mediabruch.errors import Message
from mediabruch.media import Medium
from mediabruch.model import EventKind, FlowNodeType

OBJECTS: Mapping[Medium, Message] = {
    Medium.DATA: Message("structured data"),
    Medium.DOCUMENT: Message("a digital document"),
    Medium.DIGITAL: Message("digital information"),
    Medium.PAPER: Message("paper documents"),
    Medium.ORAL: Message("the spoken word"),
}
"""Media as what a step takes in or hands on."""

TITLES: Mapping[FlowNodeType, Message] = {
    FlowNodeType.START_EVENT: Message("Start"),
    FlowNodeType.END_EVENT: Message("End"),
    FlowNodeType.INTERMEDIATE_CATCH_EVENT: Message("Wait"),
    FlowNodeType.INTERMEDIATE_THROW_EVENT: Message("Event"),
    FlowNodeType.EXCLUSIVE_GATEWAY: Message("Decision"),
    FlowNodeType.COMPLEX_GATEWAY: Message("Decision"),
    FlowNodeType.INCLUSIVE_GATEWAY: Message("Selection"),
    FlowNodeType.PARALLEL_GATEWAY: Message("Side by side"),
    FlowNodeType.EVENT_BASED_GATEWAY: Message("Whatever comes first"),
}
"""What a stop is that is no activity."""
JOIN = Message("Join")

CHOICES: Mapping[FlowNodeType, Message] = {
    FlowNodeType.EXCLUSIVE_GATEWAY: Message("One of these ways is taken:"),
    FlowNodeType.COMPLEX_GATEWAY: Message("One of these ways is taken:"),
    FlowNodeType.INCLUSIVE_GATEWAY: Message("One or more of these ways are taken:"),
    FlowNodeType.PARALLEL_GATEWAY: Message("From here on, all of this happens side by side:"),
    FlowNodeType.EVENT_BASED_GATEWAY: Message("What happens first decides how it goes on:"),
}
"""How a gateway goes on in several ways."""

EVENTS: Mapping[tuple[FlowNodeType, EventKind], Message] = {
    (FlowNodeType.START_EVENT, EventKind.MESSAGE): Message("Begins when a message arrives."),
    (FlowNodeType.START_EVENT, EventKind.TIMER): Message("Begins at a set time."),
    (FlowNodeType.START_EVENT, EventKind.SIGNAL): Message("Begins on a signal."),
    (FlowNodeType.START_EVENT, EventKind.CONDITIONAL): Message("Begins when a condition holds."),
    (FlowNodeType.START_EVENT, EventKind.ERROR): Message("Begins on an error."),
    (FlowNodeType.START_EVENT, EventKind.ESCALATION): Message("Begins on an escalation."),
    (FlowNodeType.INTERMEDIATE_CATCH_EVENT, EventKind.MESSAGE): Message("Waits for a message."),
    (FlowNodeType.INTERMEDIATE_CATCH_EVENT, EventKind.TIMER): Message("Waits for a date or the end of a period."),
    (FlowNodeType.INTERMEDIATE_CATCH_EVENT, EventKind.SIGNAL): Message("Waits for a signal."),
    (FlowNodeType.INTERMEDIATE_CATCH_EVENT, EventKind.CONDITIONAL): Message("Waits until a condition holds."),
    (FlowNodeType.INTERMEDIATE_THROW_EVENT, EventKind.MESSAGE): Message("Sends a message."),
    (FlowNodeType.INTERMEDIATE_THROW_EVENT, EventKind.SIGNAL): Message("Sends a signal."),
    (FlowNodeType.INTERMEDIATE_THROW_EVENT, EventKind.ESCALATION): Message("Escalates."),
    (FlowNodeType.INTERMEDIATE_THROW_EVENT, EventKind.COMPENSATE): Message("Undoes earlier steps."),
    (FlowNodeType.END_EVENT, EventKind.MESSAGE): Message("Sends a message as it ends."),
    (FlowNodeType.END_EVENT, EventKind.SIGNAL): Message("Sends a signal as it ends."),
    (FlowNodeType.END_EVENT, EventKind.ERROR): Message("Ends with an error."),
    (FlowNodeType.END_EVENT, EventKind.ESCALATION): Message("Ends with an escalation."),
    (FlowNodeType.END_EVENT, EventKind.CANCEL): Message("Cancels the transaction."),
    (FlowNodeType.END_EVENT, EventKind.COMPENSATE): Message("Undoes earlier steps as it ends."),
    (FlowNodeType.END_EVENT, EventKind.TERMINATE): Message("Ends everything that is still going on in this process."),
}
"""What an event does."""

OCCASIONS: Mapping[EventKind, Message] = {
    EventKind.MESSAGE: Message("a message arrives"),
    EventKind.TIMER: Message("a period is over"),
    EventKind.ERROR: Message("an error occurs"),
    EventKind.ESCALATION: Message("there is an escalation"),
    EventKind.SIGNAL: Message("a signal arrives"),
    EventKind.CANCEL: Message("the transaction is canceled"),
    EventKind.CONDITIONAL: Message("a condition holds"),
}
"""When a boundary event without a name happens."""
