"""A configuration's text into options; its mistakes as errors with line and column."""

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePath

from mediabruch.checks.policy import CheckConfig
from mediabruch.config.channels import CHANNEL_MEDIA, ChannelMedia
from mediabruch.config.checks import CHECK
from mediabruch.config.config import SHARED_FILE, TABLE, Config
from mediabruch.config.costs import COST
from mediabruch.config.entries import Found, found_in
from mediabruch.config.measures import MEASURES
from mediabruch.config.properties import PROPERTIES
from mediabruch.config.vocabulary import ConfigSection
from mediabruch.errors import ConfigError, Message
from mediabruch.media import BreakDefinition
from mediabruch.notation.nearest import nearest
from mediabruch.notation.nodes import MistakeError, Node, Scalar, Table, gathered, mistake
from mediabruch.notation.toml import parse
from mediabruch.options import PUBLISHED, CustomProperty, CustomTerm, Options, OwnCosts, OwnMeasure, Vocabulary
from mediabruch.patterns import pattern

_LOST_COLOR = pattern(r"^[ \t]*(#[0-9a-fA-F]{3,8})[ \t]*=", re.MULTILINE)
"""A color without quotes: to TOML a comment, which nobody would miss."""
_ALMOST = 0.8
""""medienbruch" is this like "mediabruch"."""


def config_of(text: str, path: str) -> Config:
    r"""The options in a text. Raises `ConfigError` with the mistakes in it.

    >>> config_of("[terms]\nLaufzettel = paper", "mediabruch.toml")
    Traceback (most recent call last):
    mediabruch.errors.ConfigError: mediabruch.toml:2:14: TOML does not know the value paper. Did you mean "paper"?
    """
    mistakes: list[MistakeError] = []
    found: Found = {}
    try:
        ours, cited = _ours(parse(text), PurePath(path).name)
        _check_colors(text)
        found = found_in(ours, cited, mistakes)
    except MistakeError as error:
        mistakes.append(error)
    if mistakes:
        raise gathered(mistakes, ConfigError, path)
    return _config(found, path)


def _ours(root: Table, file: str) -> tuple[Node, str]:
    """The part of a file that is meant for mediabruch, and how evidence cites what stands there."""
    if file != SHARED_FILE:
        return root, f"{file}: "
    node: Node = root
    for name in TABLE:
        entries = {key.text: (key, value) for key, value in node.entries} if isinstance(node, Table) else {}
        if name not in entries:
            raise _no_table({} if name == TABLE[0] else {text: key for text, (key, _) in entries.items()})
        _, node = entries[name]
    return node, f"{file}: {'.'.join(TABLE)}."


def _no_table(tools: Mapping[str, Scalar]) -> MistakeError:
    near = almost_ours(tools)
    if near is None:
        return MistakeError(Message("This file has no table [tool.mediabruch]."))
    return mistake(tools[near], Message("This file has no table [tool.mediabruch], but [tool.{name}].", name=near))


def almost_ours(tools: Iterable[str]) -> str | None:
    """The name among those of tools that is probably meant for ours."""
    return nearest(TABLE[-1], tools, _ALMOST)


def _check_colors(text: str) -> None:
    if found := _LOST_COLOR.search(text):
        start = found.start(1)
        message = Message(
            'A comment begins here; as a name, a color stands in quotes: "{color}".', color=found.group(1)
        )
        raise MistakeError(message, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))


def _config(found: Found, path: str) -> Config:
    words = {str(section): _words(found[section]) for section in ConfigSection if section in found}
    stated = found.get(PROPERTIES, ())
    properties = tuple(one for one in stated if isinstance(one, CustomProperty)) if isinstance(stated, tuple) else ()
    lang, check = found.get("lang"), found.get(CHECK)
    costs = found.get(COST)
    return Config(
        path=path,
        lang=None if lang is None else str(lang),
        organization=str(found.get("organization", "")),
        size_class=str(found.get("size_class", "")),
        options=Options(
            definition=BreakDefinition(str(found.get("definition", BreakDefinition.STANDARD))),
            inference=bool(found.get("inference", True)),
            vocabulary=Vocabulary(**words, properties=properties, habits=bool(found.get("habits", False))),
            administration=bool(found["administration"]) if "administration" in found else None,
            costs=costs if isinstance(costs, OwnCosts) else PUBLISHED,
            measures=_own_measures(found.get(MEASURES, ())),
            own_rules=_names(found.get("rules", ())),
        ),
        exclude=_names(found.get("exclude", ())),
        channel_media=_channels(found.get(CHANNEL_MEDIA, ())),
        stated_check=check if isinstance(check, CheckConfig) else None,
    )


def _names(value: object) -> tuple[str, ...]:
    assert isinstance(value, tuple), "names and patterns"
    return value


def _channels(value: object) -> ChannelMedia:
    assert isinstance(value, tuple), "pairs of a name and a medium"
    return value


def _own_measures(value: object) -> tuple[OwnMeasure, ...]:
    assert isinstance(value, tuple), "what is said of measures"
    return value


def _words(value: object) -> tuple[CustomTerm, ...]:
    assert isinstance(value, tuple), "sections hold words"
    return value
