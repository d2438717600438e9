"""What makes a report, named by module and function: imported when its format is asked for."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from mediabruch.i18n import Translator

if TYPE_CHECKING:
    from mediabruch.report.screen import Screen

Reporter = Callable[..., str | bytes]
"""Called with what is reported, the language, and the screen; and with what else a report may tell of, by name."""
Reporters = Mapping[str, Reporter]
"""By the name of the format."""


def on_screen(room: str, module: str, name: str) -> Reporter:
    """A text that is laid out for a screen; `module` is one of a room of `mediabruch.report`."""

    def report(subject: Any, words: Translator, screen: "Screen", **more: Any) -> str:
        return str(_function(room, module, name)(subject, words, screen, **more))

    return report


def as_file(room: str, module: str, name: str) -> Reporter:
    """The bytes of a file."""

    def report(subject: Any, words: Translator, _: "Screen", **more: Any) -> bytes:
        content = _function(room, module, name)(subject, words, **more)
        return content.encode() if isinstance(content, str) else content

    return report


def _function(room: str, module: str, name: str) -> Callable[..., Any]:
    function: Callable[..., Any] = getattr(import_module(f"mediabruch.report.{room}.{module}"), name)
    return function
