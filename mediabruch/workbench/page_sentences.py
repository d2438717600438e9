"""What stands on the page beside what is said of processes: buttons, labels, and what a screen reader is told."""

from collections.abc import Mapping

from mediabruch.errors import Message

SENTENCES: Mapping[str, Message] = {
    "open": Message("Open files"),
    "open_folder": Message("Open a folder"),
    "drop": Message("Drop BPMN files, folders or a filled table here"),
    "processes": Message("Processes"),
    "receives": Message("takes in"),
    "produces": Message("hands on"),
    "undo": Message("Undo"),
    "redo": Message("Redo"),
    "save": Message("Save"),
}
"""By the keys under which the page asks for them."""
