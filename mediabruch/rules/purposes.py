"""What a step is for, as rules ask: read by the inference, whose word lists are loaded when the first rule asks."""

from mediabruch.media import Purpose
from mediabruch.options import NO_VOCABULARY, Vocabulary


def is_for(label: str, *purposes: Purpose, house: Vocabulary = NO_VOCABULARY) -> bool:
    """Whether a label says that the step has one of these purposes, in our words and in those of the house.

    >>> is_for("Bescheid unterschreiben", Purpose.SIGNING), is_for("Assign a clerk", Purpose.SIGNING)
    (True, False)
    >>> is_for("File the application", Purpose.FILING), is_for("Check the file", Purpose.FILING)
    (True, False)
    """
    from mediabruch.infer.steps.purposes import purposes_of  # who lists the rules need not wait for the word lists

    return not purposes_of(label, house).isdisjoint(purposes)
