"""The sentences that the sources say, found in their syntax tree, so that none is skipped for how it is written.

A sentence is the template of a `Message`, or what a translator's `text` and `plural` are given. One that is written as
an f-string, or computed in another way, cannot be translated as it stands, and is told apart.
"""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

FUNCTIONS = {"Message": 1, "_": 1, "ngettext": 2}
"""The functions that take English templates, ours and those of gettext as libraries call them, and how many."""
METHODS = {"text": 1, "plural": 2}
"""The methods that take English templates, and how many."""
_LITERALS = (ast.Constant, ast.JoinedStr, ast.BinOp, ast.IfExp)


class Sentence(NamedTuple):
    """An English template; singular and plural are two forms of one sentence."""

    forms: tuple[str, ...]


class Unreadable(NamedTuple):
    """A template that stands in no place where it could be read."""

    place: str
    code: str


def sentences(sources: Iterable[Path]) -> Iterator[Sentence | Unreadable]:
    """All that the modules say."""
    for source in sources:
        tree = ast.parse(source.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and (templates := _templates(node)):
                for forms in _readings(templates):
                    if all(isinstance(form, str) for form in forms):
                        yield Sentence(tuple(map(str, forms)))
                    else:
                        yield Unreadable(f"{source.name}:{node.lineno}", ast.unparse(node))


def _templates(call: ast.Call) -> list[ast.expr]:
    match call.func:
        case ast.Name(id=name) if name in FUNCTIONS:
            return call.args[: FUNCTIONS[name]]
        case ast.Attribute(value=value, attr=name) if name in METHODS and _speaks(value, call):
            return call.args[: METHODS[name]]
        case _:
            return []


def _speaks(value: ast.expr, call: ast.Call) -> bool:
    """Whether the receiver is a translator: by its name, or since it is handed a text to fill.

    Other things have a method `text` as well; they are handed no text that is written out in the sources.
    """
    name = value.attr if isinstance(value, ast.Attribute) else value.id if isinstance(value, ast.Name) else ""
    return name.strip("_") == "words" or isinstance(next(iter(call.args), None), _LITERALS)


def _readings(templates: list[ast.expr]) -> Iterator[list[str | None]]:
    """The templates, for each side of a condition; `None` for what is not written out."""
    if not any(isinstance(template, ast.IfExp) for template in templates):
        yield [_written(template) for template in templates]
        return
    for side in ("body", "orelse"):
        yield from _readings([getattr(each, side) if isinstance(each, ast.IfExp) else each for each in templates])


def _written(template: ast.expr) -> str | None:
    """The text of a literal; `""` for the template of a message, which is read where the message is made."""
    if isinstance(template, ast.Constant):
        return str(template.value)
    return "" if isinstance(template, ast.Attribute) and template.attr == "template" else None
