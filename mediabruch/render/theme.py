"""The colors of a picture by what they stand for, for light and dark screens and for print.

All colors stand in attributes, which every converter understands. A picture for both kinds of screen carries a style
sheet besides, which exchanges the colors where the reader's screen is dark; on paper it stays light.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

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


def color(tint: Tint, theme: Theme) -> str:
    """The color `#rrggbb` that stands in an attribute."""
    light, dark = _COLORS[tint]
    return dark if theme is Theme.DARK else light


@cache
def style_sheet() -> str:
    """The rules that exchange the colors on a dark screen; on paper the picture stays light."""
    rules = "".join(f".mb-f-{tint}{{fill:{dark}}}.mb-s-{tint}{{stroke:{dark}}}" for tint, (_, dark) in _COLORS.items())
    return f"@media screen and (prefers-color-scheme:dark){{{rules}}}"


def ink_on(fill: str) -> str:
    """Black or white, whichever can be read on a color `#rrggbb`."""
    return "#000000" if contrast(fill, "#000000") >= contrast(fill, "#ffffff") else "#ffffff"


def contrast(one: str, other: str) -> float:
    """The contrast of two colors `#rrggbb` by WCAG 2.1, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(value: str) -> float:
    channels = (int(value[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)  # noqa: PLR2004
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
