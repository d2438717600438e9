"""What the builders of all elements share: the scan, the references, the notes, and how parts are read."""

from collections.abc import Mapping

from mediabruch.bpmn.dialects import Extensions, defined_names, read_extensions, read_own_attributes
from mediabruch.bpmn.drawn import DrawnPlane
from mediabruch.bpmn.element import XmlElement
from mediabruch.bpmn.found import TAG, FoundElement, FoundElements
from mediabruch.bpmn.labels import label
from mediabruch.bpmn.markup import readable, text_of
from mediabruch.bpmn.namespaces import DIAGRAM
from mediabruch.bpmn.references import References
from mediabruch.errors import Message
from mediabruch.model import Note
from mediabruch.model.kept import kept
from mediabruch.patterns import pattern

_DOCUMENTATION = f"{TAG}documentation"
_EXTENSIONS = f"{TAG}extensionElements"
_BLANK_LINES = pattern(r"\n{3,}")

SILENT = Extensions()
"""Of all elements that say nothing about themselves; never changed."""


class Context:
    """One file on its way into a model."""

    def __init__(self, root: XmlElement, scan: FoundElements, *, has_own_attributes: bool) -> None:
        self.root = root
        self.scan = scan
        self.references = References(scan)
        self.has_own_attributes = has_own_attributes
        """Whether our namespace occurs in the file at all."""
        self.notes: list[Note] = []

    def note(self, message: Message, identifier: str | None, line: int | None) -> None:
        """Write down a defect in the file."""
        self.notes.append(Note("MB909", message, identifier, line))

    def definition(self, name: str, reference: str | None) -> tuple[str | None, XmlElement | None]:
        """The id, without prefix, and the root element of a message, error, ... that a reference means."""
        if not reference or not (reference := reference.strip()):
            return None, None
        known = self.scan.definitions.get(name, {})
        if reference in known:
            return reference, known[reference]
        local = reference.rpartition(":")[2]
        return local or None, known.get(local)

    @kept
    def planes(self) -> tuple[DrawnPlane, ...]:
        """The drawings of the file."""
        return tuple(map(DrawnPlane, self.scan.diagrams))

    @kept
    def all_ids(self) -> frozenset[str]:
        """Every id outside the diagrams, whether the model keeps its element or not."""
        ids: set[str] = set()
        for child in self.root:
            if child.tag != f"{{{DIAGRAM}}}BPMNDiagram":
                ids.update(identifier for element in child.iter() if (identifier := element.get("id")))
        return frozenset(ids)

    def is_known(self, reference: str) -> bool:
        """Whether the reference leads to any element of the file."""
        return reference.strip() in self.all_ids or reference.strip().rpartition(":")[2] in self.all_ids

    def _names(self) -> Mapping[str, str]:
        return self._defined_names

    @kept
    def _defined_names(self) -> Mapping[str, str]:
        return defined_names(self.root)

    def describe(self, found: FoundElement) -> Extensions:
        """Documentation, properties and statements of an element."""
        said = SILENT
        if self.has_own_attributes:
            said = Extensions(self._names)
            read_own_attributes(found.element, said)
        for part in found.parts:
            tag = part.tag
            if tag == _EXTENSIONS and len(part):
                said = said if said is not SILENT else Extensions(self._names)
                read_extensions(part, said)
            elif tag == _DOCUMENTATION and (words := _documented(part)):
                said = said if said is not SILENT else Extensions(self._names)
                said.documentation = f"{said.documentation}\n{words}" if said.documentation else words
        return said


def _documented(part: XmlElement) -> str:
    """The documentation as a reader sees it."""
    written = text_of(part)
    seen = readable(written)
    if seen == written:
        return written
    return _BLANK_LINES.sub("\n\n", "\n".join(line.strip() for line in seen.splitlines())).strip()


def name_of(element: XmlElement) -> str:
    """The label of an element, as a reader sees it."""
    return label(element.get("name") or "")


TRUE = frozenset({"true", "1"})
FALSE = frozenset({"false", "0"})
