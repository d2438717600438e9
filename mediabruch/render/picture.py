"""Draws an analysis: the stages of a picture in their order."""

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from mediabruch.analysis import Analysis
from mediabruch.i18n import translator
from mediabruch.model import Bounds, FlowNode, FlowNodeType, Group, Lane, Participant
from mediabruch.render.board import Board
from mediabruch.render.canvas import Canvas, Paint
from mediabruch.render.facts import Facts
from mediabruch.render.flags import draw_flags
from mediabruch.render.frame import draw_head, draw_legend, head_words
from mediabruch.render.geometry import Grid, box_of, grown, sides
from mediabruch.render.lines import draw_line
from mediabruch.render.marks import draw_marks, marks
from mediabruch.render.markup import Markup, number
from mediabruch.render.scene import Item, Scene
from mediabruch.render.shapes import draw
from mediabruch.render.sheets import Sheet, sheets
from mediabruch.render.speech import Speech
from mediabruch.render.text import FONTS
from mediabruch.render.theme import Color, Own, Theme, Tint, ink_on, outline, style_sheet

_LEAST = 560.0
"""Width of a picture that has room for its head."""
_WIDE, _LARGEST = 1300.0, 2.5
"""Width of a picture from which on head and legend grow with it, and how much at most."""
_LARGER = 1.6
"""How much labels grow at most."""
_STRAIGHT = 2.0
"""A line that leans less than this takes only its own place."""
_AROUND = 20.0
"""Room around the drawing, for marks and labels that stand out."""


class Picture(NamedTuple):
    """One diagram with its media, breaks and figures."""

    name: str
    """What it shows, for a heading."""
    svg: str
    width: float
    """In user units, pixels at natural size."""
    height: float


def pictures(
    analysis: Analysis,
    *,
    lang: str = "en",
    theme: Theme = Theme.AUTO,
    width: float | None = None,
    head: bool = True,
) -> tuple[Picture, ...]:
    """The pictures of an analysis: one for each diagram, and for what no diagram shows; never none.

    `lang` is `en` or `de`; with a `width` all pictures are shown that wide, in pixels; without `head` they are for a
    page that says title and verdict itself. The model should have been read with its diagrams (`read(path,
    diagram=True)`); without, or where diagrams leave something out, it is laid out. Ids begin with `mb1`, `mb2`, ...,
    so that all pictures of one analysis fit on one page. Groups carry `data-key` (key of the element), `data-element`
    (its id in the file), marks `data-break` (places in `analysis.breaks`, from 1) and `data-code`.
    """
    return _pictures(analysis, lang, theme, _Shown("mb", width, head))


def flagged_pictures(
    analysis: Analysis, flags: Mapping[int, str], *, lang: str = "en", prefix: str = "mb"
) -> tuple[Picture, ...]:
    """The pictures for a page, with words that stand at elements, by key, such as that a step is new.

    Where a page shows several analyses of one model, each has a prefix of its own for its ids.
    """
    return _pictures(analysis, lang, Theme.AUTO, _Shown(prefix, None, has_head=False, flags=flags))


def _pictures(analysis: Analysis, lang: str, theme: Theme, shown: "_Shown") -> tuple[Picture, ...]:
    words = translator(lang)
    facts = Facts(analysis, words)
    return tuple(
        _picture(facts, sheet, shown._replace(prefix=f"{shown.prefix}{index}"), theme)
        for index, sheet in enumerate(sheets(analysis.model, words), 1)
    )


def svg(analysis: Analysis, *, lang: str = "en", theme: Theme = Theme.AUTO) -> str:
    """The first picture of an analysis, as an SVG document."""
    return pictures(analysis, lang=lang, theme=theme)[0].svg


class _Shown(NamedTuple):
    """How a picture is to be shown."""

    prefix: str
    width: float | None
    has_head: bool
    flags: Mapping[int, str] = {}


def _picture(facts: Facts, sheet: Sheet, shown: _Shown, theme: Theme) -> Picture:
    places = _places(sheet.scene)
    zoom = min(max(places[0].extent.width / _WIDE, 1.0), _LARGER)
    board = Board(Canvas(theme), sheet.scene, facts, Speech(facts), shown.prefix, *places, zoom)
    _draw(board)
    draw_flags(board, shown.flags)
    extent = grown(board.taken.extent, _AROUND)
    width = max(extent.width, _LEAST)
    head, foot = Canvas(theme), Canvas(theme)
    zoom = min(max(width / _WIDE, 1.0), _LARGEST)
    top = zoom * draw_head(head, facts, sheet.name, width / zoom) if shown.has_head else 0.0
    low = top + extent.height
    height = low + zoom * draw_legend(foot, facts.words, width / zoom)
    markup = Markup()
    scale = shown.width / width if shown.width else 1.0
    _open(markup, board, sheet.name, (width, height, scale))
    ground = Canvas(theme)
    ground.rect(Bounds(0, 0, width, height), Paint(fill=Tint.GROUND))
    left = (width - extent.width) / 2
    larger = f"scale({zoom:.4f})"
    parts = {
        "ground": (ground, None),
        "head": (head, larger),
        "diagram": (board.canvas, f"translate({number(left - extent.x)} {number(top - extent.y)})"),
        "legend": (foot, f"translate(0 {number(low)}) {larger}"),
    }
    for name, (canvas, transform) in parts.items():
        markup.open("g", {"class": f"mb-{name}", "transform": transform})
        markup.insert(canvas.markup)
        markup.close()
    markup.close()
    return Picture(sheet.name, str(markup), width * scale, height * scale)


def _open(markup: Markup, board: Board, name: str, size: tuple[float, float, float]) -> None:
    """Begin the document: its size, title and description, and colors for dark screens."""
    width, height, scale = size
    prefix = board.prefix
    markup.open(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "id": prefix,
            "viewBox": f"0 0 {number(width)} {number(height)}",
            "width": width * scale,
            "height": height * scale,
            "font-family": FONTS,
            "stroke-linejoin": "round",
            "role": "graphics-document document",
            "aria-labelledby": f"{prefix}-title {prefix}-desc",
            "lang": board.facts.words.language,
        },
    )
    markup.leaf("title", name, {"id": f"{prefix}-title"})
    said = " ".join(part for part in head_words(board.facts.analysis, board.facts.words) if part)
    markup.leaf("desc", said, {"id": f"{prefix}-desc"})
    if board.canvas.theme is Theme.AUTO:
        markup.leaf("style", style_sheet(_own_colors(board.scene)))


def _own_colors(scene: Scene) -> list[Own]:
    """The modeler's colors that a scene uses."""
    found: set[Color | None] = {outline(line.edge.stroke) for line in scene.lines}
    for item in scene.items:
        found |= {item.fill, item.stroke, ink_on(item.fill)}
    return sorted((one for one in found if isinstance(one, Own)), key=str)


def _draw(board: Board) -> None:
    """Pools and frames first, then the lines, then the nodes, and the marks on top."""
    twins: Counter[int] = Counter()
    items = sorted(board.scene.items, key=_layer)
    behind = [item for item in items if _layer(item)[0] < _LINES]
    for item in behind:
        _draw_item(board, item, twins)
    for index, line in enumerate(board.scene.lines):
        again = f"-{index}" if twins[getattr(line.flow, "key", -1)] or not hasattr(line.flow, "key") else ""
        twins[getattr(line.flow, "key", -1)] += 1
        with board.element(line.flow, again):
            draw_line(board, line)
    for item in items[len(behind) :]:
        _draw_item(board, item, twins)
    draw_marks(board, marks(board.facts, board.scene))


def _draw_item(board: Board, item: Item, twins: Counter[int]) -> None:
    key = item.element.key
    again = f"-{twins[key]}" if twins[key] else ""
    twins[key] += 1
    with board.element(item.element, again):
        draw(board, item)


_LINES = 3


def _layer(item: Item) -> tuple[int, float]:
    """What lies behind comes first; larger frames before those inside them."""
    element = item.element
    area = -item.box.width * item.box.height
    match element:
        case Participant():
            return 0, area
        case Lane():
            return 1, area
        case FlowNode() if item.is_expanded:
            return 2, area
        case FlowNode(type=FlowNodeType.BOUNDARY_EVENT):
            return 5, 0.0
        case Group():
            return 6, 0.0
        case _:
            return 4, 0.0


def _places(scene: Scene) -> tuple[Grid, Grid]:
    """What is taken before any label is placed, by all that is drawn and by lines alone."""
    grid = Grid(
        item.box
        for item in scene.items
        if not item.is_expanded and not isinstance(item.element, Participant | Lane | Group)
    )
    for item in scene.items:
        if isinstance(item.element, Participant | Lane) or item.is_expanded:
            for side in sides(item.box):
                grid.add(side)
        else:
            grid.stretch(item.box)
    ways = Grid()
    for line in scene.lines:
        grid.stretch(box_of(line.edge.waypoints))
        for one, other in pairwise(line.edge.waypoints):
            segment = box_of((one, other))
            if min(segment.width, segment.height) < _STRAIGHT:
                grid.add(grown(segment, 1))
                ways.add(grown(segment, 1))
    return grid, ways
