"""Every sentence of the sources has its German, with the same facts in it."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po

from mediabruch.words import LOCALE

PACKAGE = Path(__file__).parents[2] / "mediabruch"
CATALOGS = LOCALE / "de" / "LC_MESSAGES"
KEYWORDS = frozenset({"Message", "text", "plural"})
"""The calls that say something, see `mediabruch.words`."""


def _catalog(name: str) -> Catalog:
    with (CATALOGS / name).open("rb") as file:
        return read_po(file, abort_invalid=True)


def _entries() -> Iterator[Entry]:
    for name in ("mediabruch.po", "click.po"):
        yield from (entry for entry in _catalog(name) if entry.id)


def _facts(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def _used() -> set[str]:
    """The English templates in the sources; of plural ones the singular."""
    return {text for path in PACKAGE.rglob("*.py") for text in _said_in(ast.parse(path.read_text(encoding="utf-8")))}


def _said_in(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _called(node.func) in KEYWORDS:
            template = node.args[0]
            if isinstance(template, ast.Constant) and isinstance(template.value, str):
                yield template.value


def _called(function: ast.expr) -> str | None:
    return getattr(function, "attr", None) or getattr(function, "id", None)


def test_every_sentence_is_in_the_catalog_and_no_other() -> None:
    known = {entry.id if isinstance(entry.id, str) else entry.id[0] for entry in _catalog("mediabruch.po") if entry.id}
    used = _used()
    assert len(used) > 100
    assert used - known == set(), "without German: see mediabruch/words/__init__.py"
    assert known - used == set(), "in the catalog, but no longer said"


@pytest.mark.parametrize("entry", list(_entries()), ids=lambda entry: str(entry.id)[:40])
def test_translation_is_complete(entry: Entry) -> None:
    assert not entry.fuzzy
    english = [entry.id] if isinstance(entry.id, str) else list(entry.id)
    german = [entry.string] if isinstance(entry.string, str) else list(entry.string or ())
    assert len(german) == len(english)
    for template, translation in zip(english, german, strict=True):
        assert translation.strip()
        assert _facts(translation) == _facts(template)
        assert template.endswith(":") == translation.endswith(":")


def test_the_score_is_never_called_reifegrad() -> None:
    pages = "".join(page.read_text(encoding="utf-8") for page in PACKAGE.rglob("*.md"))
    catalog = (CATALOGS / "mediabruch.po").read_text(encoding="utf-8")
    assert "reifegrad" not in (pages + catalog).lower()
