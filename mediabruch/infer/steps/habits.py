"""What the kind of process and of step lets assume of a step of which nothing is known (`lexicon/habits.tsv`).

Weak sources: read only where the configuration asks for them, and what they give is assumed.
"""

from collections.abc import Iterator

from mediabruch.infer.lexicon import FOLDER
from mediabruch.infer.reading.evidence import Argument
from mediabruch.infer.steps.context import ModelContext
from mediabruch.infer.steps.purposes import Terms, purposes_of
from mediabruch.infer.text.normal import words_of
from mediabruch.media import Medium
from mediabruch.model import FlowNode
from mediabruch.notation.tsv import rows

_WEIGHT = 0.62
"""Just enough to be assumed where nothing speaks against it."""


def habits(node: FlowNode, context: ModelContext) -> Iterator[Argument]:
    """The arguments of the first habit that fits the step's purpose and the name of its process."""
    purposes = purposes_of(node.name, context.house)
    if not purposes:
        return
    words = tuple(word for name in _names(node, context) for word in words_of(name))
    for row in rows(FOLDER / "habits.tsv"):
        kinds = Terms(row["process"].split(" | ")) if row["process"] else None
        if row["purpose"] in purposes and (kinds is None or kinds.hold(words)):
            for side in ("receives", "produces"):
                if row[side]:
                    media = frozenset({Medium(row[side])})
                    yield Argument(side, media, _WEIGHT, "default", node.name, f"habits: {row['purpose']}")
            return


def _names(node: FlowNode, context: ModelContext) -> Iterator[str]:
    """What the model and the step's process and pool are called."""
    yield context.model.name
    yield from (process.name for process in context.model.processes if process.key == node.process)
    yield from (pool.name for pool in context.model.participants if pool.process == node.process)
