"""What the entries of each list may be called: words, colors, beginnings of labels, types of steps."""

from mediabruch.errors import Message
from mediabruch.infer.text.normal import words_of
from mediabruch.model import ACTIVITIES, FlowNodeType
from mediabruch.notation.colors import color_of
from mediabruch.notation.nearest import hint
from mediabruch.notation.nodes import Node, Scalar, Table, is_textual, mistake, shown

EVERY_STEP = "*"
STEP_TYPES = (*(str(type_) for type_ in FlowNodeType if type_ in ACTIVITIES), EVERY_STEP)
_TYPE_GLOSSARY = {
    word: type_
    for type_, words in {
        "*": "all every any alle alles default standard sonst",
        "task": "aufgabe schritt step activity aktivität",
        "userTask": "user benutzer benutzeraufgabe anwenderaufgabe",
        "manualTask": "manual manuell manuelle_aufgabe",
        "serviceTask": "service dienst serviceaufgabe",
        "sendTask": "send senden",
        "receiveTask": "receive empfangen",
        "scriptTask": "script skript skriptaufgabe",
        "businessRuleTask": "rule ruletask dmn regel geschäftsregel",
        "subProcess": "teilprozess unterprozess",
        "callActivity": "call aufruf",
    }.items()
    for word in words.split()
}


def table_in(node: Node, section: str, example: str) -> Table:
    """The table that a section is. Raises `MistakeError`, with an example, where it is something else."""
    if isinstance(node, Table):
        return node
    message = Message(
        "Under {section} stand entries such as {example}, not {word}.",
        section=section,
        example=example,
        word=shown(node),
    )
    raise mistake(node, message)


def word(key: Scalar) -> str:
    """A word or several, as they stand in labels and names."""
    if not words_of(key.text):
        message = Message("“{word}” has no word in it by which it could be found.", word=shown(key))
        raise mistake(key, message)
    return _text(key)


def beginning(key: Scalar) -> str:
    """What names of steps begin with."""
    if not key.text.strip():
        raise mistake(key, Message("An empty beginning would mark every step; defaults are the place for that."))
    return _text(key)


def _text(key: Scalar) -> str:
    if not is_textual(key.text):
        raise mistake(key, Message("{fact} holds a character that no text file should hold.", fact=shown(key)))
    return " ".join(key.text.split())


def color(key: Scalar) -> str:
    """A color in the form that the reader gives to all of them: `#rrggbb` in lower case."""
    meant = color_of(key.text)
    if meant is None:
        message = Message('A color is written like "#ffcc00" or "yellow", not like “{word}”.', word=shown(key))
        raise mistake(key, message)
    return meant


def step_type(key: Scalar) -> str:
    """A type of activity in BPMN's words, or `*` for all."""
    if key.text not in STEP_TYPES:
        advice = hint(key.text, STEP_TYPES, _TYPE_GLOSSARY)
        raise mistake(key, Message("There is no type of step “{word}”. {hint}", word=shown(key), hint=advice))
    return key.text
