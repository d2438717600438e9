"""The user's own BPMN file, byte for byte but for added colors: it opens colored in Camunda Modeler, bpmn.io, Signavio.

A step is filled in the color of the medium that it hands on, and framed in that of the medium that it takes in, or in
red where a media break happens at it. A line is red where a break happens on it. Colors that were there are replaced,
so that coloring twice is coloring once.
"""

from collections.abc import Iterator

from mediabruch.analysis import Analysis
from mediabruch.bpmn import LARGEST, read_bytes
from mediabruch.bpmn.insertions import Prefixes, attribute_in, extended, valued
from mediabruch.bpmn.namespaces import BIOC, COLOR
from mediabruch.bpmn.rewritten import reread
from mediabruch.bpmn.splice import Splice, Tag, Text
from mediabruch.errors import MediabruchError, Message, UnreadableError
from mediabruch.files.contents import content_of
from mediabruch.i18n import Translator
from mediabruch.media import Annotation, Side, ordered
from mediabruch.render.flow_weights import carried
from mediabruch.render.markers import marked, stale_markers
from mediabruch.render.theme import MEDIUM_TINTS, Theme, Tint, color

SIGNAVIO = "http://www.signavio.com"
_BACKGROUND = "bgcolor"
_Look = tuple[str | None, str]
"""Filling (none for a line) and frame."""


def color_file(analysis: Analysis, words: Translator, *, markers: bool = False) -> bytes:
    """The analyzed file with colors, and with text annotations at the breaks if `markers` are asked for.

    Raises `MediabruchError` where the model did not come from a file, or the file has changed since.
    """
    path = analysis.model.path
    try:
        data = content_of(path, LARGEST)
    except (OSError, ValueError) as error:
        message = Message("Coloring needs the model's file, which cannot be read; name the file itself.")
        raise UnreadableError(message, path=path) from error
    return color_bytes(analysis, data, words, markers=markers)


def color_bytes(analysis: Analysis, data: bytes, words: Translator, *, markers: bool = False) -> bytes:
    """The same from the bytes of the file.

    Raises `MediabruchError` where they are not the file that was analyzed, or are written in a way in which nothing can
    be added without loss.
    """
    from hashlib import sha256

    model = analysis.model
    if sha256(data).hexdigest() != model.sha256:
        raise MediabruchError(Message("The file has changed since it was analyzed; analyze it again."), path=model.path)
    text = Text.of(data, model.path)
    root = next((tag for tag in text.tags if tag.local == "definitions"), None)
    if root is None:
        message = Message("The file cannot be colored, since its first element stands in an unusual form.")
        raise MediabruchError(message, path=model.path)
    painter = _Painter(analysis, text, root)
    changes = [*painter.changes(), *stale_markers(text)]
    if markers:
        changes += marked(analysis, text, words)
    result = text.changed([*changes, *painter.prefixes.declarations()])
    reread(model if model.diagrams else read_bytes(data, model.path, diagram=True), result)
    return result


class _Painter:
    """Finds the changes that color one file."""

    def __init__(self, analysis: Analysis, text: Text, root: Tag) -> None:
        self._analysis = analysis
        self._text = text
        self.prefixes = Prefixes(text, root)
        self._looks = _looks(analysis)

    def changes(self) -> Iterator[Splice]:
        """The colors of all shapes, lines and steps."""
        for tag in self._text.tags:
            if tag.local in ("BPMNShape", "BPMNEdge"):
                look = self._look(tag.written("bpmnElement"))
                if look is not None:
                    yield from self._paint(tag, look)
            elif (look := self._look(tag.written("id"))) is not None and look[0] is not None:
                yield from self._note_signavio(tag, look[0])

    def _look(self, written: str | None) -> _Look | None:
        if not written:
            return None
        name = self._text.read(written).strip()
        return self._looks.get(name) or self._looks.get(name.rpartition(":")[2])

    def _paint(self, tag: Tag, look: _Look) -> Iterator[Splice]:
        fill, frame = look
        wanted = [] if fill is None else [(BIOC, "bioc", "fill", fill), (COLOR, "color", "background-color", fill)]
        wanted += [(BIOC, "bioc", "stroke", frame), (COLOR, "color", "border-color", frame)]
        added = ""
        for space, prefix, name, value in wanted:
            there = attribute_in(tag, space, name)
            if there is not None:
                yield valued(there, value)
            else:
                added += f' {self.prefixes.prefix(space, prefix)}:{name}="{value}"'
        if added:
            yield Splice(tag.names_end, tag.names_end, added)

    def _note_signavio(self, tag: Tag, fill: str) -> Iterator[Splice]:
        """Signavio's own color, in the extension elements: after the documentation and before all else."""
        extensions = tag.child("extensionElements")
        there = _signavio(extensions)
        if there is not None:
            value = next((one for one in there.attributes if one.name == "metaValue"), None)
            if value is not None:
                yield valued(value, fill)
            return
        prefix = self.prefixes.prefix(SIGNAVIO, "signavio")
        note = f'<{prefix}:signavioMetaData metaKey="{_BACKGROUND}" metaValue="{fill}"/>'
        yield extended(self._text, tag, note)


def _signavio(extensions: Tag | None) -> Tag | None:
    for child in extensions.children if extensions else ():
        space = child.space_of(child.prefix.removesuffix(":")).removesuffix("/")
        if child.local == "signavioMetaData" and space == SIGNAVIO and child.written("metaKey") == _BACKGROUND:
            return child
    return None


def _looks(analysis: Analysis) -> dict[str, _Look]:
    """How the elements look, by their ids."""
    model = analysis.model
    lines = carried(analysis).last_lines
    broken = {found.step for found in analysis.breaks}
    broken |= {lines.get((sender, found.step), -1) for found in analysis.breaks for sender in found.senders}
    looks = {
        step.node.id: _look(step.annotation, is_broken=step.node.key in broken)
        for step in analysis.steps
        if step.node.id
    }
    red = color(Tint.BREAK, Theme.LIGHT)
    flows = {flow.key: flow.id for flow in model.sequence_flows} | {flow.key: flow.id for flow in model.message_flows}
    for key, identifier in flows.items():
        if identifier and key in broken:
            looks.setdefault(identifier, (None, red))
    return looks


def _look(known: Annotation, *, is_broken: bool) -> _Look:
    given, taken = known.produces, known.receives
    fill = _tints(given if given is not None else taken)[0]
    frame = Tint.BREAK if is_broken else _tints(taken if taken is not None else given)[1]
    return color(fill, Theme.LIGHT), color(frame, Theme.LIGHT)


def _tints(side: Side) -> tuple[Tint, Tint]:
    if side is None:
        return Tint.UNKNOWN, Tint.UNKNOWN_INK
    return MEDIUM_TINTS[ordered(side)[0]] if side else (Tint.THING, Tint.THING_INK)
