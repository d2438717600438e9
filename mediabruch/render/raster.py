"""Turns an SVG picture into PNG, with a font that comes along, so that a bare machine shows all text."""

import re
import struct
from importlib.util import find_spec
from math import ceil, sqrt
from pathlib import Path

from mediabruch.errors import MediabruchError, Message, missing_extra

_SIZES = (re.compile(r'<svg[^>]* width="([0-9.]+)"'), re.compile(r'<svg[^>]* height="([0-9.]+)"'))
_FONT_PACKAGE = "ttf_opensans"
_FAMILY = "Open Sans"
MOST_PIXELS = 32_000_000
"""Larger pictures are drawn at a smaller scale: each pixel takes eight bytes of memory while it is drawn."""
MOST_ACROSS = 32_000
"""Pixels in one direction; many programs open no more."""


def png(svg: str, scale: float = 2.0) -> bytes:
    """The picture as PNG, `scale` pixels for each unit of the picture (less where it would be too large to open).

    Raises `MediabruchError` where the extra `png` is not installed.
    """
    try:
        from resvg_py import svg_to_bytes
    except ImportError:
        raise _missing() from None
    fonts = _font_files()
    return bytes(
        svg_to_bytes(
            svg_string=svg,
            width=_width(svg, scale),
            font_files=fonts,
            font_family=_FAMILY,
            sans_serif_family=_FAMILY,
        )
    )


def _width(svg: str, scale: float) -> int:
    """The width in pixels: that of the picture in this scale, or what makes the greatest picture."""
    width, height = (float(found[1]) if (found := size.search(svg)) else 1.0 for size in _SIZES)
    across = (width * scale, sqrt(MOST_PIXELS * width / height), MOST_ACROSS, MOST_ACROSS * width / height)
    return max(int(min(across)), ceil(width / height), 1)


def is_reduced(picture: bytes) -> bool:
    """Whether a PNG is as large as pictures become here, so that it had to be drawn smaller than asked for."""
    width, height = struct.unpack(">II", picture[16:24])
    return bool(width * height > MOST_PIXELS - width - height or max(width, height) >= MOST_ACROSS - 1)


def _font_files() -> list[str]:
    try:
        found = find_spec(_FONT_PACKAGE)
    except ValueError:
        found = None
    if found is None or not found.submodule_search_locations:
        raise _missing()
    folder = Path(found.submodule_search_locations[0]) / "ttf"
    return [str(folder / f"OpenSans-{style}.ttf") for style in ("Regular", "Bold", "Italic")]


def _missing() -> MediabruchError:
    return MediabruchError(missing_extra(Message("PNG pictures"), "png"))
