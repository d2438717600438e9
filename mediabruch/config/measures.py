"""The table `[measures]`: own efforts and words for the measures of mediabruch, and measures of one's own."""

from collections.abc import Iterator, Mapping

from mediabruch.config.vocabulary import ConfigTerm
from mediabruch.errors import Message
from mediabruch.measures.catalog import CATALOG
from mediabruch.measures.measure import EffortClass, Provider
from mediabruch.media import DIGITAL_MEDIA, Medium
from mediabruch.notation.nearest import hint, unknown_key
from mediabruch.notation.nodes import Items, MistakeError, Node, Scalar, Table, mistake, shown
from mediabruch.notation.shapes import NUMBER, TEXT, FactShape
from mediabruch.options import OwnMeasure
from mediabruch.rules import RULES

MEASURES = "measures"
_DIGITAL = tuple(medium.value for medium in Medium if medium in DIGITAL_MEDIA)
_BREAKS = tuple(code for code in RULES if code.startswith("MB1"))


def _one_of(words: tuple[str, ...]) -> FactShape:
    def read(name: str, node: Node) -> str:
        if isinstance(node, Scalar) and node.text in words:
            return node.text
        advice = hint(shown(node), words)
        raise mistake(node, Message("{fact}: unknown value “{word}”. {hint}", fact=name, word=shown(node), hint=advice))

    return FactShape(read, {"enum": list(words)})


def _effort(name: str, node: Node) -> str | float:
    classes = tuple(map(str, EffortClass))
    if isinstance(node, Scalar) and node.text in classes:
        return node.text
    if isinstance(node, Scalar) and node.plain and NUMBER.fullmatch(node.text):
        number = float(node.text)
        if 0 < number < float("inf"):
            return number
    message = Message(
        "{fact} wants a number above 0, or one of {known}, not “{word}”.",
        fact=name,
        known=", ".join(classes),
        word=shown(node),
    )
    raise mistake(node, message)


def _euros(name: str, node: Node) -> float:
    if isinstance(node, Scalar) and node.plain and NUMBER.fullmatch(node.text):
        number = float(node.text)
        if 0 < number < float("inf"):
            return number
    raise mistake(node, Message("{fact} wants a number of euros above 0, not “{word}”.", fact=name, word=shown(node)))


def _mends(name: str, node: Node) -> tuple[str, ...]:
    items = node.nodes if isinstance(node, Items) else (node,)
    found = tuple(_one_of(_BREAKS).read(name, item) for item in items)
    if not found:
        raise mistake(node, Message("{fact} wants codes such as {example}.", fact=name, example="MB101"))
    return tuple(map(str, found))


_TERMS: Mapping[str, ConfigTerm] = {
    "effort": ConfigTerm(
        FactShape(
            _effort, {"anyOf": [{"type": "number", "exclusiveMinimum": 0}, {"enum": [str(e) for e in EffortClass]}]}
        ),
        "What it takes: a number of your own for comparing, or small, moderate or large (1, 3, 8).",
    ),
    "euros": ConfigTerm(
        FactShape(_euros, {"type": "number", "exclusiveMinimum": 0}),
        "What it costs in euros to do it once; a plan then says when it has paid for itself.",
    ),
    "who": ConfigTerm(_one_of(tuple(map(str, Provider))), "Who can do it."),
    "title": ConfigTerm(TEXT, "A few words that stand for it in a list."),
    "means": ConfigTerm(TEXT, "What is done."),
    "says": ConfigTerm(TEXT, "What to do at a step, whose name follows."),
    "solution": ConfigTerm(TEXT, "The standard solution that it stands for."),
    "law": ConfigTerm(TEXT, "What the law says about it."),
    "source": ConfigTerm(TEXT, "Where the law stands."),
    "into": ConfigTerm(_one_of(_DIGITAL), "The digital medium that takes the place of paper and speech."),
    "mends": ConfigTerm(
        FactShape(_mends, {"type": ["array", "string"], "items": {"enum": list(_BREAKS)}}),
        "Codes of the media breaks at whose steps an own measure is proposed.",
    ),
}
_NEEDED = ("title", "mends")
_OwnFact = str | float | tuple[str, ...]


def measures_in(node: Node, mistakes: list[MistakeError]) -> tuple[OwnMeasure, ...]:
    """What a table says of measures. Mistakes are noted."""
    if not isinstance(node, Table):
        mistakes.append(mistake(node, Message("Options stand here in a table, not {word}.", word=shown(node))))
        return ()
    found = []
    for key, value in node.entries:
        try:
            found.append(_measure(key, value))
        except MistakeError as error:
            mistakes.append(error)
    return tuple(found)


def _measure(key: Scalar, node: Node) -> OwnMeasure:
    if not isinstance(node, Table):
        raise mistake(node, Message("Options stand here in a table, not {word}.", word=shown(node)))
    facts = dict(_facts(key, node))
    lacking = [name for name in _NEEDED if name not in facts]
    if key.text in CATALOG and ("mends" in facts or "into" in facts):
        at = next(name for name, _ in node.entries if name.text in ("mends", "into"))
        message = Message("{measure} is a measure of mediabruch: {fact} stays.", measure=key.text, fact=at.text)
        raise mistake(at, message)
    if key.text not in CATALOG and lacking:
        message = Message(
            "{measure} is no measure of mediabruch, and an own one needs {lacking}. {hint}",
            measure=shown(key),
            lacking=", ".join(lacking),
            hint=hint(key.text, CATALOG),
        )
        raise mistake(key, message)
    return OwnMeasure(id=key.text, facts=tuple(facts.items()))


def _facts(key: Scalar, node: Table) -> Iterator[tuple[str, _OwnFact]]:
    """What a table states of a measure."""
    for name, value in node.entries:
        if name.text not in _TERMS:
            raise unknown_key(name, _TERMS, f"{MEASURES}.{shown(key)}")
        read = _TERMS[name.text].shape.read(name.text, value)
        assert isinstance(read, str | float | tuple), "texts, numbers and codes"
        yield name.text, read


def measures_schema() -> dict[str, object]:
    """The JSON schema of the table."""
    facts = {name: {**_plain(term), "description": term.means} for name, term in _TERMS.items()}
    return {
        "description": "Own efforts and words for measures of mediabruch, by their ids, and measures of one's own.",
        "type": "object",
        "additionalProperties": {"type": "object", "properties": facts, "additionalProperties": False},
    }


def _plain(term: ConfigTerm) -> dict[str, object]:
    schema = dict(term.shape.schema)
    if isinstance(kinds := schema.get("type"), list) and "array" not in kinds:
        schema["type"] = next(kind for kind in kinds if kind != "null")
    return schema
