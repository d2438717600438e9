"""Answers as they may be shown: foreign words without control characters, and without marks that turn their direction.

Escaping is the page's: it sets words as text, and never as markup.
"""

from collections.abc import Mapping
from typing import Any

from mediabruch.report.screen import Screen

_AS_THEY_ARE = frozenset(
    {
        "path", "model", "saved", "order",  # places of files, and ids
        "id", "element", "flow", "flows", "gateway", "step", "marks", "edits", "alike",
        "stated", "process", "guess", "value", "medium",  # what a page sends back
        "svg", "chart", "files", "state",  # markup of ours, and files
    }
)  # fmt: skip
"""Values that are no words of a sentence, by their names."""
_CLEAN = Screen()


def harmless_view(answer: Mapping[str, Any]) -> dict[str, Any]:
    """The same answer, with words that can be shown."""
    return {name: value if name in _AS_THEY_ARE else _harmless(value) for name, value in answer.items()}


def _harmless(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isprintable() else "\n".join(map(_CLEAN.clean, value.split("\n")))
    if isinstance(value, dict):
        return harmless_view(value)
    return [_harmless(one) for one in value] if isinstance(value, list | tuple) else value
