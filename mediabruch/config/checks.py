"""The table `[check]`: what a check reports, tolerates and fails on, for all models and for those under some paths."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from mediabruch.checks.codes import FAILING, SELECTING, SEVERITIES, empty, read_code
from mediabruch.checks.policy import CheckConfig, Policy
from mediabruch.config.vocabulary import ConfigTerm, path_pattern
from mediabruch.errors import Message
from mediabruch.figures import NEARLY_NO_SCORE, mistaken_share
from mediabruch.notation.letters import comparable
from mediabruch.notation.nearest import hint, unknown_key
from mediabruch.notation.nodes import Items, MistakeError, Node, Scalar, Table, mistake, shown
from mediabruch.notation.shapes import MINUTES, PROBABILITY, TEXT, FactShape
from mediabruch.rules import RULES, Severity

CHECK = "check"
PATHS = "paths"
_MOST = 100.0


def _codes(also: tuple[str, ...], own_rules: tuple[str, ...]) -> Callable[[str, Node], tuple[str, ...]]:
    """Reads codes, held against the rules there are; own ones are loaded where a word is none of ours."""

    def read(name: str, node: Node) -> tuple[str, ...]:
        items = node.nodes if isinstance(node, Items) else (node,)
        codes = tuple(_code(name, item, also, own_rules) for item in items)
        if (message := empty(name, codes)) is not None:
            raise mistake(node, message)
        return codes

    return read


def _code(name: str, node: Node, also: tuple[str, ...], own_rules: tuple[str, ...]) -> str:
    if not isinstance(node, Scalar):
        raise mistake(node, Message("{fact} wants codes such as {example}.", fact=name, example="MB101"))
    code = read_code(node.text, also, RULES)
    if isinstance(code, Message) and own_rules:
        from mediabruch.findings.own import load_rules

        code = read_code(node.text, also, {**RULES, **load_rules(own_rules).rules})
    if isinstance(code, Message):
        raise mistake(node, code)
    return code


def _score(name: str, node: Node) -> float:
    number = MINUTES.read(name, node)
    if isinstance(number, float) and number <= _MOST:
        if meant := mistaken_share(number):
            raise mistake(node, Message(NEARLY_NO_SCORE.template, number=shown(node), nearest=meant))
        return number
    raise mistake(node, Message("{fact} lies between 0 and 100, and {number} does not.", fact=name, number=shown(node)))


def _severity(name: str, node: Node) -> str:
    if isinstance(node, Scalar) and node.text.lower() in SEVERITIES:
        return node.text.lower()
    advice = hint(shown(node), SEVERITIES)
    raise mistake(node, Message("{fact}: unknown value “{word}”. {hint}", fact=name, word=shown(node), hint=advice))


_OWN_RULES = frozenset({"patterns", "pattern", "rules", "rule", "regeln", "muster"})
"""What own rules were called here once, and may be looked for here."""
_OWN_RULES_EXAMPLE = 'rules = ["name"]'
_LIST = {"type": ["array", "string"], "items": {"type": "string"}}

_FIGURES: Mapping[str, ConfigTerm] = {
    "min_score": ConfigTerm(
        FactShape(_score, {"type": "number", "minimum": 0, "maximum": 100}), "Least end-to-end score, from 0 to 100."
    ),
    "max_breaks": ConfigTerm(FactShape(MINUTES.read, {"type": "number", "minimum": 0}), "Most media breaks per case."),
    "min_rate": ConfigTerm(PROBABILITY, "Least share of cases that are digital throughout, from 0 to 1."),
    "min_coverage": ConfigTerm(PROBABILITY, "Least share of steps whose medium is known, from 0 to 1."),
}


def policy_terms(own_rules: tuple[str, ...] = ()) -> Mapping[str, ConfigTerm]:
    """What can be asked of all models, and of those under some paths. `own_rules` are the names of own rules."""
    selecting, failing = _codes(SELECTING, own_rules), _codes(FAILING, own_rules)
    return {
        "select": ConfigTerm(FactShape(selecting, _LIST), "Codes, or their beginnings, to report; default: all."),
        "ignore": ConfigTerm(FactShape(selecting, _LIST), "Codes, or their beginnings, to leave out."),
        "fail_on": ConfigTerm(
            FactShape(failing, _LIST),
            "Codes, their beginnings, or severities (info, minor, major, critical) that fail a check, or none.",
        ),
        **_FIGURES,
    }


RUN_TERMS: Mapping[str, ConfigTerm] = {
    "baseline": ConfigTerm(
        TEXT, "File of the findings that are tolerated, seen from the folder of this configuration."
    ),
    "show": ConfigTerm(
        FactShape(_severity, {"enum": list(SEVERITIES)}), "Least severity that is listed; default: minor."
    ),
}
"""What can be said of a check as a whole."""


def check_in(node: Node, own_rules: tuple[str, ...], mistakes: list[MistakeError]) -> CheckConfig:
    """The options of the table. Mistakes are noted, the first of each table."""
    terms = policy_terms(own_rules)
    values = _values(node, {**terms, **RUN_TERMS}, mistakes, (PATHS,))
    show = values.pop("show", None)
    run = {name: values.pop(name) for name in RUN_TERMS if name in values}
    paths = [
        each
        for key, inner in _entries(node)
        if key.text == PATHS
        for pattern, special in _entries(inner)
        for each in _path(pattern, special, terms, mistakes)
    ]
    return CheckConfig(
        policy=Policy(**values),
        paths=tuple(paths),
        show=None if show is None else Severity(str(show)),
        **run,
    )


def _path(
    pattern: Scalar, special: Node, terms: Mapping[str, ConfigTerm], mistakes: list[MistakeError]
) -> Iterator[tuple[str, Policy]]:
    """What holds for models under some paths."""
    try:
        path = path_pattern(pattern)
        if isinstance(special, Table) and not special.entries:
            raise mistake(pattern, Message("{pattern}: nothing is said of these paths.", pattern=path))
    except MistakeError as error:
        mistakes.append(error)
        return
    yield path, Policy(**_values(special, terms, mistakes))


def _entries(node: Node) -> tuple[tuple[Scalar, Node], ...]:
    return node.entries if isinstance(node, Table) else ()


def _values(
    node: Node, terms: Mapping[str, ConfigTerm], mistakes: list[MistakeError], tables: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The options that a table states, by name."""
    if not isinstance(node, Table):
        mistakes.append(mistake(node, Message("Options stand here in a table, not {word}.", word=shown(node))))
        return {}
    found: dict[str, Any] = {}
    for key, value in node.entries:
        try:
            if key.text in terms:
                found[key.text] = terms[key.text].shape.read(key.text, value)
            elif key.text not in tables or not isinstance(value, Table):
                if comparable(key.text) in _OWN_RULES:
                    message = Message("Own rules stand at the top of the file: {example}", example=_OWN_RULES_EXAMPLE)
                    raise mistake(key, message)
                raise unknown_key(key, (*terms, *tables), CHECK)
        except MistakeError as error:
            mistakes.append(error)
    return found


def check_schema() -> dict[str, object]:
    """The JSON schema of the table."""
    policy = {name: _described(term) for name, term in policy_terms().items()}
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
