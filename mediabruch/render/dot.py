"""The graph of handovers in the DOT language: steps of known medium, what passes between them, where it breaks.

Quoting is left to the `graphviz` package; a picture of the graph is `to_graphviz(...).pipe("svg")`, which needs
Graphviz itself.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mediabruch.analysis import Analysis
from mediabruch.breaks.link import Handover
from mediabruch.breaks.media_break import MediaBreak
from mediabruch.figures import TINY
from mediabruch.i18n import Translator, translator
from mediabruch.i18n.terms import MEDIA
from mediabruch.media import Medium, Side, ordered
from mediabruch.notation.letters import shortened
from mediabruch.render.markup import clean
from mediabruch.render.theme import MEDIUM_TINTS, Theme, Tint, color

if TYPE_CHECKING:
    import graphviz

_LONGEST = 120
"""Characters of a name that a box shows."""
_COLUMNS = 26
"""Characters in a line of a box."""
_BOLDEST = 4.0
"""Width of the line of the most frequent handover, in points."""


def to_dot(analysis: Analysis, words: Translator) -> str:
    """The graph of handovers as DOT source."""
    return str(_graph(_Said(analysis, words)).source)


def to_graphviz(analysis: Analysis, lang: str = "en") -> "graphviz.Digraph":
    """The graph of handovers as a `graphviz.Digraph`, labeled in `en` or `de`.

    Boxes are steps and message flows of known medium; lines are handovers, as thick as they are frequent, those with a
    break red and named. A break inside a step is named in its box.
    """
    return _graph(_Said(analysis, translator(lang)))


def _graph(said: "_Said") -> "graphviz.Digraph":
    import graphviz

    graph = graphviz.Digraph(comment="mediabruch", graph_attr=said.graph(), node_attr=_BOXES, edge_attr=_LINES)
    for key in said.boxes():
        graph.node(f"n{key}", **said.box(key))
    for handover in said.handovers:
        graph.edge(f"n{handover.sender}", f"n{handover.receiver}", **said.line(handover))
    return graph


_FONT = "Open Sans,Segoe UI,Arial,Helvetica,sans-serif"
_INK = color(Tint.INK, Theme.LIGHT)
_RED = color(Tint.BREAK, Theme.LIGHT)
_BOXES = {"shape": "box", "style": "rounded,filled", "fontname": _FONT, "fontsize": "11", "margin": "0.15,0.08"}
_LINES = {"fontname": _FONT, "fontsize": "10", "color": color(Tint.QUIET, Theme.LIGHT), "fontcolor": _INK}


class _Said:
    """What the boxes and lines of one graph say and look like."""

    def __init__(self, analysis: Analysis, words: Translator) -> None:
        self._analysis = analysis
        self._words = words
        self._model = analysis.model
        self.handovers = analysis.handovers
        self._heaviest = max((handover.per_case for handover in analysis.handovers), default=0.0)

    def graph(self) -> dict[str, str]:
        """The graph as a whole: from left to right, under the name of the model."""
        title = shortened(self._model.name or self._model.path, _LONGEST)
        return {
            "rankdir": "LR", "label": _escaped(title), "labelloc": "t",
            "fontname": _FONT, "fontsize": "14",
        }  # fmt: skip

    def boxes(self) -> list[int]:
        """The keys of all boxes, in document order."""
        found = {step.node.key for step in self._analysis.steps if step.annotation.is_carrier}
        for handover in self._analysis.handovers:
            found |= {handover.sender, handover.receiver}
        return sorted(found)

    def box(self, key: int) -> dict[str, str]:
        """A step or message flow."""
        lines = [*_wrapped(shortened(self._name(key), _LONGEST)), *self._media(key), *self._inside(key)]
        tint, ink = self._tints(key)
        is_broken = any(found.step == key and found.is_inside for found in self._analysis.breaks)
        return {
            "label": r"\n".join(_escaped(line) for line in lines),
            "fillcolor": color(tint, Theme.LIGHT),
            "color": _RED if is_broken else color(ink, Theme.LIGHT),
            "fontcolor": _INK,
            "shape": "box" if key in self._model.node_by_key else "note",
            "style": "rounded,filled" if key in self._model.node_by_key else "filled",
        }

    def line(self, handover: Handover) -> dict[str, str]:
        """A handover."""
        here = (found for found in self._analysis.breaks if found.step == handover.receiver)
        breaks = [found for found in here if handover.sender in found.senders]
        said = [self._words.rate(handover.per_case), *(self._break(found) for found in breaks)]
        width = max(handover.per_case / self._heaviest * _BOLDEST, 0.5) if self._heaviest > TINY else 1.0
        look = {"label": r"\n".join(_escaped(line) for line in said), "penwidth": f"{width:.2f}"}
        return look | {"color": _RED, "fontcolor": _RED} if breaks else look

    def _name(self, key: int) -> str:
        node = self._model.node_by_key.get(key)
        if node is not None:
            return node.name or node.id or self._words.text("step in line {line}", line=node.line)
        flow = self._model.message_flow_by_key[key]
        return flow.name or flow.message or flow.id or self._words.text("message flow")

    def _media(self, key: int) -> Iterator[str]:
        known = self._analysis.annotations.get(key)
        if known is None or not known.is_carrier:
            return
        takes, gives = (self._side(side) for side in (known.receives, known.produces))
        yield takes if takes == gives else f"{takes} → {gives}"

    def _side(self, side: Side) -> str:
        if not side:
            return "?" if side is None else "–"
        return ", ".join(self._medium(medium) for medium in ordered(side))

    def _medium(self, medium: Medium) -> str:
        return self._words.message(MEDIA[medium])

    def _inside(self, key: int) -> Iterator[str]:
        for found in self._analysis.breaks:
            if found.step == key and found.is_inside:
                yield f"{self._break(found)} × {self._words.rate(found.per_case)}"

    def _break(self, found: MediaBreak) -> str:
        said = f"{found.code} {self._medium(found.before)} → {self._medium(found.after)}"
        return f"{said} {self._words.text('(here at the latest)')}" if found.across else said

    def _tints(self, key: int) -> tuple[Tint, Tint]:
        known = self._analysis.annotations.get(key)
        side = (known.produces or known.receives) if known else None
        return MEDIUM_TINTS[ordered(side)[0]] if side else (Tint.BAND, Tint.QUIET)


def _escaped(text: str) -> str:
    """Foreign text in which DOT sees neither escapes nor HTML."""
    import graphviz

    return str(graphviz.escape(clean(text)))


def _wrapped(text: str) -> list[str]:
    import textwrap

    return textwrap.wrap(clean(text), _COLUMNS) or [""]
