"""Both ways of making trees yield the same model of a file, or both refuse it."""

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediabruch.bpmn import read_bytes, xml
from mediabruch.bpmn.trees import Trees, by_expat, by_lxml
from mediabruch.bpmn.trees.expat_element import ExpatElement
from mediabruch.errors import UnreadableError
from mediabruch.model import Model
from tests.bpmn.snippets import definitions, elements
from tests.bpmn.test_hostile import SMALL
from tests.support.shared import CORPUS, needs_shared
from tests.test_bounds import EVIL

_SAMPLE = 33
"""Every so many files of the corpus are about a hundred."""
_SAVED_BY_LXML_ALONE = {"attrs.bpmn", "invalid-attributes.bpmn"}
"""Made broken on purpose: names of attributes that begin with `$` or a dot."""


def read(way: Trees, data: bytes) -> Model | UnreadableError:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(xml, "trees", lambda: way)
        try:
            return read_bytes(data, "a.bpmn", diagram=True)
        except UnreadableError as error:
            return error


def facts(model: Model) -> dict[str, Any]:
    """Everything of a model: lines, notes and drawing too."""
    return {field.name: getattr(model, field.name) for field in fields(Model)}


def files() -> list[Path]:
    return sorted(path for path in CORPUS.rglob("*") if path.is_file() and path.name != "SOURCES.md")


def check(path: Path) -> None:
    data = path.read_bytes()
    one, other = read(by_lxml, data), read(by_expat, data)
    if isinstance(one, Model) and path.name not in _SAVED_BY_LXML_ALONE:
        assert isinstance(other, Model), other
        assert facts(other) == facts(one)
    else:
        assert isinstance(other, UnreadableError)
        if isinstance(one, UnreadableError):
            assert (other.message, other.line, other.column) == (one.message, one.line, one.column)


@needs_shared("corpus")
@pytest.mark.parametrize("path", files()[::_SAMPLE], ids=lambda path: str(path.relative_to(CORPUS)))
def test_a_sample_of_real_models(path: Path) -> None:
    check(path)


@pytest.mark.corpus
@needs_shared("corpus")
def test_all_real_models() -> None:
    for path in files():
        check(path)
    assert len(files()) > 3_000


NOT_SAVED = {
    "wrong end tags", "attributes that stand twice", "a tag without end", "a tag of blanks", "marks of comments",
    "an attribute that never ends",
}  # fmt: skip
"""More of them than expat mends, or nothing behind them that could be told from them."""


@pytest.mark.parametrize("name", EVIL)
def test_evil_files(name: str) -> None:
    data = EVIL[name]().encode()
    one, other = read(by_lxml, data), read(by_expat, data)
    assert isinstance(one, Model)
    if name in NOT_SAVED:
        assert isinstance(other, UnreadableError)
        assert other.line == 1
    else:
        assert isinstance(other, Model)
        assert facts(other) == facts(one)


@pytest.mark.parametrize("end", range(SMALL.index(b"<collaboration"), len(SMALL), 13))
def test_what_is_cut_off_loses_no_whole_element(end: int) -> None:
    """Of a tag that was begun, libxml2 keeps the half."""
    one, other = read(by_lxml, SMALL[:end]), read(by_expat, SMALL[:end])
    if isinstance(one, UnreadableError):
        assert isinstance(other, UnreadableError)
        assert (other.line, other.message) == (one.line, one.message)
    else:
        assert isinstance(other, Model)
        whole = {element.key: element for element in elements(one)}
        assert len(whole) - len(elements(other)) <= 1
        assert {element.key for element in elements(other)} <= whole.keys()


NAMES = st.sampled_from(
    ["task", "bpmn:task", "x:task", "documentation", "b", "a:b:c", ":a", "vendor:x", "extensionElements"]
)
VALUES = st.sampled_from(
    [
        "",
        "x",
        "Gebühr",
        "&lt;&#228;",
        "a\n b",
        "a\r\n\tb",
        "]]",
        "&uuml;",
        "&",
        "\x0b",
        "urn:x",
        "<p>a</p> <p>b</p>",
        "a < 5",
    ]
)
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["id", "name", "vendor:a", "x:a", "xml:lang", "bpmn:id", "a:b:c"]), VALUES, max_size=3
)
DECLARATIONS = st.dictionaries(
    st.sampled_from(["xmlns", "xmlns:x", "xmlns:bpmn"]), st.sampled_from(["urn:x", "urn:y", "urn:a b"]), max_size=1
)
TAGS = st.tuples(NAMES, st.builds(lambda one, other: one | other, ATTRIBUTES, DECLARATIONS), VALUES, st.booleans())


def written(tags: list[tuple[str, dict[str, str], str, bool]]) -> str:
    """Elements in each other, or beside each other, as each says."""
    if not tags:
        return ""
    (name, attributes, text, holds_the_rest), *rest = tags
    pairs = "".join(f"\n {key}='{value}'" for key, value in attributes.items())
    inner = written(rest)
    return f"<{name}{pairs}>{text}{inner}</{name}>" if holds_the_rest else f"<{name}{pairs}>{text}</{name}> {inner}"


@given(st.lists(TAGS, max_size=6))
@settings(max_examples=300, deadline=None)
def test_well_formed_or_with_the_usual_slips(tags: list[tuple[str, dict[str, str], str, bool]]) -> None:
    """Of several slips in one tag, each may notice another one first."""
    data = definitions(f'<process id="P">{written(tags)}</process>')
    one, other = read(by_lxml, data), read(by_expat, data)
    assert isinstance(one, Model)
    assert isinstance(other, Model), other
    assert noted(other) == noted(one)
    assert {**facts(other), "notes": ()} == {**facts(one), "notes": ()}


def noted(model: Model) -> set[tuple[str, str | None]]:
    return {(note.message.template, note.element) for note in model.notes}


def test_large_files_are_read_by_expat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_lxml, "_LARGE", len(SMALL))
    assert not isinstance(by_lxml.strict(SMALL), ExpatElement)
    assert isinstance(by_lxml.strict(SMALL + b" "), ExpatElement)


def test_of_a_large_broken_file_libxml2_says_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = SMALL[: len(SMALL) // 2]
    small = read(by_lxml, broken)
    monkeypatch.setattr(by_lxml, "_LARGE", 0)
    assert read(by_lxml, broken) == small
