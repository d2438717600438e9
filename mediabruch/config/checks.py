"""The table `[check]`: what a check reports, tolerates and fails on, for all models and for those under some paths."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from mediabruch.checks.policy import ALL, NEVER, CheckConfig, Policy
from mediabruch.config.vocabulary import ConfigTerm, path_pattern
from mediabruch.errors import Message
from mediabruch.notation.nearest import hint
from mediabruch.notation.nodes import Items, MistakeError, Node, Scalar, Table, mistake, shown
from mediabruch.notation.shapes import MINUTES, PROBABILITY, TEXT, FactShape
from mediabruch.rules import RULES, Severity

CHECK = "check"
PATHS = "paths"
SEVERITIES = tuple(str(severity) for severity in Severity)
_FOREIGN = re.compile(r"(?!MB)[A-Z]{2,12}\d{0,4}")
_MOST = 100.0


def code(word: str, also: tuple[str, ...] = ()) -> Message | None:
    """What is wrong with a code, the beginning of one, or another word that is allowed; `None` if nothing is.

    >>> code("MB1"), str(code("MB777"))
    (None, 'There is no rule "MB777". The command "mediabruch rules" lists all rules.')
    """
    if word in also or _FOREIGN.fullmatch(word) or (word and any(known.startswith(word) for known in RULES)):
        return None
    near = RULES.keys() & {word.upper()} or {each for each in also if each == word.lower()}
    if near:
        return Message('There is no rule "{word}". Did you mean {nearest}?', word=word, nearest=min(near))
    return Message('There is no rule "{word}". The command "mediabruch rules" lists all rules.', word=word)


def _codes(*also: str) -> Callable[[str, Node], tuple[str, ...]]:
    def read(name: str, node: Node) -> tuple[str, ...]:
        items = node.nodes if isinstance(node, Items) else (node,)
        words: list[str] = []
        for item in items:
            if not isinstance(item, Scalar):
                raise mistake(item, Message("{fact} wants codes such as {example}.", fact=name, example="MB101"))
            fault = code(item.text, also)
            if fault is not None:
                raise mistake(item, fault)
            words.append(item.text)
        return tuple(words)

    return read


def _score(name: str, node: Node) -> float:
    number = MINUTES.read(name, node)
    if isinstance(number, float) and number <= _MOST:
        return number
    raise mistake(node, Message("{fact} lies between 0 and 100, and {number} does not.", fact=name, number=shown(node)))


def _severity(name: str, node: Node) -> str:
    if isinstance(node, Scalar) and node.text in SEVERITIES:
        return node.text
    advice = hint(shown(node), SEVERITIES)
    raise mistake(node, Message('{fact}: unknown value "{word}". {hint}', fact=name, word=shown(node), hint=advice))


_LIST = {"type": ["array", "string"], "items": {"type": "string"}}

POLICY_TERMS: Mapping[str, ConfigTerm] = {
    "select": ConfigTerm(FactShape(_codes(ALL), _LIST), "Codes, or their beginnings, to report; default: all."),
    "ignore": ConfigTerm(FactShape(_codes(ALL), _LIST), "Codes, or their beginnings, to leave out."),
    "fail_on": ConfigTerm(
        FactShape(_codes(ALL, NEVER, *SEVERITIES), _LIST),
        "Codes, their beginnings, or severities (info, minor, major, critical) that fail a check; none for nothing.",
    ),
    "min_score": ConfigTerm(
        FactShape(_score, {"type": "number", "minimum": 0, "maximum": 100}), "Least end-to-end score, from 0 to 100."
    ),
    "max_breaks": ConfigTerm(FactShape(MINUTES.read, {"type": "number", "minimum": 0}), "Most media breaks per case."),
    "min_rate": ConfigTerm(PROBABILITY, "Least share of cases that are digital throughout, from 0 to 1."),
    "min_coverage": ConfigTerm(PROBABILITY, "Least share of steps whose medium is known, from 0 to 1."),
}
"""What can be asked of all models, and of those under some paths."""

RUN_TERMS: Mapping[str, ConfigTerm] = {
    "baseline": ConfigTerm(
        TEXT, "File of the findings that are tolerated, seen from the folder of this configuration."
    ),
    "show": ConfigTerm(
        FactShape(_severity, {"enum": list(SEVERITIES)}), "Least severity that is listed; default: minor."
    ),
}
"""What can be said of a check as a whole."""


def check_in(node: Node, mistakes: list[MistakeError]) -> CheckConfig:
    """The options of the table. Mistakes are noted, the first of each table."""
    terms = {**POLICY_TERMS, **RUN_TERMS}
    values = _values(node, terms, mistakes, (PATHS,))
    show = values.pop("show", None)
    run = {name: values.pop(name) for name in RUN_TERMS if name in values}
    paths: list[tuple[str, Policy]] = []
    for key, inner in _entries(node):
        if key.text == PATHS:
            for pattern, special in _entries(inner):
                try:
                    path = path_pattern(pattern)
                except MistakeError as error:
                    mistakes.append(error)
                else:
                    paths.append((path, Policy(**_values(special, POLICY_TERMS, mistakes))))
    return CheckConfig(
        policy=Policy(**values), paths=tuple(paths), show=None if show is None else Severity(str(show)), **run
    )


def _entries(node: Node) -> tuple[tuple[Scalar, Node], ...]:
    return node.entries if isinstance(node, Table) else ()


def _values(
    node: Node, terms: Mapping[str, ConfigTerm], mistakes: list[MistakeError], tables: tuple[str, ...] = ()
) -> dict[str, Any]:
    """What a table says."""
    if not isinstance(node, Table):
        mistakes.append(mistake(node, Message("Options stand here in a table, not {word}.", word=shown(node))))
        return {}
    found: dict[str, Any] = {}
    for key, value in node.entries:
        try:
            if key.text in terms:
                found[key.text] = terms[key.text].shape.read(key.text, value)
            elif key.text not in tables or not isinstance(value, Table):
                advice = hint(key.text.replace("-", "_"), (*terms, *tables))
                raise mistake(
                    key,
                    Message(
                        'Unknown key "{word}" under {section}. {hint}', word=shown(key), section=CHECK, hint=advice
                    ),
                )
        except MistakeError as error:
            mistakes.append(error)
    return found


def check_schema() -> dict[str, object]:
    """The JSON schema of the table."""
    policy = {name: _described(term) for name, term in POLICY_TERMS.items()}
    run = {name: _described(term) for name, term in RUN_TERMS.items()}
    special = {"type": "object", "properties": policy, "additionalProperties": False}
    paths = {
        "description": "What holds for models under some paths, such as old/ or *-old.bpmn; the last one decides.",
        "type": "object",
        "additionalProperties": special,
    }
    return {
        "description": "What mediabruch check reports, tolerates and fails on.",
        "type": "object",
        "properties": {**policy, **run, PATHS: paths},
        "additionalProperties": False,
    }


def _described(term: ConfigTerm) -> dict[str, object]:
    schema = dict(term.shape.schema)
    if schema.get("type") == ["number", "null"]:
        schema["type"] = "number"
    if isinstance(kinds := schema.get("type"), list):
        schema["type"] = [kind for kind in kinds if kind != "null"]
    return {**schema, "description": term.means}
