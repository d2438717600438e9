"""The table `[properties]`: attributes of a modeler of your own, and what they state of the elements that bear them."""

from mediabruch.config.names import table_in
from mediabruch.errors import Message
from mediabruch.media import ordered
from mediabruch.notation.letters import comparable
from mediabruch.notation.nearest import hint
from mediabruch.notation.nodes import MistakeError, Node, Scalar, Table, mistake, shown
from mediabruch.notation.shapes import MEDIA
from mediabruch.notation.words import MEDIA_WORDS
from mediabruch.options import CustomProperty
from mediabruch.statements.vocabulary import KEY_GLOSSARY, VOCABULARY, Section

PROPERTIES = "properties"
_EXAMPLE = 'Medium = "medium"'
FACTS = tuple(VOCABULARY[Section.STEPS])


def properties_in(node: Node, cited: str, mistakes: list[MistakeError]) -> tuple[CustomProperty, ...]:
    """The entries of the table: the fact that an attribute states, or the medium that each of its values stands for."""
    found: dict[str, CustomProperty] = {}
    for key, value in table_in(node, PROPERTIES, _EXAMPLE).entries:
        try:
            name = comparable(key.text)
            if not name:
                raise mistake(key, Message("An attribute has a name."))
            if name in found:
                raise mistake(key, Message("“{key}” stands here again, in other letters.", key=shown(key)))
            fact, values = _meaning(value)
            found[name] = CustomProperty(name=name, fact=fact, values=values, entry=f"{cited}.{key.text}")
        except MistakeError as error:
            mistakes.append(error)
    return tuple(found.values())


def _meaning(node: Node) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The fact, and what its values stand for where the house calls them otherwise than the format."""
    if isinstance(node, Table):
        return "medium", tuple((comparable(key.text), _media(key, value)) for key, value in node.entries)
    if isinstance(node, Scalar) and node.text in FACTS:
        return node.text, ()
    advice = hint(shown(node), FACTS, KEY_GLOSSARY)
    message = Message("An attribute states a fact, and not “{word}”. {hint}", word=shown(node), hint=advice)
    raise mistake(node, message)


def _media(key: Scalar, node: Node) -> str:
    media = MEDIA.read(shown(key), node)
    assert isinstance(media, frozenset), "what the shape reads"
    return " ".join(ordered(media)) or "physical"


def properties_schema() -> dict[str, object]:
    """The JSON schema of the table."""
    media = {"enum": list(MEDIA_WORDS)}
    values = {"type": "object", "additionalProperties": {"anyOf": [media, {"type": "array", "items": media}]}}
    return {
        "description": "Attributes of the house's modeler: the fact that they state, or what their values stand for.",
        "type": "object",
        "additionalProperties": {"anyOf": [{"enum": list(FACTS)}, values]},
    }
