"""Every sentence of the sources has its German, with the same facts in it."""

from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po, write_po

from mediabruch.i18n import LOCALE
from tests.support.sentences import Sentence, Unreadable, sentences

PACKAGE = Path(__file__).parents[2] / "mediabruch"
CATALOGS = LOCALE / "de" / "LC_MESSAGES"
PASSED_ON = {"stored.py": "what was stored is read again", "speech.py": "what was said before is said again"}
"""Modules that hand on a template that they were given, and why."""


def _catalog(name: str) -> Catalog:
    with (CATALOGS / name).open("rb") as file:
        return read_po(file, abort_invalid=True)


def _entries() -> Iterator[Entry]:
    for name in ("mediabruch.po", "click.po"):
        yield from (entry for entry in _catalog(name) if entry.id)


def _facts(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def _said() -> set[tuple[str, ...]]:
    """The English templates in the sources, each in its forms."""
    found = sentences(PACKAGE.rglob("*.py"))
    return {each.forms for each in found if isinstance(each, Sentence) and any(each.forms)}


def _known() -> set[tuple[str, ...]]:
    return {_forms(entry.id) for entry in _catalog("mediabruch.po") if entry.id}


def _forms(id_: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """The singular, and the plural if there is one."""
    return (id_,) if isinstance(id_, str) else tuple(id_)


def test_every_sentence_is_in_the_catalog_and_no_other(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--rewrite"):
        _rewrite()
    known, said = _known(), _said()
    assert len(said) > 800
    assert said - known == set(), "without German: pytest tests/i18n/test_catalog.py --rewrite, then translate"
    assert known - said == set(), "in the catalog, but no longer said: pytest tests/i18n/test_catalog.py --rewrite"


def _rewrite() -> None:
    """Add what is new, without German yet, and take out what is no longer said."""
    catalog, known, said = _catalog("mediabruch.po"), _known(), _said()
    for forms in known - said:
        catalog.delete(forms[0])
    for forms in said - known:
        catalog.add(forms if len(forms) > 1 else forms[0])
    with (CATALOGS / "mediabruch.po").open("wb") as file:
        write_po(file, catalog, width=0, sort_output=True, ignore_obsolete=True)


def test_no_sentence_is_written_so_that_it_cannot_be_translated() -> None:
    found = [each for each in sentences(PACKAGE.rglob("*.py")) if isinstance(each, Unreadable)]
    assert {each.place.partition(":")[0] for each in found} == PASSED_ON.keys(), found
    assert len(found) == len(PASSED_ON), found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("f'- {words.text(\"Handovers\")}'", {("Handovers",)}),
        ('self._words.plural("{n} step", "{n} steps", 2)', {("{n} step", "{n} steps")}),
        ('Message("one" if a else "other", a=1)', {("one",), ("other",)}),
        ('words.text(f"{n} steps")', None),
        ('words.text("one" + other)', None),
        ('Message(f"{n} steps")', None),
        ("Message(template)", None),
        ('speech.text(f"{n} steps")', None),
        ("page.text()", set()),
        ("canvas.text(line, place)", set()),
    ],
)
def test_sentences_are_found_wherever_they_stand(tmp_path: Path, line: str, found: set[tuple[str, ...]] | None) -> None:
    (tmp_path / "said.py").write_text(line, encoding="utf-8")
    read = list(sentences([tmp_path / "said.py"]))
    if found is None:
        assert [type(each) for each in read] == [Unreadable]
    else:
        assert {each.forms for each in read if isinstance(each, Sentence)} == found


def test_every_translation_is_complete() -> None:
    entries = list(_entries())
    assert len(entries) > 2000
    assert {str(entry.id): lacking for entry in entries if (lacking := list(_lacking(entry)))} == {}


def _lacking(entry: Entry) -> Iterator[str]:
    """What an entry lacks: words, facts, the colon that it shall end with, or somebody who has looked at it."""
    english = [entry.id] if isinstance(entry.id, str) else list(entry.id)
    german = [entry.string] if isinstance(entry.string, str) else list(entry.string or ())
    if entry.fuzzy:
        yield "a look: it is marked as fuzzy"
    if len(german) != len(english):
        yield "a form"
    for template, translation in zip(english, german, strict=False):
        if not translation.strip():
            yield "words"
        elif _facts(translation) != _facts(template):
            yield f"facts: {_facts(translation) ^ _facts(template)}"
        elif template.endswith(":") != translation.endswith(":"):
            yield "the same end"


NEVER_SAID = (
    "declar",
    "defined",
    "same flag",
    "iterable",
    "%(prog)s",
    "deprecated.",
    "Unknown color",
    "start character",
    "Choice",
    "standard stream",
    "Editing failed",
    "Windows error",
    "Confirm",
    "continue",
    "confirmation",
    "entered values",
    "invalid input",
    "UUID",
    "does not match the format",
    "Show the version",
    "{e.message}",
    "you entered was invalid",
    "{deprecated_message}",
)
"""In sentences of click for those who program with it, or of what mediabruch does not use: prompts, editors, dates."""


def test_every_sentence_of_click_has_its_german() -> None:
    """Of the version that is installed; other versions say other things."""
    known = {_forms(entry.id)[0] for entry in _catalog("click.po") if entry.id}  # gettext looks for the singular
    found = sentences(Path(click.__file__).parent.rglob("*.py"))
    said = {each.forms for each in found if isinstance(each, Sentence)}
    assert len(said) > 50
    missing = {forms for forms in said if forms[0] not in known and not any(part in forms[0] for part in NEVER_SAID)}
    assert missing == set(), "without German: add it to click.po"


@pytest.mark.parametrize("name", ["mediabruch.po", "click.po"])
def test_a_catalog_compiles_to_the_same_bytes_at_any_time(name: str) -> None:
    header = dict(_catalog(name).mime_headers)
    assert {"POT-Creation-Date", "PO-Revision-Date"} <= header.keys()
    text = (CATALOGS / name).read_text(encoding="utf-8")
    assert f"POT-Creation-Date: {header['POT-Creation-Date']}" in text, "Babel writes the time of compiling"


def test_the_score_is_never_called_reifegrad() -> None:
    pages = "".join(page.read_text(encoding="utf-8") for page in PACKAGE.rglob("*.md"))
    catalog = (CATALOGS / "mediabruch.po").read_text(encoding="utf-8")
    assert "reifegrad" not in (pages + catalog).lower().replace("ozg-reifegrad", "")  # as people state it
