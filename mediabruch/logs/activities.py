"""What the activities of a log are in the model: the product of matching names."""

from collections.abc import Mapping
from typing import NamedTuple

from mediabruch.model import FlowNode
from mediabruch.statements.fit.matching_ids import SURE


class ActivityMatch(NamedTuple):
    """One activity of the log, and what it is in the model."""

    activity: str
    """As the log calls it."""
    nodes: tuple[FlowNode, ...] = ()
    """The steps or events that it may be: several where several have the label; none where the model has none such."""
    confidence: float = 0.0
    """In 0..1."""
    is_stated: bool = False
    """Whether a person says so, in a mapping file: also of what the model does not know."""

    @property
    def is_sure(self) -> bool:
        """Whether it needs no question."""
        return self.is_stated or (bool(self.nodes) and self.confidence >= SURE)

    @property
    def is_doubtful(self) -> bool:
        """Whether there is a guess that is not sure."""
        return bool(self.nodes) and not self.is_sure

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the nodes, as far as they have any."""
        return tuple(node.id for node in self.nodes if node.id)


class ActivityMapping(NamedTuple):
    """All activities of a log, and what they are in the model."""

    matches: tuple[ActivityMatch, ...]
    """In the order in which the activities were named."""

    @property
    def nodes(self) -> Mapping[str, tuple[FlowNode, ...]]:
        """What each activity is for sure; nothing where that is doubtful or the model has no such step."""
        return {match.activity: match.nodes if match.is_sure else () for match in self.matches}

    @property
    def steps(self) -> Mapping[str, tuple[int, ...]]:
        """The keys of the steps that each activity is for sure; none where it is an event or nothing in the model."""
        return {name: tuple(node.key for node in nodes if node.is_activity) for name, nodes in self.nodes.items()}

    @property
    def events(self) -> Mapping[str, tuple[int, ...]]:
        """The keys of the events that an activity is for sure, for those that are any."""
        found = {name: tuple(node.key for node in nodes if not node.is_activity) for name, nodes in self.nodes.items()}
        return {name: keys for name, keys in found.items() if keys}

    @property
    def doubtful(self) -> tuple[ActivityMatch, ...]:
        """Those of which there is a guess that somebody should look at."""
        return tuple(match for match in self.matches if match.is_doubtful)

    @property
    def unmatched(self) -> tuple[ActivityMatch, ...]:
        """Those that are like nothing in the model, as far as nobody says otherwise."""
        return tuple(match for match in self.matches if not match.nodes and not match.is_stated)
