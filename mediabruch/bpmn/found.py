"""Elements on their way from the file into the model: found, in their order, not yet resolved."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto

from mediabruch.bpmn.element import Element
from mediabruch.bpmn.namespaces import BPMN
from mediabruch.model import Note

TAG = f"{{{BPMN}}}"


class Kind(StrEnum):
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


@dataclass(slots=True, eq=False)
class Found:
    """An element that the model keeps, before its references are resolved."""

    key: int
    kind: Kind
    type: str
    """Local name of the element."""
    element: Element
    attributes: Mapping[str, str]
    id: str | None
    line: int
    owner: "Found | None"
    """The process or sub-process, or for a lane the lane, that it stands in."""
    process: "Found | None"
    parts: list[Element]
    """The children that say something about the element itself."""


class Scan:
    """All elements of a file, each list in document order."""

    def __init__(self) -> None:
        self.found: dict[Kind, list[Found]] = {kind: [] for kind in Kind}
        self.definitions: dict[str, dict[str, Element]] = {}
        """Messages, errors, item definitions and other root elements, by local name and id."""
        self.associations: list[tuple[Element, Found | None]] = []
        """With the process or sub-process that holds them."""
        self.diagrams: list[Element] = []
        self.collaborations: list[Element] = []
        self.extensions: list[Element] = []
        """Extension elements of the file, its collaborations and processes, and foreign elements beside them."""
        self.notes: list[Note] = []
