"""Texts as they are written in YAML and JSON: plain where all readers take them for the same, else quoted."""

import re

from mediabruch.patterns import pattern

_PLAIN = pattern(r"[^\W\d_][\w./-]*(?: [(§]?[\w./-][\w./)-]*)*")
_PLAIN_ID = pattern(r"[A-Za-z_][\w.-]*")
_WORDS_OF_YAML = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""What some readers take for a flag, or for nothing."""


def written_id(identifier: str, *, is_json: bool = False) -> str:
    """An id as a key.

    >>> written_id("Activity_1"), written_id("no")
    ('Activity_1', '"no"')
    """
    return identifier if not is_json and _is_plain(identifier, _PLAIN_ID) else quoted(identifier)


def written_text(text: str, *, is_json: bool = False) -> str:
    """A text as a value.

    >>> written_text("E-Akte"), written_text("kept: twice")
    ('E-Akte', '"kept: twice"')
    """
    return text if not is_json and _is_plain(text, _PLAIN) else quoted(text)


def _is_plain(text: str, plain: re.Pattern[str]) -> bool:
    return plain.fullmatch(text) is not None and text.lower() not in _WORDS_OF_YAML


def quoted(text: str) -> str:
    """In quotes, in the escapes that JSON and YAML share; what is not to be seen is escaped."""
    import json  # most is written without quotes

    return json.dumps(text, ensure_ascii=not text.isprintable())
