"""Own rules: what a package brings under the entry points of the group `mediabruch.rules`.

They are loaded only where the configuration names them. A rule that fails is named, and the work goes on without it.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mediabruch.errors import ConfigError, Message
from mediabruch.patterns import pattern
from mediabruch.rules import Match, Rule

if TYPE_CHECKING:  # few have own rules
    from importlib.metadata import EntryPoint

    from mediabruch.rules import HandoverGraph

GROUP = "mediabruch.rules"
_CODE = pattern(r"(?!MB)[A-Z]{2,12}\d{1,4}")


class OwnRules(NamedTuple):
    """What became of the entry points that are named."""

    by_name: tuple[tuple[str, Rule], ...] = ()
    """The rules by the names of their entry points."""
    troubles: tuple[Message, ...] = ()
    """Why others could not be loaded."""

    @property
    def rules(self) -> dict[str, Rule]:
        """The rules by their codes."""
        return {rule.code: rule for _, rule in self.by_name}


@cache
def load_rules(names: tuple[str, ...]) -> OwnRules:
    """Load the rules of these names. Raises `ConfigError` for a name that no installed package knows."""
    if not names:
        return OwnRules()
    from importlib.metadata import entry_points  # who has no own rules need not wait for it

    known = {point.name: point for point in entry_points(group=GROUP)}
    loaded: list[tuple[str, Rule]] = []
    troubles: list[Message] = []
    for name in names:
        if name not in known:
            raise ConfigError(_unknown(name, sorted(known)))
        try:
            loaded.append((name, _load(known[name])))
        except Exception as error:  # noqa: BLE001 - foreign code may raise anything
            reason = f"{type(error).__name__}: {error}"
            troubles.append(Message("The own rule {name} cannot be loaded: {reason}", name=name, reason=reason))
    return OwnRules(by_name=tuple(loaded), troubles=tuple(troubles))


def _unknown(name: str, known: list[str]) -> Message:
    if known:
        return Message("There is no own rule {name}; there are {known}.", name=name, known=", ".join(known))
    return Message(
        "There is no own rule {name}: no installed package has an entry point {group}.", name=name, group=GROUP
    )


def _load(point: "EntryPoint") -> Rule:
    rule = point.load()
    if not isinstance(rule, Rule):
        message = "it is no mediabruch.rules.Rule"
        raise TypeError(message)
    if not _CODE.fullmatch(rule.code):
        message = f"its code {rule.code!r} is not capital letters and digits, or begins with MB"
        raise ValueError(message)
    return rule


def run_rules(names: Sequence[str], graph: "HandoverGraph") -> Iterator[tuple[Rule, list[Match]] | Message]:
    """What own rules find in one model, and the troubles of those that fail."""
    for name, rule in load_rules(tuple(names)).by_name if names else ():
        try:
            yield rule, _checked(rule.find(graph) if rule.find else (), graph)
        except Exception as error:  # noqa: BLE001 - foreign code may raise anything
            reason = f"{type(error).__name__}: {error}"
            path = graph.model.path
            yield Message("The own rule {name} failed in {path}: {reason}", name=name, path=path, reason=reason)


def _checked(found: Iterable[Match], graph: "HandoverGraph") -> list[Match]:
    """The matches of a rule, each at a step or message flow of the model."""
    matches = list(found)
    model = graph.model
    for match in matches:
        if not isinstance(match, Match):
            message = f"it found {type(match).__name__}, not Match"
            raise TypeError(message)
        for key in (match.step, *(stop.carrier for stop in match.path)):
            if key not in model.node_by_key and key not in model.message_flow_by_key:
                message = f"it names {key!r}, which is no key of a step or message flow"
                raise ValueError(message)
    return matches
