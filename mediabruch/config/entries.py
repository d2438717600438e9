"""The tree of a configuration into options and words, checked against the vocabulary."""

from collections.abc import Callable, Mapping

from mediabruch.checks.policy import CheckConfig
from mediabruch.config.channels import CHANNEL_MEDIA, ChannelMedia, channels_in
from mediabruch.config.checks import CHECK, check_in
from mediabruch.config.costs import COST, costs_in
from mediabruch.config.measures import MEASURES, measures_in
from mediabruch.config.names import table_in
from mediabruch.config.properties import PROPERTIES, properties_in
from mediabruch.config.vocabulary import FACTS, KEY_GLOSSARY, OPTIONS, SECTIONS, ConfigSection
from mediabruch.errors import Message
from mediabruch.media import Side
from mediabruch.notation.letters import comparable
from mediabruch.notation.nearest import unknown_key
from mediabruch.notation.nodes import Items, MistakeError, Node, Scalar, Table, mistake, shown
from mediabruch.notation.shapes import MEDIA, Value
from mediabruch.options import CustomProperty, CustomTerm, OwnCosts, OwnMeasure
from mediabruch.patterns import pattern

FoundValue = (
    Value
    | tuple[CustomTerm, ...]
    | tuple[CustomProperty, ...]
    | ChannelMedia
    | OwnCosts
    | CheckConfig
    | tuple[OwnMeasure, ...]
)
Found = Mapping[str, FoundValue]
"""The value of each option, the words of each section, what is said of checks, and the measures."""

SIDES = ("receives", "produces")
_BARE = pattern(r"[A-Za-z0-9_-]+")


_TABLES: Mapping[str, Callable[[Node, list[MistakeError]], FoundValue]] = {
    CHANNEL_MEDIA: channels_in,
    COST: costs_in,
    MEASURES: measures_in,
}
"""What reads the tables that stand for themselves."""


def found_in(node: Node, cited: str, mistakes: list[MistakeError]) -> Found:
    """All options and words. `cited` is what evidence says before the key of an entry."""
    if not isinstance(node, Table):
        raise mistake(node, Message("Options stand here in a table, not {word}.", word=shown(node)))
    found: dict[str, FoundValue] = {}
    # What is said of checks may speak of own rules, wherever these are named.
    for key, value in sorted(node.entries, key=lambda entry: entry[0].text == CHECK):
        try:
            if key.text in OPTIONS:
                found[key.text] = OPTIONS[key.text].shape.read(key.text, value)
            elif key.text in tuple(ConfigSection):
                found[key.text] = _words(ConfigSection(key.text), value, f"{cited}{key.text}", mistakes)
            elif key.text == PROPERTIES:
                found[key.text] = properties_in(value, f"{cited}{PROPERTIES}", mistakes)
            elif key.text in _TABLES:
                found[key.text] = _TABLES[key.text](value, mistakes)
            elif key.text == CHECK:
                found[key.text] = check_in(value, _own_rules(found), mistakes)
            else:
                known = (*OPTIONS, CHECK, PROPERTIES, *_TABLES, *ConfigSection)
                raise unknown_key(key, known, glossary=KEY_GLOSSARY)
        except MistakeError as error:
            mistakes.append(error)
    return found


def _own_rules(found: Found) -> tuple[str, ...]:
    names = found.get("rules", ())
    assert isinstance(names, tuple), "a list of names"
    return tuple(map(str, names))


def _words(section: ConfigSection, node: Node, cited: str, mistakes: list[MistakeError]) -> tuple[CustomTerm, ...]:
    rules = SECTIONS[section]
    if isinstance(node, Items) and rules.names_suffice:
        return tuple(_named(section, item, cited) for item in node.nodes)
    words: dict[str, CustomTerm] = {}
    for key, value in table_in(node, section, rules.example).entries:
        try:
            word = _word(section, key, value, f"{cited}.{_key(key.text)}")
            name = comparable(word.name)  # as names are found
            if name in words:
                raise mistake(key, Message("“{key}” stands here again, in other letters.", key=shown(key)))
            words[name] = word
        except MistakeError as error:
            mistakes.append(error)
    return tuple(words.values())


def _named(section: ConfigSection, node: Node, cited: str) -> CustomTerm:
    """An entry of a list of names."""
    rules = SECTIONS[section]
    if not isinstance(node, Scalar) or node.plain:
        message = Message("A list of {section} holds names in quotes, not {word}.", section=section, word=shown(node))
        raise mistake(node, message)
    return CustomTerm(name=rules.name(node), entry=f"{cited}.{_key(node.text)}")


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else f'"{name}"'


def _word(section: ConfigSection, key: Scalar, node: Node, entry: str) -> CustomTerm:
    """An entry: a medium or several, or a table of facts."""
    rules = SECTIONS[section]
    name = rules.name(key)
    if not isinstance(node, Table):
        media = _side(MEDIA.read(shown(key), node))
        return CustomTerm(name=name, receives=media, produces=media, entry=entry)
    facts = _facts(section, key, node)
    if not facts and not rules.names_suffice:
        message = Message("{id} wants facts such as {example}.", id=shown(key), example=rules.example)
        raise mistake(node, message)
    both = facts.pop("medium", None)
    receives, produces = (_side(facts.get(side, both)) for side in SIDES)
    party = facts.get("party")
    return CustomTerm(name=name, receives=receives, produces=produces, party=str(party) if party else None, entry=entry)


def _side(value: Value | None) -> Side:
    return value if isinstance(value, frozenset) else None


def _facts(section: ConfigSection, owner: Scalar, table: Table) -> dict[str, Value]:
    """What an entry says. Raises `MistakeError` for its first mistake."""
    allowed = SECTIONS[section].facts
    facts: dict[str, Value] = {}
    for key, value in table.entries:
        if key.text not in allowed:
            raise unknown_key(key, allowed, section, KEY_GLOSSARY)
        facts[key.text] = FACTS[key.text].shape.read(key.text, value)
    for key, _ in table.entries:
        if "medium" in facts and key.text in SIDES:
            message = Message(
                "{id} states medium, which is short for both sides, and {side} too; state receives and produces.",
                id=shown(owner),
                side=key.text,
            )
            raise mistake(key, message)
    return facts
