"""What programs do to their own values: "set retry count", "Variablen anlegen", "log error".

In a task of no type it looks like clerks' work, and it is none: nothing is typed off, whatever came before. Nor does
anybody go on with a counter: who calls once more tells what was to be told at first, so it is aside. The words are
data, in `lexicon/technical.tsv`.
"""

from functools import lru_cache
from typing import NamedTuple

from mediabruch.infer.lexicon import FOLDER
from mediabruch.infer.reading.acts import Reading
from mediabruch.infer.steps.purposes import Terms
from mediabruch.infer.text.normal import words_of
from mediabruch.media import Annotation, Aside, Evidence
from mediabruch.model import FlowNode
from mediabruch.notation.tsv import rows

_SETTING = frozenset({"make", "edit", "enter", "do", ""})
"""Roles of acts that set a value; who checks variables, or saves them, looks at data."""
_SURE = 0.7


class _Values(NamedTuple):
    things: Terms
    acts: Terms | None
    """`None` for any that sets a value."""
    unless: Terms


@lru_cache(maxsize=1)
def _lists() -> tuple[_Values, ...]:
    return tuple(
        _Values(_terms(row["things"]), _terms(row["acts"]) if row.get("acts") else None, _terms(row.get("unless", "")))
        for row in rows(FOLDER / "technical.tsv")
    )


def _terms(text: str) -> Terms:
    return Terms([term for term in text.split(" | ") if term])


def sets_values(name: str, label: Reading) -> bool:
    """Whether all that a step does is done to a program's own values, by its name, and its label, read."""
    if len(label.acts) > 1 or any(
        mention.media is not None and not mention.entry.is_system for mention in label.mentions
    ):
        return False
    words = words_of(name)
    return any(
        each.things.hold(words)
        and (each.acts.hold(words) if each.acts is not None else _SETTING.issuperset(label.roles))
        and not each.unless.hold(words)
        for each in _lists()
    )


def with_own_values(known: Annotation, node: FlowNode) -> Annotation:
    """What is known of a step that only sets values: the steps after it go on with what they would have had without."""
    if not known.is_known:
        return known
    evidence = Evidence("label", node.name, node.id, node.line, None, "aside=true", _SURE)
    return known._replace(aside=Aside.OTHER, evidence=(*known.evidence, evidence))
