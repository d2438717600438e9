"""Turns an SVG picture into PNG, with a font that comes along, so that a bare machine shows all text."""

from importlib.util import find_spec
from pathlib import Path

from mediabruch.errors import MediabruchError, Message

_FONT_PACKAGE = "ttf_opensans"
_FAMILY = "Open Sans"
_MOST_PIXELS = 120_000_000
"""Larger pictures are drawn at a smaller scale."""


def png(svg: str, scale: float = 2.0) -> bytes:
    """The picture as PNG, `scale` pixels for each unit of the picture (less where it would be too large to open).

    Raises `MediabruchError` where the extra `png` is not installed.
    """
    try:
        from resvg_py import svg_to_bytes
    except ImportError:
        raise _missing() from None
    return bytes(
        svg_to_bytes(
            svg_string=svg,
            zoom=scale,
            font_files=_font_files(),
            font_family=_FAMILY,
            sans_serif_family=_FAMILY,
        )
    )


def _font_files() -> list[str]:
    found = find_spec(_FONT_PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise _missing()
    folder = Path(found.submodule_search_locations[0]) / "ttf"
    return [str(folder / f"OpenSans-{style}.ttf") for style in ("Regular", "Bold", "Italic")]


def _missing() -> MediabruchError:
    command = "pip install 'mediabruch[png]'"
    return MediabruchError(Message("PNG pictures need further packages; install them with: {command}", command=command))
