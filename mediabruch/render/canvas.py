"""Draws plain figures in the colors of a theme; knows nothing of BPMN."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from mediabruch.model import Bounds
from mediabruch.render.geometry import Point
from mediabruch.render.icons import Icon
from mediabruch.render.markup import Attributes, Markup, Written, number, written
from mediabruch.render.text import ASCENT, LINE, Fitted
from mediabruch.render.theme import Color, Theme, Tint, color


class Paint(NamedTuple):
    """How a figure is filled and lined."""

    fill: Color | None = None
    stroke: Color | None = None
    width: float = 1.0
    dash: str = ""
    opacity: float = 1.0
    """Of the filling."""


class Lettering(NamedTuple):
    """How text looks."""

    fill: Color = Tint.INK
    anchor: str = "middle"
    """`start`, `middle` or `end`: which part of the text stands at its place."""
    is_bold: bool = False
    is_italic: bool = False


@cache
def _painted(paint: Paint, theme: Theme) -> Written:
    attributes: dict[str, str | float | None] = {"class": _classes(paint.fill, paint.stroke, theme)}
    attributes["fill"] = _value(paint.fill, theme)
    if paint.opacity < 1:
        attributes["fill-opacity"] = paint.opacity
    if paint.stroke is not None:
        attributes |= {
            "stroke": _value(paint.stroke, theme),
            "stroke-width": paint.width,
            "stroke-dasharray": paint.dash or None,
        }
    return written(attributes)


@cache
def _lettered(lettering: Lettering, theme: Theme) -> Written:
    attributes: Attributes = {
        "class": _classes(lettering.fill, None, theme),
        "fill": _value(lettering.fill, theme),
        "text-anchor": None if lettering.anchor == "start" else lettering.anchor,
        "font-weight": "bold" if lettering.is_bold else None,
        "font-style": "italic" if lettering.is_italic else None,
    }
    return written(attributes)


def _value(value: Color | None, theme: Theme) -> str:
    return "none" if value is None else color(value, theme)


def _classes(fill: Color | None, stroke: Color | None, theme: Theme) -> str | None:
    """The classes by which the style sheet exchanges colors; a picture of one theme has no need of them."""
    if theme is not Theme.AUTO:
        return None
    names = [] if fill is None else [f"mb-f-{fill}"]
    names += [] if stroke is None else [f"mb-s-{stroke}"]
    return " ".join(names) or None


class Canvas:
    """A drawing in the making."""

    def __init__(self, theme: Theme) -> None:
        self.markup = Markup()
        self.theme = theme

    def rect(self, box: Bounds, paint: Paint, radius: float = 0.0) -> None:
        """A rectangle, its corners rounded by `radius`."""
        place: Attributes = {
            "x": box.x, "y": box.y, "width": box.width, "height": box.height, "rx": radius or None
        }  # fmt: skip
        self.markup.empty("rect", place, _painted(paint, self.theme))

    def circle(self, center: Point, radius: float, paint: Paint) -> None:
        """A circle."""
        place: Attributes = {"cx": center[0], "cy": center[1], "r": max(radius, 0.0)}
        self.markup.empty("circle", place, _painted(paint, self.theme))

    def path(self, data: str, paint: Paint, transform: str | None = None) -> None:
        """A path by its data."""
        self.markup.empty("path", {"d": data, "transform": transform}, _painted(paint, self.theme))

    def polygon(self, points: Sequence[Point], paint: Paint) -> None:
        """A closed figure."""
        self.path(f"{_way(points)}Z", paint)

    def polyline(self, points: Sequence[Point], paint: Paint) -> None:
        """An open line."""
        self.path(_way(points), paint)

    def icon(self, icon: Icon, box: Bounds, paint: Paint, *, is_solid: bool = False) -> None:
        """An icon in a square; `paint` has its ground as filling and its ink as line, in the square's measure."""
        scale = min(box.width, box.height) / 24
        if scale <= 0:
            return
        transform = f"translate({number(box.x)} {number(box.y)}) scale({scale:.4f})"
        thick = paint.width / scale
        ground, ink = paint.fill, paint.stroke
        if icon.outline:
            self.path(icon.outline, Paint(ink if is_solid else ground, ink, thick), transform)
        if icon.solid:
            self.path(icon.solid, Paint(fill=ink), transform)
        if icon.lines:
            self.path(icon.lines, Paint(stroke=ground if is_solid else ink, width=thick), transform)

    def text(self, line: str, place: Point, size: float, lettering: Lettering) -> None:
        """One line of text; its foot stands at `place`."""
        if line:
            attributes: Attributes = {"x": place[0], "y": place[1], "font-size": size}
            self.markup.leaf("text", line, attributes, _lettered(lettering, self.theme))

    def lines(self, text: Fitted, top: Point, lettering: Lettering) -> None:
        """Several lines of text, the top of the first one at `top`."""
        for index, line in enumerate(text.lines):
            foot = top[1] + (index * LINE + ASCENT) * text.size
            self.text(line, (top[0], foot), text.size, lettering)

    def upright(self, text: Fitted, center: Point, lettering: Lettering) -> None:
        """Several lines of text around a point, turned to be read from below to above."""
        if not text.lines:
            return
        self.markup.open("g", {"transform": f"translate({number(center[0])} {number(center[1])}) rotate(-90)"})
        self.lines(text, (0.0, -text.height / 2), lettering)
        self.markup.close()


def _way(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
