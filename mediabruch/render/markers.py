"""Media breaks as text annotations in the user's own BPMN file: element, association, shape and line of each.

All that is written here bears ids with one prefix, by which it is found again and replaced.
"""

import html
from collections import defaultdict
from collections.abc import Iterator

from mediabruch.analysis import Analysis
from mediabruch.bpmn.diagram import coordinate
from mediabruch.bpmn.namespaces import DRAWING, INTERCHANGE, MARKER
from mediabruch.bpmn.splice import Splice, Tag, Text
from mediabruch.breaks.media_break import MediaBreak
from mediabruch.i18n import Translator
from mediabruch.i18n.terms import MEDIA
from mediabruch.model import Bounds
from mediabruch.render.geometry import Grid
from mediabruch.render.markup import clean, number
from mediabruch.rules import RULES

_WIDTH, _HEIGHT, _GAP = 200.0, 50.0, 12.0
_ARTIFACTS = frozenset({"textAnnotation", "association"})
_AFTER_ARTIFACTS = frozenset(
    {
        "resourceRole", "performer", "humanPerformer", "potentialOwner", "correlationSubscription", "supports",
        "conversationNode", "conversation", "subConversation", "callConversation", "conversationAssociation",
        "participantAssociation", "messageFlowAssociation", "correlationKey", "choreographyRef", "conversationLink",
        "completionCondition",
    }
)  # fmt: skip
"""What BPMN's schema puts behind text annotations and associations."""


def stale_markers(text: Text) -> Iterator[Splice]:
    """Take out the annotations of an earlier run, with the white space before them."""
    for tag in text.tags:
        named = tag.written("bpmnElement") if tag.local in ("BPMNShape", "BPMNEdge") else tag.written("id")
        if named and named.startswith(MARKER) and (tag.local in _ARTIFACTS or tag.local.startswith("BPMN")):
            start = tag.start
            while start and text.text[start - 1] in " \t\r\n":
                start -= 1
            yield Splice(start, tag.end, "")


def marked(analysis: Analysis, text: Text, words: Translator) -> Iterator[Splice]:
    """Put an annotation beside each step and message flow at which media break; those of one step in one."""
    by_key: dict[int, list[MediaBreak]] = defaultdict(list)
    for found in analysis.breaks:
        by_key[found.step].append(found)
    model = analysis.model
    ids = {node.key: node.id for node in model.nodes} | {flow.key: flow.id for flow in model.message_flows}
    places = _Places(text)
    for key, breaks in sorted(by_key.items()):
        identifier = ids.get(key)
        if identifier:
            yield from places.annotate(identifier, _said(breaks, words))


def _said(breaks: list[MediaBreak], words: Translator) -> str:
    sums: dict[tuple[str, str, str], float] = defaultdict(float)
    for found in breaks:
        sums[found.code, words.message(MEDIA[found.before]), words.message(MEDIA[found.after])] += found.per_case
    return "; ".join(
        words.text(
            "{code} {kind}: {before} → {after}, {rate} per case",
            code=code,
            kind=RULES[code].title,
            before=before,
            after=after,
            rate=words.rate(rate),
        )
        for (code, before, after), rate in sums.items()
    )


class _Places:
    """Where in one file annotations can stand."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._tags: dict[str, Tag] = {}
        self._drawn: dict[str, Tag] = {}
        for tag in text.tags:
            if tag.local in ("BPMNShape", "BPMNEdge"):
                name = text.read(tag.written("bpmnElement") or "")
                if not name.startswith(MARKER):
                    self._drawn.setdefault(name.rpartition(":")[2], tag)
            elif (written := tag.written("id")) is not None:
                self._tags.setdefault(text.read(written), tag)
        boxes = (_bounds(tag) for tag in self._drawn.values())
        self._taken = Grid(box for box in boxes if box is not None and not _is_around(box))
        self._last: dict[int, Tag | None] = {}
        """Behind which child of an element something can be added, by the element's place."""
        self._count = 0

    def annotate(self, identifier: str, said: str) -> Iterator[Splice]:
        """The annotation of one element, with its shape where the element is drawn."""
        element = self._tags.get(identifier)
        if element is None or element.parent is None:
            return
        self._count += 1
        name = f"{MARKER}{self._count}"
        source = element.written("id")
        pre = element.prefix
        note = f'<{pre}textAnnotation id="{name}"><{pre}text>{_written(said)}</{pre}text></{pre}textAnnotation>'
        link = f'<{pre}association id="{name}_Association" sourceRef="{source}" targetRef="{name}"/>'
        yield self._added(element.parent, note, link)
        drawn = self._drawn.get(identifier)
        if drawn is not None and drawn.parent is not None:
            yield from self._drawing(drawn, name)

    def _drawing(self, drawn: Tag, name: str) -> Iterator[Splice]:
        assert drawn.parent is not None
        names = {space: prefix for prefix, space in reversed(list(drawn.spaces.items()))}
        start = _anchor(drawn)
        if start is None or DRAWING not in names or INTERCHANGE not in names:
            return
        box = self._free(start)
        dc, di = (f"{names[space]}:" if names[space] else "" for space in (DRAWING, INTERCHANGE))
        pre = drawn.prefix
        place = " ".join(
            f'{side}="{number(value)}"'
            for side, value in zip(("x", "y", "width", "height"), (box.x, box.y, box.width, box.height), strict=True)
        )
        shape = f'<{pre}BPMNShape id="{name}_di" bpmnElement="{name}"><{dc}Bounds {place}/></{pre}BPMNShape>'
        points = ((start.x + start.width / 2, start.y), (box.x + box.width / 2, box.y + box.height))
        way = "".join(f'<{di}waypoint x="{number(x)}" y="{number(y)}"/>' for x, y in points)
        edge = f'<{pre}BPMNEdge id="{name}_Association_di" bpmnElement="{name}_Association">{way}</{pre}BPMNEdge>'
        yield self._added(drawn.parent, shape, edge)

    def _free(self, start: Bounds) -> Bounds:
        """Room for an annotation above an element, as near as there is any."""
        x = start.x + start.width / 2 - _WIDTH / 2
        for row in range(60):
            box = Bounds(x, start.y - (row + 1) * (_HEIGHT + _GAP), _WIDTH, _HEIGHT)
            if not self._taken.taken(box):
                break
        self._taken.add(box)
        return box

    def _added(self, parent: Tag, *elements: str) -> Splice:
        """New elements behind the children that have to stand before them, each on a line of its own."""
        if parent.start not in self._last:
            kept = (child for child in reversed(parent.children) if not (child.written("id") or "").startswith(MARKER))
            self._last[parent.start] = next((child for child in kept if child.local not in _AFTER_ARTIFACTS), None)
        last = self._last[parent.start]
        place = last.end if last else parent.inside
        lead = _lead(self._text, last) if last else ""
        return Splice(place, place, "".join(f"{lead}{element}" for element in elements), rank=self._count)


def _lead(text: Text, sibling: Tag) -> str:
    """The white space before an element, so that its new neighbors are set as it is."""
    start = sibling.start
    while start and text.text[start - 1] in " \t\r\n":
        start -= 1
    white = text.text[start : sibling.start]
    return text.newline + white.rpartition("\n")[2].rpartition("\r")[2] if text.newline and white else ""


def _written(said: str) -> str:
    """Text in plain letters and references, which any encoding holds."""
    return html.escape(clean(said), quote=False).encode("ascii", "xmlcharrefreplace").decode()


def _anchor(drawn: Tag) -> Bounds | None:
    """What an annotation is tied to: the rectangle of a shape, or the middle of a line."""
    box = _bounds(drawn)
    if box is not None:
        return box
    points = [child for child in drawn.children if child.local == "waypoint"]
    written = [(coordinate(point.written("x")), coordinate(point.written("y"))) for point in points]
    places = [(x, y) for x, y in written if x is not None and y is not None]
    if not places:
        return None
    (x1, y1), (x2, y2) = places[(len(places) - 1) // 2], places[len(places) // 2]
    return Bounds((x1 + x2) / 2, (y1 + y2) / 2, 0.0, 0.0)


def _bounds(drawn: Tag) -> Bounds | None:
    child = drawn.child("Bounds")
    values = [coordinate(child.written(name) if child else None) for name in ("x", "y", "width", "height")]
    known = [value for value in values if value is not None]
    return Bounds(*known) if len(known) == len(values) else None


def _is_around(box: Bounds) -> bool:
    """Whether it is a pool, a lane or an open sub-process, in which annotations can stand."""
    return box.width > 2 * _WIDTH and box.height > 2 * _HEIGHT
