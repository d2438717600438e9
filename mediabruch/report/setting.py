"""For whom a report is made, and what comes together in one: the values that all formats share."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from mediabruch.errors import MediabruchError
from mediabruch.i18n import Translator, translator
from mediabruch.report.screen import Screen

Part = Any
"""What a format makes of one model: plain values that JSON can hold, so that they travel and can be kept."""


class ReportSetting(NamedTuple):
    """For whom a report is made. It tells apart all that a format can make of one analysis."""

    language: str
    screen: Screen = Screen()
    is_alone: bool = True
    """Whether the report is about one model only, and so needs no headings above it."""
    has_plan: bool = False
    """Whether it says what to do about the media breaks."""

    @property
    def words(self) -> Translator:
        """The language of the report."""
        return translator(self.language)


class Refusal(NamedTuple):
    """A file that could not be read, or reported on."""

    reason: str
    path: str | None
    line: int | None
    column: int | None
    place: str
    """The file with the line, as far as they are known."""


class ReportParts(NamedTuple):
    """What was made of the models of one call, in the order in which they were named."""

    parts: Sequence[Part]
    refused: Sequence[Refusal] = ()
    is_collection: bool = False
    """Several files or a folder were asked for, even if only one model was found."""


def refusals(errors: Sequence[MediabruchError], words: Translator) -> tuple[Refusal, ...]:
    """The errors in words."""
    return tuple(
        Refusal(words.message(error.message), error.path, error.line, error.column, error.place) for error in errors
    )
