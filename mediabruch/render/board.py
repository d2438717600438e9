"""What shapes and lines are drawn on: the canvas, what is known of the elements, and which places are taken."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from mediabruch.model import Bounds, FlowNode, Lane, MessageFlow, Participant, SequenceFlow
from mediabruch.render.canvas import Canvas
from mediabruch.render.facts import Facts
from mediabruch.render.geometry import Grid
from mediabruch.render.scene import Element, Flow, Scene
from mediabruch.render.speech import Speech

_LARGEST = 12.0
_SIZES = (_LARGEST, 11.0, 10.0, 9.0, 8.0)
_STEPS = (1.0, 0.92, 0.85)


class Board(NamedTuple):
    """One picture in the making."""

    canvas: Canvas
    scene: Scene
    facts: Facts
    speech: Speech
    prefix: str
    """Begins all ids of this picture, so that several fit on one page."""
    taken: Grid
    """Places of shapes, lines and labels."""
    ways: Grid
    """Places of lines alone."""
    zoom: float = 1.0
    """How much larger letters are than usual: wide pictures are shown small."""

    @property
    def sizes(self) -> tuple[float, ...]:
        """The sizes of letters inside shapes, the largest first."""
        return _SIZES if self.zoom <= 1 else tuple(_LARGEST * self.zoom * step for step in _STEPS) + _SIZES

    def identity(self, element: Element | Flow) -> str:
        """The id of an element in the picture."""
        return f"{self.prefix}-{getattr(element, 'key', f'a{element.line}')}"

    @contextmanager
    def element(self, element: Element | Flow, drawn_as: str) -> Iterator[None]:
        """A group that holds all that is drawn of an element, with its title and description.

        `drawn_as` tells apart what one element is drawn as, should it be drawn twice.
        """
        with self.group(
            f"{self.identity(element)}{drawn_as}",
            self.speech.title(element),
            self.speech.description(element),
            {"class": f"mb-{_kind(element)}", "data-element": element.id, "data-key": _key(element)},
        ):
            yield

    @contextmanager
    def group(self, identity: str, title: str, description: str, attributes: dict[str, str | None]) -> Iterator[None]:
        """A group that screen readers take as one picture of this title and description."""
        markup = self.canvas.markup
        labels = f"{identity}-t {identity}-d" if description else f"{identity}-t"
        markup.open("g", {"id": identity, "role": "img", "aria-labelledby": labels, **attributes})
        markup.leaf("title", title, {"id": f"{identity}-t"})
        if description:
            markup.leaf("desc", description, {"id": f"{identity}-d"})
        yield
        markup.close()

    def take(self, box: Bounds) -> None:
        """Note that a place is taken."""
        self.taken.add(box)


_KINDS = {Participant: "pool", Lane: "lane", SequenceFlow: "flow", MessageFlow: "flow"}


def _kind(element: Element | Flow) -> str:
    if isinstance(element, FlowNode):
        return "step" if element.is_activity else "node"
    return _KINDS.get(type(element), "artifact")


def _key(element: Element | Flow) -> str | None:
    key = getattr(element, "key", None)
    return None if key is None else str(key)
