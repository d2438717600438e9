"""Own rules: patterns that a package brings under the entry points `mediabruch.patterns`.

They are loaded only where the configuration names them. A rule that fails is named, and the check goes on without it.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mediabruch.errors import ConfigError, Message
from mediabruch.rules.kinds import Kind

if TYPE_CHECKING:  # networkx takes longer to import than it takes to find everything in the cache
    from importlib.metadata import EntryPoint

    from mediabruch.findings.collect import Collector
    from mediabruch.findings.finding import Finding
    from mediabruch.rules.patterns import Match, Pattern

GROUP = "mediabruch.patterns"
_CODE = re.compile(r"(?!MB)[A-Z]{2,12}\d{1,4}")


class Loaded(NamedTuple):
    """What became of the entry points that are named."""

    patterns: "tuple[tuple[str, Pattern], ...]"
    """By their names."""
    troubles: tuple[Message, ...]

    @property
    def kinds(self) -> dict[str, Kind]:
        """The kinds of the rules, by code."""
        return {pattern.kind.code: pattern.kind for _, pattern in self.patterns}


@cache
def load_patterns(names: tuple[str, ...]) -> Loaded:
    """Load the rules of these names. Raises `ConfigError` for a name that no installed package knows."""
    if not names:
        return Loaded((), ())
    from importlib.metadata import entry_points  # who has no own rules need not wait for it

    known = {point.name: point for point in entry_points(group=GROUP)}
    patterns: list[tuple[str, Pattern]] = []
    troubles: list[Message] = []
    for name in names:
        if name not in known:
            raise ConfigError(_unknown(name, sorted(known)))
        try:
            patterns.append((name, _load(known[name])))
        except Exception as error:  # noqa: BLE001 - foreign code may raise anything
            reason = f"{type(error).__name__}: {error}"
            troubles.append(Message("The own rule {name} cannot be loaded: {reason}", name=name, reason=reason))
    return Loaded(tuple(patterns), tuple(troubles))


def _unknown(name: str, known: list[str]) -> Message:
    if known:
        return Message("There is no own rule {name}; there are {known}.", name=name, known=", ".join(known))
    return Message(
        "There is no own rule {name}: no installed package has an entry point {group}.", name=name, group=GROUP
    )


def _load(point: "EntryPoint") -> "Pattern":
    from mediabruch.rules.patterns import Pattern

    pattern = point.load()
    if isinstance(pattern, type):
        pattern = pattern()
    if not isinstance(pattern, Pattern) or not isinstance(pattern.kind, Kind):
        message = "it is no mediabruch.rules.Pattern"
        raise TypeError(message)
    if not _CODE.fullmatch(pattern.kind.code):
        message = f"its code {pattern.kind.code!r} is not capital letters and digits, or begins with MB"
        raise ValueError(message)
    return pattern


def run_patterns(names: Sequence[str], collector: "Collector") -> "tuple[list[Finding], tuple[Message, ...]]":
    """The findings of own rules in one model, and which of them failed."""
    found: list[Finding] = []
    troubles: list[Message] = []
    for name, pattern in load_patterns(tuple(names)).patterns if names else ():
        try:
            found += collector.own(pattern.kind, _checked(pattern, collector))
        except Exception as error:  # noqa: BLE001 - foreign code may raise anything
            reason = f"{type(error).__name__}: {error}"
            path = collector.analysis.model.path
            troubles.append(
                Message("The own rule {name} failed in {path}: {reason}", name=name, path=path, reason=reason)
            )
    return found, tuple(troubles)


def _checked(pattern: "Pattern", collector: "Collector") -> "list[Match]":
    """The matches of a rule, each at a step or message flow of the model."""
    from mediabruch.rules.patterns import Match

    matches = list(pattern(collector.graph))
    model = collector.analysis.model
    for match in matches:
        if not isinstance(match, Match):
            message = f"it found {type(match).__name__}, not Match"
            raise TypeError(message)
        for key in (match.step, *(stop.carrier for stop in match.way)):
            if key not in model.node_by_key and key not in model.message_flow_by_key:
                message = f"it names {key!r}, which is no key of a step or message flow"
                raise ValueError(message)
    return matches
