"""Elements on their way from the file into the model: found, in their order, not yet resolved."""

from dataclasses import dataclass
from enum import StrEnum, auto

from mediabruch.bpmn.element import XmlElement
from mediabruch.bpmn.namespaces import BPMN
from mediabruch.model import Note

TAG = f"{{{BPMN}}}"


class ElementKind(StrEnum):
    """What an element becomes in the model."""

    PROCESS = auto()
    PARTICIPANT = auto()
    LANE = auto()
    NODE = auto()
    FLOW = auto()
    MESSAGE_FLOW = auto()
    DATA = auto()
    TEXT = auto()
    GROUP = auto()


_KINDS = tuple(ElementKind)


@dataclass(slots=True, eq=False, repr=False)
class FoundElement:
    """An element that the model keeps, before its references are resolved."""

    key: int
    kind: ElementKind
    type: str
    """Local name of the element."""
    element: XmlElement
    names: tuple[str, ...]
    """Of its attributes; one tuple for all elements that have the same ones."""
    id: str | None
    owner: "FoundElement | None"
    """The process or sub-process, or for a lane the lane, that it stands in."""
    process: "FoundElement | None"
    parts: list[XmlElement] | tuple[()] = ()
    """The children that say something about the element itself."""

    @property
    def line(self) -> int:
        """Where it stands in the file."""
        return self.element.sourceline

    def take(self, part: XmlElement) -> None:
        """Let a child say something about the element."""
        if self.parts:
            self.parts.append(part)
        else:
            self.parts = [part]


class FoundElements:
    """All elements of a file, each list in document order."""

    def __init__(self) -> None:
        self.found: dict[ElementKind, list[FoundElement]] = {kind: [] for kind in _KINDS}
        self.definitions: dict[str, dict[str, XmlElement]] = {}
        """Messages, errors, item definitions and other root elements, by local name and id."""
        self.associations: list[tuple[XmlElement, FoundElement | None]] = []
        """With the process or sub-process that holds them."""
        self.diagrams: list[XmlElement] = []
        self.collaborations: list[XmlElement] = []
        self.extensions: list[XmlElement] = []
        """Extension elements of the file, its collaborations and processes, and foreign elements beside them."""
        self.notes: list[Note] = []
        self.choreography_tasks = 0
        """How many there are; nothing else is kept of choreographies."""
        self.strange_names: set[str] = set()
        """Of elements and attributes that BPMN does not know, with their namespaces."""
