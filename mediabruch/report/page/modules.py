"""The modules of a page as one script: what stands in one file can import nothing."""

import re
from collections.abc import Callable

from mediabruch.patterns import pattern

_IMPORT = pattern(r'^import \{([^{}]*)\} from "\./([\w-]+)\.js";$', re.MULTILINE)
_EXPORT = pattern(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
_LEFT = pattern(r"^(?:import|export)\b.*", re.MULTILINE)


def one_module(entry: str, source: Callable[[str], str]) -> str:
    r"""The module of a name and all that it imports: each becomes a function that runs once, after those it imports.

    Modules import by name, export where they declare what never changes, and form no circle.

    >>> files = {"a": 'import { b } from "./b.js";\nb();', "b": "export const b = () => 1;"}
    >>> print(one_module("a", files.__getitem__))
    const $b = (() => {
    const b = () => 1;
    return { b };
    })();
    const $a = (() => {
    const { b } = $b;
    b();
    return {  };
    })();
    <BLANKLINE>
    """
    made: dict[str, str] = {}

    def take(name: str) -> None:
        text = source(name)
        for _, imported in _IMPORT.findall(text):
            if imported not in made:
                take(imported)
        made[name] = _as_function(name, text)

    take(entry)
    return "".join(made.values())


def _as_function(name: str, text: str) -> str:
    """A module as a constant that holds what it exports."""
    exported = ", ".join(_EXPORT.findall(text))
    body = _EXPORT.sub("", _IMPORT.sub(r"const {\1} = $\2;", text))
    if left := _LEFT.search(body):
        raise ValueError(f"{name}: {left[0]}")
    return f"const ${name} = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();\n"
