"""Elements under their right names: in the namespace of BPMN or of the vendor that their prefix usually stands for.

A broken file may hold names that XML does not allow, such as one with two colons: they are nobody's, and stay.
"""

from contextlib import suppress

from mediabruch.bpmn.element import XmlElement
from mediabruch.bpmn.namespaces import BPMN, PREFIXES
from mediabruch.errors import Message, UnreadableError
from mediabruch.model import Note
from mediabruch.patterns import pattern


def declare_prefixes(root: XmlElement) -> None:
    """Give elements and attributes with undeclared prefixes the namespace that the prefix usually stands for."""
    prefixes = dict(PREFIXES)
    own, colon, local = root.tag.partition(":")
    if colon and local in DEFINITIONS and not own.startswith("{"):
        prefixes[own] = BPMN
    for element in root.iter():
        _rename(element, _qualified(element.tag, prefixes))
        for name, value in element.items():
            if (better := _qualified(name, prefixes)) != name:
                with suppress(ValueError):
                    element.set(better, value)
                    del element.attrib[name]


def _rename(element: XmlElement, tag: str) -> None:
    """Give an element another name, if it is one."""
    if tag != element.tag:
        with suppress(ValueError):
            element.tag = tag


def _qualified(name: str, prefixes: dict[str, str]) -> str:
    prefix, colon, local = name.rpartition("}")[2].partition(":")
    return f"{{{prefixes[prefix]}}}{local}" if colon and prefix in prefixes and _LOCAL.fullmatch(local) else name


_LOCAL = pattern(r"[^\W\d][\w.·-]*")
"""A name without prefix."""
DEFINITIONS = frozenset({"definitions", "Definitions"})
_TOP = frozenset({"process", "collaboration", "choreography", "Process", "Collaboration", "Choreography"})
"""With the first letter as BPMN writes it, or not: `spelling` comes later."""
_TOP_OF_BPMN = frozenset(f"{{{BPMN}}}{name}" for name in _TOP)


def as_bpmn(root: XmlElement, notes: list[Note], path: str) -> XmlElement:
    """The root with all elements in the namespace of BPMN, also where the file puts them into another one or none.

    Raises `UnreadableError` for what is no BPMN.
    """
    namespace, name = split(root.tag)
    if name not in DEFINITIONS:
        message = Message("This is XML, but no BPMN model: its first element is {name}, not definitions.", name=name)
        raise UnreadableError(message, path=path, line=root.sourceline)
    if namespace == BPMN and any(child.tag in _TOP_OF_BPMN for child in root):
        return root
    spaces = {space for child in root for space, local in [split(child.tag)] if local in _TOP}
    if BPMN in spaces or (namespace == BPMN and not spaces):
        if namespace != BPMN:
            root.tag = f"{{{BPMN}}}definitions"
        return root
    if not spaces:
        message = Message(
            "This is XML, but no BPMN model: its namespace is “{namespace}”, and it holds no process.",
            namespace=namespace,
        )
        raise UnreadableError(message, path=path, line=root.sourceline)
    _move_to_bpmn(root, spaces | {namespace})
    message = Message(
        "The elements lie in the namespace “{namespace}” instead of BPMN's; they are read all the same.",
        namespace=", ".join(sorted(spaces)),
    )
    notes.append(Note("MB909", message, line=root.sourceline))
    return root


def split(tag: str) -> tuple[str, str]:
    """The namespace, empty for none, and the local name."""
    space, brace, local = tag.rpartition("}")
    return (space[1:], local) if brace else ("", tag)


def _move_to_bpmn(root: XmlElement, spaces: set[str]) -> None:
    for element in root.iter():
        space, local = split(element.tag)
        if space in spaces:
            _rename(element, f"{{{BPMN}}}{local}")
