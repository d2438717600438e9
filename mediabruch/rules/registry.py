"""All rules by their codes; the module of a rule is imported when it is asked for."""

import os
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

from mediabruch.rules.rule import Rule

_PATTERN = "MB2"
"""How the codes of patterns begin."""


class Registry(Mapping[str, Rule]):
    """The rules of the modules beside this one, by their codes, in the order of the codes."""

    def __init__(self) -> None:
        files = sorted(os.listdir(Path(__file__).parent))  # noqa: PTH208 - each start waits for it
        stems = (name.partition(".")[0] for name in files)  # of .pyc, where the sources are not shipped
        self._modules = {stem.upper(): stem for stem in stems if stem.startswith("mb") and stem[2:].isdecimal()}
        self._rules: dict[str, Rule] = {}

    def __getitem__(self, code: str) -> Rule:
        if code not in self._rules:
            module = import_module(f"mediabruch.rules.{self._modules[code]}")
            self._rules[code] = module.RULE
        return self._rules[code]

    def __contains__(self, code: object) -> bool:
        return code in self._modules

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)


RULES: Mapping[str, Rule] = Registry()
"""All rules by their codes.

>>> rule = RULES["MB103"]
>>> rule.name, rule.severity.value, rule.find
('scan', 'major', None)
"""


def pattern_rules() -> Iterator[Rule]:
    """The rules that find something by themselves: of the others, only what was found is imported."""
    return (RULES[code] for code in RULES if code.startswith(_PATTERN))
