"""What a step is for, as rules ask: read by the inference, whose word lists are loaded when the first rule asks."""

from mediabruch.media import Purpose


def is_for(label: str, *purposes: Purpose) -> bool:
    """Whether a label says that the step has one of these purposes.

    >>> is_for("Bescheid unterschreiben", Purpose.SIGNING), is_for("Assign a clerk", Purpose.SIGNING)
    (True, False)
    >>> is_for("File the application", Purpose.FILING), is_for("Check the file", Purpose.FILING)
    (True, False)
    """
    from mediabruch.infer.purposes import purposes_of  # who lists the rules need not wait for the word lists

    return not purposes_of(label).isdisjoint(purposes)
