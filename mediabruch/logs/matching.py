"""Names of activities to steps: by label or id, whatever their spelling, umlauts and numbers."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from mediabruch.errors import Message
from mediabruch.logs.activities import ActivityMapping, ActivityMatch
from mediabruch.model import EVENTS, FlowNode, Model
from mediabruch.notation.letters import comparable
from mediabruch.notation.nodes import brief
from mediabruch.patterns import pattern
from mediabruch.statements.fit.fingerprints import Fingerprint
from mediabruch.statements.fit.matching_ids import match_ids

_PLAINLY = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_MARKS = pattern(r"[\W_]+")
_NUMBER = pattern(r"^[\W_]*([a-z]{0,4}[._-]?\d+(?:[ ._-]\d+)*[a-z]?|[a-z]\b(?=[).:]))[\W_]+(?=\S)", re.IGNORECASE)
"""What steps are numbered with: `T02`, `3.1`, `(4)`, `a)`."""
_SHOWN = 4
"""Names of each side in a sentence."""
_OTHER_NUMBER = 0.7
"""How sure two names of the same words are that bear different numbers."""


def plain_name(name: str) -> str:
    """A name by its letters and digits only, with umlauts written out.

    >>> plain_name("Antrag_Prüfen (2)"), plain_name("antrag pruefen 2")
    ('antrag pruefen 2', 'antrag pruefen 2')
    """
    return _MARKS.sub(" ", comparable(name).translate(_PLAINLY)).strip()


def numbered(name: str) -> tuple[str, str]:
    """The number before a name, and the name behind it.

    >>> numbered("T02 Check it"), numbered("3.1. Prüfen"), numbered("Check it"), numbered("2 Ausfertigungen drucken")
    (('t02', 'check it'), ('3 1', 'pruefen'), ('', 'check it'), ('2', 'ausfertigungen drucken'))
    """
    found = _NUMBER.match(name.strip())
    if found is None:
        return "", plain_name(name)
    return plain_name(found[1]), plain_name(name.strip()[found.end() :])


_Key = Callable[[str], object]
_LEVELS: Sequence[tuple[float, _Key]] = (
    (1.0, comparable),
    (0.98, plain_name),
)
"""How sure it is that two names mean the same that are equal in this respect, the surest first."""


def match_activities(model: Model, names: Iterable[str]) -> ActivityMapping:
    """Find out which steps or events the activities of a log are.

    Names are compared with labels and ids: as they are, without marks and umlauts, without numbers; the rest by
    likeness, as `annotate --check` finds elements again. Steps come before events of the same label. Cost: linear in
    names and steps, and quadratic in those that are not equal in any respect.
    """
    names = tuple(dict.fromkeys(names))
    activities = [node for node in model.nodes if node.is_activity]
    events = [node for node in model.nodes if node.type in EVENTS and node.name.strip()]
    found: dict[str, ActivityMatch] = {}
    for nodes in (activities, events):
        index = _Index(nodes)
        for name in names:
            if name not in found and (match := index.match(name)) is not None:
                found[name] = match
    taken = {node.key for match in found.values() for node in match.nodes}
    rest = [name for name in names if name not in found]
    found.update(_alike(rest, [node for node in (*activities, *events) if node.key not in taken]))
    return ActivityMapping(matches=tuple(found.get(name) or ActivityMatch(activity=name) for name in names))


class _Index:
    """Nodes by what their labels and ids are called in each respect."""

    def __init__(self, nodes: Sequence[FlowNode]) -> None:
        self._levels = [(confidence, key, _grouped(nodes, key)) for confidence, key in _LEVELS]
        self._ids = _grouped(nodes, comparable, lambda node: node.id or "")
        self._words = _grouped(nodes, lambda name: numbered(name)[1])
        self._numbers = _grouped(nodes, lambda name: numbered(name)[0])

    def match(self, name: str) -> ActivityMatch | None:
        """What a name means for all that can be said without weighing likeness."""
        for confidence, key, groups in self._levels:
            if nodes := groups.get(key(name)):
                return ActivityMatch(activity=name, nodes=nodes, confidence=confidence)
        if nodes := self._ids.get(comparable(name)):
            return ActivityMatch(activity=name, nodes=nodes, confidence=1.0)
        return self._by_words(name) or self._by_number(name)

    def _by_words(self, name: str) -> ActivityMatch | None:
        """The same words behind another number, or behind none."""
        number, words = numbered(name)
        nodes = self._words.get(words, ()) if words else ()
        if not nodes:
            return None
        numbers = {numbered(node.name)[0] for node in nodes}
        is_clear = len(numbers) == 1 and ("" in numbers or not number or number in numbers)
        return ActivityMatch(activity=name, nodes=nodes, confidence=0.95 if is_clear else _OTHER_NUMBER)

    def _by_number(self, name: str) -> ActivityMatch | None:
        """A number alone, for the one step that bears it."""
        nodes = self._numbers.get(plain_name(name), ())
        if len(nodes) != 1 or not any(letter.isdigit() for letter in name):
            return None
        return ActivityMatch(activity=name, nodes=nodes, confidence=0.9)


def _grouped(
    nodes: Iterable[FlowNode], key: _Key, text: Callable[[FlowNode], str] = lambda node: node.name
) -> Mapping[object, tuple[FlowNode, ...]]:
    groups: defaultdict[object, list[FlowNode]] = defaultdict(list)
    for node in nodes:
        if called := key(text(node)):
            groups[called].append(node)
    return {called: tuple(group) for called, group in groups.items()}


def _alike(names: Sequence[str], nodes: Sequence[FlowNode]) -> Iterator[tuple[str, ActivityMatch]]:
    """The best pairs of names and nodes that are left; never beyond doubt."""
    groups = _grouped(nodes, lambda label: numbered(label)[1])
    before = {name: Fingerprint(label=numbered(name)[1]) for name in names if numbered(name)[1]}
    now = {str(words): Fingerprint(label=str(words)) for words in groups}
    for match in match_ids(before, now):
        yield match.id, ActivityMatch(activity=match.id, nodes=groups[match.to], confidence=match.confidence)


def no_match(mapping: ActivityMapping, model: Model) -> Message:
    """That a log speaks of nothing in the model, with names of both, so that it is seen why."""
    names = [match.activity for match in mapping.matches if not _may_be_number(match.activity)]
    named = ", ".join(map(brief, names[:_SHOWN])) or "…"
    labels = ", ".join(brief(node.name) for node in model.activities[:_SHOWN] if node.name.strip())
    return Message(
        "None of the activities of the log is a step of the model; is it the model of this log? The log has: "
        "{activities}. The model has: {steps}. --mapping says which is which, and --step names another column.",
        activities=named,
        steps=labels,
    )


def _may_be_number(name: str) -> bool:
    """Whether this may be the number of a case, from a column that was taken for another; these are shown nowhere.

    >>> [_may_be_number(name) for name in ("AZ-2025/17", "4711", "T02 Check", "Prüfen")]
    [True, True, False, False]
    """
    return any(map(str.isdigit, name)) and len(name.split()) == 1
