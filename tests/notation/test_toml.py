"""Where keys and values stand, in all the ways in which TOML writes them."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabruch.notation.nodes import Items, MistakeError, Node, Scalar, Table
from mediabruch.notation.toml import parse

EVERYTHING = Path(__file__).with_name("everything.toml").read_text(encoding="utf-8")


def places(node: Node, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Scalar | None, Node]]:
    """All nodes with their paths, and the keys of those that have one."""
    if isinstance(node, Table):
        for key, value in node.entries:
            yield (*path, key.text), key, value
            yield from places(value, (*path, key.text))
    if isinstance(node, Items):
        for number, item in enumerate(node.nodes):
            yield (*path, number), None, item
            yield from places(item, (*path, number))


def value(data: object, path: tuple[str | int, ...]) -> object:
    for part in path:
        data = data[part]  # type: ignore[index]
    return data


def rest(text: str, node: Node) -> str:
    """The text from the place of a node on."""
    assert node.line is not None
    assert node.column is not None
    return "\n".join(text.split("\n")[node.line - 1 :])[node.column - 1 :]


def read_key(written: str) -> str:
    """The first key in a text, as tomllib reads it."""
    for end in range(1, len(written) + 1):
        if end == len(written) or written[end] in ".=] \t":
            try:
                (key,) = tomllib.loads(f"{written[:end]} = 0")
            except tomllib.TOMLDecodeError:
                continue
            return key
    raise AssertionError(written)


def test_keys_stand_where_they_are_written() -> None:
    found = [(path, key) for path, key, _ in places(parse(EVERYTHING)) if key is not None]
    assert len(found) == 29
    for path, key in found:
        assert read_key(rest(EVERYTHING, key)) == path[-1] == key.text


def test_values_stand_where_they_are_written() -> None:
    data = tomllib.loads(EVERYTHING)
    scalars = [(path, node) for path, _, node in places(parse(EVERYTHING)) if isinstance(node, Scalar)]
    assert len(scalars) == 18
    for path, node in scalars:
        written = rest(EVERYTHING, node)
        expected = value(data, path)
        ends = [end for end in range(1, len(written) + 1) if _reads_as(written[:end], expected)]
        assert ends, (path, written[:40])
        assert node.plain is not isinstance(expected, str)


def _reads_as(written: str, expected: object) -> bool:
    try:
        return bool(tomllib.loads(f"v = {written}")["v"] == expected)
    except tomllib.TOMLDecodeError:
        return False


@pytest.mark.parametrize(
    ("path", "key", "place"),
    [
        (("top",), (2, 1), (2, 7)),
        (("spaced",), (3, 2), (3, 15)),
        (("single",), (5, 1), (5, 1)),
        (("single", "dotted", "two words"), (5, 19), (5, 33)),
        (("single", "dotted", "two words", 1), None, (5, 38)),
        (("single", "dotted", "two words", 2, "in ü"), (6, 20), (6, 34)),
        (("single", "dotted", "two words", 4, 0, 0), None, (8, 5)),
        (("table",), (10, 2), (10, 2)),
        (("table", "sub table", "a", "b", "c", "x", "y"), (18, 13), (18, 17)),
        (("list",), (20, 3), (20, 3)),
        (("list", 0, "nested", 1, "deep"), (25, 1), (25, 8)),
        (("list", 1), None, (28, 3)),
        (("list", 1, "nested", 0, "deep"), (31, 1), (31, 8)),
    ],
)
def test_places(path: tuple[str | int, ...], key: tuple[int, int] | None, place: tuple[int, int]) -> None:
    ((at_key, node),) = [(key, node) for where, key, node in places(parse(EVERYTHING)) if where == path]
    assert (node.line, node.column) == place
    assert key == (None if at_key is None else (at_key.line, at_key.column))


def test_lines_may_end_as_on_windows() -> None:
    unix, windows = parse(EVERYTHING), parse(EVERYTHING.replace("\n", "\r\n"))
    assert windows == unix


SIGNS = st.sampled_from([*"ab.=[]{},\"'\\#\n\t 1-+_:eT", '"""', "'''", "[[", "]]", "ü", "true", "inf", "\r\n", "\0"])
TEXTS = st.lists(SIGNS, max_size=30).map("".join) | st.text(max_size=30)


def compare(text: str) -> None:
    """The text is read as tomllib reads it, or has a mistake at a place."""
    try:
        data = tomllib.loads(text.replace("\r\n", "\n"))
    except ValueError:
        with pytest.raises(MistakeError) as caught:
            parse(text)
        assert str(caught.value.message)
        assert caught.value.line is not None
        assert 1 <= caught.value.line <= text.count("\n") + 1
    else:
        check(parse(text), data)


@given(TEXTS)
def test_any_text_is_read_as_tomllib_reads_it(text: str) -> None:
    compare(text)


@given(st.integers(0, len(EVERYTHING)), st.integers(0, 3), SIGNS)
def test_changed_texts_are_read_as_tomllib_reads_them(at: int, width: int, sign: str) -> None:
    compare(EVERYTHING[:at] + sign + EVERYTHING[at + width :])


def check(node: Node, data: object) -> None:
    """The tree holds the data, and each key and value has a place."""
    match node:
        case Table():
            assert isinstance(data, dict)
            assert [key.text for key, _ in node.entries] == list(data)
            for key, inner in node.entries:
                assert key.line is not None
                assert inner.line is not None
                check(inner, data[key.text])
        case Items():
            assert isinstance(data, list)
            assert len(node.nodes) == len(data)
            for item, expected in zip(node.nodes, data, strict=True):
                assert item.line is not None
                check(item, expected)
        case Scalar():
            assert node.text == (str(data) if not isinstance(data, bool) else str(data).lower())


@pytest.mark.parametrize("text", ["a=" + "[" * 5000, "a=" + "{a=" * 5000, "a=" + "[" * 900 + "]" * 900])
def test_what_is_nested_too_deeply(text: str) -> None:
    with pytest.raises(MistakeError):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        ".".join("a" * 5000) + " = 1",
        f"[{'.'.join('a' * 200)}]",
        ".".join(['"a b"'] * 200) + " = 1",
        " . ".join(["'a'", "b"] * 100) + " = 1",
        "x = 1\n" + ".".join("a" * 99) + " = 1",
    ],
)
def test_a_key_of_thousands_of_parts(text: str) -> None:
    with pytest.raises(MistakeError) as caught:
        parse(text)
    assert str(caught.value.message) == "This TOML is nested too deeply."
    assert caught.value.line == text.count("\n") + 1


@pytest.mark.parametrize(
    "text", ["a = " + "[" * 90 + "]" * 90, "a = " + "{b = " * 90 + "1" + "}" * 90, "a = " + "[" * 9999]
)
def test_values_in_values(text: str) -> None:
    with pytest.raises(MistakeError, match="nested too deeply"):
        parse(text)


def test_dots_in_texts_and_comments_are_none_of_a_key() -> None:
    assert parse(f"# {'z. B. ' * 90}\na = '{'... ' * 90}'\nb.c = 1.5")
