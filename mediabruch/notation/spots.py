"""Where in the text of an annotation file each key and each value stands, so that a change leaves the rest as it is."""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from mediabruch.notation.json_events import TOKEN
from mediabruch.notation.letters import composed
from mediabruch.notation.yaml_events import loader_for

if TYPE_CHECKING:
    import yaml


class TextSpot(NamedTuple):
    """A value, or a key, and the characters that it takes: `text[start:end]`."""

    start: int
    end: int
    """Behind its last character, comments and blanks aside; where nothing is written, the same as `start`."""
    text: str | None = None
    """Of a single word; `None` for tables and lists."""
    pairs: tuple[tuple["TextSpot", "TextSpot"], ...] = ()
    """Of a table, in the order of the file."""
    is_table: bool = False
    in_brackets: bool = False
    """A table in braces, `{...}`, whose pairs are separated by commas; other tables have a line for each pair."""


def spots(text: str, path: str) -> TextSpot | None:
    """The spots of a valid annotation file; `None` for one that says nothing at all."""
    if path.lower().endswith(".json"):
        return _json_spots(text)
    return _yaml_spots(text)


def _yaml_spots(text: str) -> TextSpot | None:
    import yaml  # only who edits needs it

    events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=loader_for(text)))
    first = next((event for event in events if isinstance(event, yaml.NodeEvent)), None)
    return None if first is None else _yaml_spot(first, events, text)


def _yaml_spot(event: "yaml.NodeEvent", events: "Iterator[yaml.Event]", text: str) -> TextSpot:
    import yaml  # already loaded

    start = _index(event.start_mark)
    if isinstance(event, yaml.ScalarEvent):
        end = _index(event.end_mark)
        return TextSpot(
            start, start + len(text[start:end].rstrip()), composed(event.value)
        )  # block texts include the lines below
    assert isinstance(event, yaml.CollectionStartEvent), "annotations have no aliases"
    inside: list[TextSpot] = []
    while isinstance(following := next(events), yaml.NodeEvent):
        inside.append(_yaml_spot(following, events, text))
    in_brackets = bool(event.flow_style)
    end = _index(following.end_mark) if in_brackets else inside[-1].end
    return TextSpot(start, end, None, *_pairs(inside, is_table=isinstance(event, yaml.MappingStartEvent)), in_brackets)


def _index(mark: object) -> int:
    """A place that PyYAML names, as its characters are counted."""
    index = getattr(mark, "index", 0)
    assert isinstance(index, int)
    return index


def _pairs(inside: list[TextSpot], *, is_table: bool) -> tuple[tuple[tuple[TextSpot, TextSpot], ...], bool]:
    return tuple(zip(inside[::2], inside[1::2], strict=True)) if is_table else (), is_table


def _json_spots(text: str) -> TextSpot | None:
    tokens = (token for token in TOKEN.finditer(text) if token.group() != "\n")
    first = next(tokens, None)
    return None if first is None else _json_spot(first, tokens)


def _json_spot(token: re.Match[str], tokens: Iterator[re.Match[str]]) -> TextSpot:
    word = token.group()
    if word not in {"{", "["}:
        return TextSpot(token.start(), token.end(), composed(json.loads(word)) if word[0] == '"' else word)
    inside: list[TextSpot] = []
    while (following := next(tokens)).group() not in {"}", "]"}:
        inside.append(_json_spot(following, tokens))
    return TextSpot(token.start(), following.end(), None, *_pairs(inside, is_table=word == "{"), in_brackets=True)
