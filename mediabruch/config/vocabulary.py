"""What a configuration can say: the one table behind its reading and its schema."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mediabruch.config.names import STEP_TYPES, beginning, color, step_type, word
from mediabruch.errors import Message
from mediabruch.files.patterns import fault
from mediabruch.i18n import LANGUAGES
from mediabruch.media import BreakDefinition
from mediabruch.notation.nearest import hint
from mediabruch.notation.nodes import Items, Node, Scalar, mistake, shown
from mediabruch.notation.shapes import FLAG, MEDIA, PARTY, TEXT, FactShape, Value


class ConfigSection(StrEnum):
    """The lists of words; also the fields of `Vocabulary`."""

    SYSTEMS = "systems"
    TERMS = "terms"
    LANES = "lanes"
    POOLS = "pools"
    COLORS = "colors"
    PREFIXES = "prefixes"
    DEFAULTS = "defaults"


@dataclass(frozen=True, slots=True)
class ConfigTerm:
    """Something that can be said."""

    shape: FactShape
    means: str
    """For the schema's readers."""


@dataclass(frozen=True, slots=True)
class WordListTerm:
    """What a list of words may hold."""

    means: str
    """For the schema's readers."""
    example: str
    name: Callable[[Scalar], str] = word
    """The name of an entry as inference wants it. Raises `MistakeError`."""
    facts: tuple[str, ...] = ("medium", "receives", "produces")
    names_suffice: bool = False
    """Whether an entry may say nothing but its name; then the list may also be one of names alone."""
    schema: Mapping[str, object] = field(default_factory=dict)
    """What names look like."""


def _choice(known: tuple[str, ...], glossary: Mapping[str, str]) -> FactShape:
    def read(name: str, node: Node) -> Value:
        if isinstance(node, Scalar) and node.text in known:
            return node.text
        message = Message(
            "{fact}: unknown value “{word}”. {hint}",
            fact=name,
            word=shown(node),
            hint=hint(shown(node), known, glossary),
        )
        raise mistake(node, message)

    return FactShape(read, {"enum": list(known)})


def _own_rules(name: str, node: Node) -> Value:
    items = node.nodes if isinstance(node, Items) else (node,)
    for item in items:
        if isinstance(item, Scalar) and item.text in DEFINITIONS:
            message = Message(
                'What counts as a media break is said under another name: definition = "{word}".', word=item.text
            )
            raise mistake(item, message)
    return tuple(str(TEXT.read(name, item)) for item in items)


DEFINITIONS = tuple(str(definition) for definition in BreakDefinition)
_OWN_RULES = FactShape(_own_rules, {"type": ["array", "string"], "items": {"type": "string"}})


def path_pattern(node: Node) -> str:
    """A pattern of paths. Raises `MistakeError` for one that can fit nothing."""
    if not isinstance(node, Scalar) or node.plain:
        raise mistake(node, Message("A pattern of paths stands here in quotes, not {word}.", word=shown(node)))
    if (message := fault(node.text)) is not None:
        raise mistake(node, message)
    return node.text


def _patterns(_: str, node: Node) -> tuple[str, ...]:
    return tuple(map(path_pattern, node.nodes if isinstance(node, Items) else (node,)))


_LANGUAGE = _choice(LANGUAGES, {"deutsch": "de", "german": "de", "de_de": "de", "englisch": "en", "english": "en"})
_DEFINITION = _choice(
    DEFINITIONS,
    {
        **dict.fromkeys(("default", "normal", "mittel"), "standard"),
        **dict.fromkeys(("streng", "strict", "erweitert", "alle", "all"), "extended"),
        **dict.fromkeys(("physisch", "physikalisch", "papier", "paper"), "physical"),
    },
)

OPTIONS: Mapping[str, ConfigTerm] = {
    "lang": ConfigTerm(_LANGUAGE, "The language of reports; default: that of the system."),
    "organization": ConfigTerm(TEXT, "Whose models these are, in comparisons."),
    "size_class": ConfigTerm(TEXT, "How large the organization is, as those call it who compare themselves."),
    "definition": ConfigTerm(_DEFINITION, "What counts as a media break; default: standard."),
    "inference": ConfigTerm(FLAG, "Whether media are inferred from what models say; default: true."),
    "habits": ConfigTerm(
        FLAG, "Whether habits of the trade are assumed of steps of which nothing is known; default: false."
    ),
    "administration": ConfigTerm(
        FLAG, "Whether processes are of public administration, to which its yardsticks apply; default: as words tell."
    ),
    "rules": ConfigTerm(_OWN_RULES, "Own rules: names of entry points of the group mediabruch.rules."),
    "exclude": ConfigTerm(
        FactShape(_patterns, {"type": ["array", "string"], "items": {"type": "string"}}),
        "Files and folders that are left out of folders, as in .gitignore, seen from the folder of this configuration.",
    ),
}
"""Single values."""

FACTS: Mapping[str, ConfigTerm] = {
    "medium": ConfigTerm(MEDIA, "What such a step receives and produces: short for both sides."),
    "receives": ConfigTerm(MEDIA, "What such a step takes in; [] or physical for a thing or a person."),
    "produces": ConfigTerm(MEDIA, "What its result is passed on in; [] or physical for a thing or a person."),
    "party": ConfigTerm(PARTY, "Who acts there: citizen, company, authority, other_authority, provider, external, ..."),
}
"""What can be said of an entry of a list."""

_PLACE_FACTS = ("medium", "receives", "produces", "party")

SECTIONS: Mapping[ConfigSection, WordListTerm] = {
    ConfigSection.SYSTEMS: WordListTerm(
        "The organization's own IT systems; they hold data.", 'Hades = "data"', names_suffice=True
    ),
    ConfigSection.TERMS: WordListTerm(
        "Words and phrases in labels, notes, data objects, messages.", 'Laufzettel = "paper"'
    ),
    ConfigSection.LANES: WordListTerm("Lanes, by words in their names.", 'Poststelle = "paper"', facts=_PLACE_FACTS),
    ConfigSection.POOLS: WordListTerm("Pools, by words in their names.", 'Amt = "document"', facts=_PLACE_FACTS),
    ConfigSection.COLORS: WordListTerm("Fill colors of steps, as CSS writes them.", '"#ffcc00" = "paper"', color),
    ConfigSection.PREFIXES: WordListTerm("What names of steps begin with.", '"[P]" = "paper"', beginning),
    ConfigSection.DEFAULTS: WordListTerm(
        "What is assumed where nothing else is known, by type of step; * for all.",
        'userTask = "digital"',
        step_type,
        schema={"enum": list(STEP_TYPES)},
    ),
}

KEY_GLOSSARY: Mapping[str, str] = {
    word: name
    for name, words in {
        "lang": "language sprache locale",
        "definition": "definitions ruleset rule_set rule-set regelwerk strictness",
        "rules": "rule regeln patterns own_rules own-rules",
        "inference": "infer inferences ableitung erkennung",
        "administration": "public verwaltung behörde öffentlich",
        "habits": "habit weak weak_sources gewohnheiten annahmen_der_branche",
        "exclude": "excludes excluded exclude_paths ausschließen ausschluss ausgeschlossen skip",
        "systems": "system fachverfahren verfahren anwendungen applications",
        "terms": "term words word begriffe begriff wörter woerter vocabulary lexicon",
        "lanes": "lane bahnen bahn swimlanes",
        "pools": "pool participants participant beteiligte teilnehmer",
        "colors": "color colours colour farben farbe",
        "prefixes": "prefix präfixe praefixe präfix kürzel",
        "defaults": "default types vorgaben annahmen",
        "channel_media": "channels channel kanäle kanal eingangskanäle eingangswege",
        "medium": "media medien medienart",
        "receives": "input inputs in eingang empfängt from takes",
        "produces": "output outputs out ausgang erzeugt to gives",
        "party": "partei actor role rolle",
    }.items()
    for word in words.split()
}
