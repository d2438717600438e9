"""Rectangles and polylines: where things lie, touch and overlap."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import atan2, cos, fsum, hypot, inf, sin
from typing import NamedTuple

from mediabruch.model import Bounds

Point = tuple[float, float]
_CELL = 120.0
_CROWD = 64
"""Rectangles in one cell, from which on no place there is better than another."""
_LARGE = 20_000
"""Cells of a rectangle that is looked at by itself, so that nobody's file can ask for millions of them."""
_EQUAL = 0.05
"""Areas that differ by less are equal."""


def right(box: Bounds) -> float:
    """The right edge."""
    return box.x + box.width


def bottom(box: Bounds) -> float:
    """The lower edge."""
    return box.y + box.height


def center(box: Bounds) -> Point:
    """The middle."""
    return box.x + box.width / 2, box.y + box.height / 2


def around(point: Point, width: float, height: float) -> Bounds:
    """A rectangle of this size with the point in its middle."""
    return Bounds(point[0] - width / 2, point[1] - height / 2, width, height)


def grown(box: Bounds, by: float) -> Bounds:
    """The rectangle with `by` more on each side, never less than empty."""
    width, height = max(box.width + 2 * by, 0.0), max(box.height + 2 * by, 0.0)
    return around(center(box), width, height)


def border(box: Bounds, towards: Point) -> Point:
    """The point of a rectangle's border in the direction of another point."""
    x, y = center(box)
    across, down = towards[0] - x, towards[1] - y
    reach = max(abs(across) / (box.width / 2), abs(down) / (box.height / 2))
    return (x, y) if reach == 0 else (x + across / reach, y + down / reach)


def sides(box: Bounds) -> tuple[Bounds, ...]:
    """The four sides of a rectangle, as thin ones."""
    return (
        Bounds(box.x, box.y, box.width, 1.0),
        Bounds(box.x, bottom(box) - 1, box.width, 1.0),
        Bounds(box.x, box.y, 1.0, box.height),
        Bounds(right(box) - 1, box.y, 1.0, box.height),
    )


def holds(outer: Bounds, inner: Bounds) -> bool:
    """Whether the middle of `inner` lies within `outer`."""
    x, y = center(inner)
    return outer.x <= x <= right(outer) and outer.y <= y <= bottom(outer)


def crosses(box: Bounds, start: Point, end: Point) -> bool:
    """Whether a straight line passes through the inside of a rectangle.

    Source: Liang and Barsky, "A New Concept and Method for Line Clipping", 1984.
    """
    first, last = 0.0, 1.0
    across, down = end[0] - start[0], end[1] - start[1]
    for way, before, behind in (
        (across, box.x - start[0], right(box) - start[0]),
        (down, box.y - start[1], bottom(box) - start[1]),
    ):
        if way == 0:
            if not before < 0 < behind:
                return False
            continue
        near, far = sorted((before / way, behind / way))
        first, last = max(first, near), min(last, far)
    return first < last


def box_of(points: Sequence[Point]) -> Bounds:
    """The smallest rectangle that holds all points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Bounds(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def length(points: Sequence[Point]) -> float:
    """The length of a polyline."""
    return fsum(hypot(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(points))


class Spot(NamedTuple):
    """A place on a polyline."""

    x: float
    y: float
    angle: float
    """Direction of the line there, in radians."""

    def ahead(self, by: float, aside: float = 0.0) -> Point:
        """The point `by` further in the line's direction and `aside` to its right."""
        along, across = cos(self.angle), sin(self.angle)
        return self.x + along * by - across * aside, self.y + across * by + along * aside


def spot(points: Sequence[Point], share: float) -> Spot:
    """The place after this share of a polyline's length."""
    left = length(points) * share
    for (x1, y1), (x2, y2) in pairwise(points):
        part = hypot(x2 - x1, y2 - y1)
        if part > 0 and left <= part:
            return Spot(x1 + (x2 - x1) * left / part, y1 + (y2 - y1) * left / part, atan2(y2 - y1, x2 - x1))
        left -= part
    return end_of(points)


def end_of(points: Sequence[Point]) -> Spot:
    """The end of a polyline."""
    x, y = points[-1]
    for before_x, before_y in reversed(points[:-1]):
        if hypot(x - before_x, y - before_y) > 0.01:  # noqa: PLR2004 (a doubled waypoint has no direction)
            return Spot(x, y, atan2(y - before_y, x - before_x))
    return Spot(x, y, 0.0)


def start_of(points: Sequence[Point]) -> Spot:
    """The start of a polyline, in the direction of its way."""
    back = end_of(points[::-1])
    return Spot(back.x, back.y, atan2(-sin(back.angle), -cos(back.angle)))


_Place = tuple[float, float, float, float]
"""Left, top, right and lower edge."""


class Grid:
    """Rectangles that are taken, found by their place in constant time."""

    def __init__(self, boxes: Iterable[Bounds] = ()) -> None:
        self._cells: dict[tuple[int, int], list[_Place]] = {}
        self._large: list[_Place] = []
        self._left = self._top = inf
        self._right = self._low = -inf
        for box in boxes:
            self.add(box)

    def add(self, box: Bounds) -> None:
        """Take a rectangle."""
        self.stretch(box)
        place = _place(box)
        if _count(place) > _LARGE:
            self._large.append(place)
            return
        for cell in _cells(place):
            others = self._cells.setdefault(cell, [])
            if len(others) < _CROWD:
                others.append(place)

    def stretch(self, box: Bounds) -> None:
        """Let the extent hold a rectangle without taking it."""
        self._left, self._top = min(self._left, box.x), min(self._top, box.y)
        self._right, self._low = max(self._right, box.x + box.width), max(self._low, box.y + box.height)

    @property
    def extent(self) -> Bounds:
        """The smallest rectangle around all that was added or stretched to; a point where nothing was."""
        if self._right < self._left:
            return Bounds(0.0, 0.0, 0.0, 0.0)
        return Bounds(self._left, self._top, self._right - self._left, self._low - self._top)

    def taken(self, box: Bounds) -> float:
        """The area of this rectangle that others have taken; what two of them share counts twice."""
        left, top, right_, low = place = _place(box)
        found = 0.0
        seen: set[int] = set()
        here = (
            (self._cells.get(cell, ()) for cell in _cells(place)) if _count(place) <= _LARGE else self._cells.values()
        )
        for others in (self._large, *here):
            for other in others:
                if (
                    other[0] < right_
                    and other[2] > left
                    and other[1] < low
                    and other[3] > top
                    and id(other) not in seen
                ):
                    seen.add(id(other))
                    across = min(right_, other[2]) - max(left, other[0])
                    found += across * (min(low, other[3]) - max(top, other[1]))
        return found

    def freest(self, candidates: Iterable[Bounds]) -> Bounds:
        """The first of some rectangles that is free, else the one of which least is taken."""
        least, best = inf, None
        for box in candidates:
            found = self.taken(box)
            if found < least - _EQUAL:
                least, best = found, box
            if found == 0:
                break
        if best is None:
            raise ValueError(candidates)
        return best


def _place(box: Bounds) -> _Place:
    return box.x, box.y, box.x + box.width, box.y + box.height


def _count(place: _Place) -> float:
    """How many cells a rectangle takes, roughly."""
    return ((place[2] - place[0]) / _CELL + 1) * ((place[3] - place[1]) / _CELL + 1)


def _cells(place: _Place) -> list[tuple[int, int]]:
    columns = range(int(place[0] // _CELL), int(place[2] // _CELL) + 1)
    rows = range(int(place[1] // _CELL), int(place[3] // _CELL) + 1)
    return [(column, row) for column in columns for row in rows]
