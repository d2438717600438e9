"""What a call asks for: plain JSON from a page, read with care. What makes no sense is refused in one sentence."""

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from mediabruch.errors import MediabruchError, Message, member_of
from mediabruch.i18n import Translator

_Choice = TypeVar("_Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Asked:
    """The facts of a call, and the language of its answer."""

    facts: Mapping[str, Any]
    words: Translator

    def has(self, name: str) -> bool:
        """Whether anything is said under a name."""
        return self.facts.get(name) is not None

    def string(self, name: str, default: str | None = None) -> str:
        """A text. Raises `MediabruchError`."""
        value = self.facts.get(name, default)
        if not isinstance(value, str):
            raise _misfit(name, Message("a text"))
        return value

    def flag(self, name: str) -> bool:
        """Whether something is asked for; not, if nothing is said. Raises `MediabruchError`."""
        value = self.facts.get(name) or False
        if not isinstance(value, bool):
            raise _misfit(name, Message("true or false"))
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Several texts; none, if nothing is said. Raises `MediabruchError`."""
        items = self._items(name)
        if not all(isinstance(one, str) for one in items):
            raise _misfit(name, Message("texts"))
        return tuple(items)

    def tables(self, name: str) -> tuple[Mapping[str, Any], ...]:
        """Several tables; none, if nothing is said. Raises `MediabruchError`."""
        items = self._items(name)
        if not all(isinstance(one, dict) for one in items):
            raise _misfit(name, Message("tables"))
        return tuple(items)

    def table(self, name: str) -> Mapping[str, Any]:
        """A table; an empty one, if nothing is said. Raises `MediabruchError`."""
        value = self.facts.get(name) or {}
        if not isinstance(value, dict):
            raise _misfit(name, Message("a table"))
        return value

    def choice(self, name: str, default: _Choice) -> _Choice:
        """One of the values that the default is one of. Raises `MediabruchError`."""
        return member_of(type(default), self.facts.get(name) or default, name)

    def content(self, name: str) -> bytes:
        """Bytes, which travel in base64. Raises `MediabruchError`."""
        try:
            return base64.b64decode(self.string(name), validate=True)
        except (binascii.Error, ValueError) as error:
            raise _misfit(name, Message("base64")) from error

    def _items(self, name: str) -> Sequence[Any]:
        value = self.facts.get(name) or []
        if not isinstance(value, list):
            raise _misfit(name, Message("a list"))
        return value


def _misfit(name: str, wanted: Message) -> MediabruchError:
    return MediabruchError(Message("{name} has to be {wanted}.", name=name, wanted=wanted))


def packed(content: bytes) -> str:
    """Bytes as they travel."""
    return base64.b64encode(content).decode("ascii")


def error_view(error: MediabruchError, words: Translator) -> dict[str, Any]:
    """An error as an answer shows it: a sentence, and its place as far as it is known; of several, all `mistakes`."""
    sentences = list(dict.fromkeys(words.message(one.message) for one in error.each))
    place = {"path": error.path, "line": error.line, "column": error.column}
    mistakes = [{"message": words.message(one.message), "line": one.line} for one in error.each]
    return {
        "message": " ".join(sentences),
        **{name: value for name, value in place.items() if value is not None},
        **({"mistakes": mistakes} if len(mistakes) > 1 else {}),
    }
