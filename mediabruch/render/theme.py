"""The colors of a picture by what they stand for, for light and dark screens and for print.

All colors stand in attributes, which every converter understands. A picture for both kinds of screen carries a style
sheet besides, which exchanges the colors where the reader's screen is dark; on paper it stays light.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from mediabruch.media import Medium


class Theme(StrEnum):
    """For which kind of screen a picture is drawn."""

    LIGHT = "light"
    DARK = "dark"
    AUTO = "auto"
    """Light, and dark where the reader's screen is."""


class Tint(StrEnum):
    """What a color stands for."""

    GROUND = "ground"
    BAND = "band"
    """Heads of pools and other quiet surfaces."""
    INK = "ink"
    QUIET = "quiet"
    """Text and lines of second rank."""
    DATA = "data"
    DATA_INK = "data-ink"
    DOCUMENT = "document"
    DOCUMENT_INK = "document-ink"
    DIGITAL = "digital"
    DIGITAL_INK = "digital-ink"
    PAPER = "paper"
    PAPER_INK = "paper-ink"
    ORAL = "oral"
    ORAL_INK = "oral-ink"
    THING = "thing"
    THING_INK = "thing-ink"
    UNKNOWN = "unknown"
    UNKNOWN_INK = "unknown-ink"
    BREAK = "break"
    BREAK_INK = "break-ink"


_COLORS: Mapping[Tint, tuple[str, str]] = {
    Tint.GROUND: ("#ffffff", "#0d1117"),
    Tint.BAND: ("#f3f5f7", "#1c222b"),
    Tint.INK: ("#1f2328", "#e6edf3"),
    Tint.QUIET: ("#59636e", "#9198a1"),
    Tint.DATA: ("#dafbe1", "#10351d"),
    Tint.DATA_INK: ("#1a7f37", "#7ee2a0"),
    Tint.DOCUMENT: ("#ddf4ff", "#0c2d4d"),
    Tint.DOCUMENT_INK: ("#0860ca", "#79c0ff"),
    Tint.DIGITAL: ("#d3f5f0", "#0b3533"),
    Tint.DIGITAL_INK: ("#0b6e64", "#6fdfd0"),
    Tint.PAPER: ("#fff1e5", "#3d2410"),
    Tint.PAPER_INK: ("#9a4a00", "#ffb77c"),
    Tint.ORAL: ("#f3e8ff", "#2f1d4d"),
    Tint.ORAL_INK: ("#6e40c9", "#d2a8ff"),
    Tint.THING: ("#e6eaef", "#2b323b"),
    Tint.THING_INK: ("#424a53", "#c4ccd4"),
    Tint.UNKNOWN: ("#ffffff", "#0d1117"),
    Tint.UNKNOWN_INK: ("#59636e", "#9198a1"),
    Tint.BREAK: ("#cf222e", "#ff9492"),
    Tint.BREAK_INK: ("#ffffff", "#2b0503"),
}
"""Light and dark. Inks on their grounds, and all inks on `GROUND` and `BAND`, have a contrast of 4.5 or more."""

MEDIUM_TINTS: Mapping[Medium, tuple[Tint, Tint]] = {
    Medium.DATA: (Tint.DATA, Tint.DATA_INK),
    Medium.DOCUMENT: (Tint.DOCUMENT, Tint.DOCUMENT_INK),
    Medium.DIGITAL: (Tint.DIGITAL, Tint.DIGITAL_INK),
    Medium.PAPER: (Tint.PAPER, Tint.PAPER_INK),
    Medium.ORAL: (Tint.ORAL, Tint.ORAL_INK),
}
"""Ground and ink of each medium."""

_PALE, _GRAY, _READABLE = 250, 24, 4.5


class Own(NamedTuple):
    """A color of the modeler's, and what becomes of it on a dark screen; both `#rrggbb`."""

    light: str
    dark: str

    def __str__(self) -> str:
        return f"{self.light}-{self.dark}".replace("#", "")


Color = Tint | Own


def color(of: Color, theme: Theme) -> str:
    """The color `#rrggbb` that stands in an attribute."""
    light, dark = (of.light, of.dark) if isinstance(of, Own) else _COLORS[of]
    return dark if theme is Theme.DARK else light


def style_sheet(own: Iterable[Own]) -> str:
    """The rules that exchange the colors on a dark screen, the modeler's among them; on paper all stays light."""
    pairs: list[tuple[Color, str]] = [*((tint, dark) for tint, (_, dark) in _COLORS.items())]
    pairs += [(one, one.dark) for one in own]
    rules = "".join(f".mb-f-{one}{{fill:{dark}}}.mb-s-{one}{{stroke:{dark}}}" for one, dark in pairs)
    return f"@media screen and (prefers-color-scheme:dark){{{rules}}}"


@cache
def surface(value: str | None) -> Own | None:
    """The modeler's color of a surface; none where it is white, which tools write by habit."""
    if value is None or min(_channels(value)) > _PALE:
        return None
    return Own(value, _mixed(value, _COLORS[Tint.GROUND][1], 0.7))


@cache
def outline(value: str | None) -> Own | None:
    """The modeler's color of a line; none where it is black or gray, which tools write by habit."""
    if value is None or max(_channels(value)) - min(_channels(value)) < _GRAY:
        return None
    dark = value
    while contrast(dark, _COLORS[Tint.GROUND][1]) < _READABLE:
        dark = _mixed(dark, "#ffffff", 0.2)
    return Own(value, dark)


@cache
def ink_on(ground: Own | None) -> Color:
    """Black or white, whichever can be read on a surface of the modeler's color."""
    return Tint.INK if ground is None else Own(_ink(ground.light), _ink(ground.dark))


def contrast(one: str, other: str) -> float:
    """The contrast of two colors `#rrggbb` by WCAG 2.1, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _ink(ground: str) -> str:
    return "#000000" if contrast(ground, "#000000") >= contrast(ground, "#ffffff") else "#ffffff"


def _channels(value: str) -> tuple[int, ...]:
    return tuple(int(value[start : start + 2], 16) for start in (1, 3, 5))


def _mixed(value: str, other: str, share: float) -> str:
    pairs = zip(_channels(value), _channels(other), strict=True)
    return "#" + "".join(f"{round(one * (1 - share) + two * share):02x}" for one, two in pairs)


def _luminance(value: str) -> float:
    parts = (channel / 255 for channel in _channels(value))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)  # noqa: PLR2004
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
