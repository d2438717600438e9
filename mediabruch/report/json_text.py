"""JSON as it is published: indented, in every script, and harmless for terminals."""

import json
from typing import Any

from mediabruch.patterns import pattern

Document = dict[str, Any]
"""A JSON object."""
_UNPRINTABLE = pattern("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""What JSON allows in strings although it can take hold of a terminal, turn the text around or break UTF-8."""


def json_text(document: object) -> str:
    """The text of a document, without a line break at its end."""
    return unprintable_escaped(json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False))


def unprintable_escaped(text: str) -> str:
    """JSON without the characters that could take hold of a terminal or break UTF-8."""
    if text.isascii() and "\x7f" not in text:
        return text
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
