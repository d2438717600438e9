"""Pictures of an analysis: the modeler's own diagram with media, breaks and figures on it.

    from mediabruch.render import pictures, png

    for picture in pictures(analysis, lang="de"):
        Path(f"{picture.name}.svg").write_text(picture.svg, encoding="utf-8")

Nothing but Python is needed for SVG. PNG needs the extra `png`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mediabruch.render.picture import Picture, pictures, svg
    from mediabruch.render.raster import png
    from mediabruch.render.theme import Theme

__all__ = ["Picture", "Theme", "pictures", "png", "svg"]

_HOMES = {"Picture": "picture", "Theme": "theme", "pictures": "picture", "png": "raster", "svg": "picture"}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used."""
    from importlib import import_module

    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
