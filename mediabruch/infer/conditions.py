"""Texts that speak of some cases only, or of what may come."""

import re

_CONDITION = (
    r"\b(?:falls|wenn|sofern|ggf|gegebenenfalls|eventuell|evtl|alternativ|optional|kann|könnte|künftig|zukünftig|geplant"
    r"|if|in case|optionally|may|might|could|future|planned)\b"
)
"""Compiled when the first note turns up: many models have none."""


def is_conditional(text: str) -> bool:
    """Whether a text speaks of some cases only, or of what may come.

    >>> is_conditional("künftig per E-Mail")
    True
    """
    return re.search(_CONDITION, text, re.IGNORECASE) is not None
