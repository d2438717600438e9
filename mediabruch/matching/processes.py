"""Which processes of two houses are the same: by service key, else by name, labels and structure.

Source: vectors of labels and words, weighted by how few processes have them (G. Salton and C. Buckley, Term-weighting
approaches in automatic text retrieval, 1988), compared by their cosine; the margin over the next best is the doubt.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum, log, sqrt

from mediabruch.matching.texts import like_labels
from mediabruch.model import Model
from mediabruch.notation.letters import comparable

_WEIGHTS = {"name": 0.3, "labels": 0.5, "structure": 0.2}
_CLEAR = 0.1
"""How much better than the next best a likeness must be to be beyond doubt."""
_LEAST, _ALIKE = 0.3, 0.6
"""Likeness below which no pair is made, and from which two processes are as alike as versions of one can be."""
_WITHOUT_KEY = 0.95
"""Most that a pair is worth that no service key vouches for."""
_MOST_CANDIDATES = 8
"""Processes that a process is compared with: those that share most with it."""
_COMMON = 200
"""A label that more processes have tells nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessTraits:
    """What a process is known by."""

    key: str
    """What the caller calls it, such as its path."""
    name: str = ""
    """Its title."""
    service_key: str = ""
    """Of the service that it carries out, as stated; empty where nobody did."""
    labels: tuple[str, ...] = ()
    """Of its elements."""
    structure: Mapping[str, int] = field(default_factory=dict)
    """How many elements of each type it has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessPair:
    """A process of the one house and one of the other that are the same."""

    one: str
    other: str
    confidence: float
    """In 0..1."""
    by_key: bool = False
    """Both carry out the same service, as stated."""


def traits_of(model: Model, key: str, service_key: str = "") -> ProcessTraits:
    """What a model is known by; `key` is what the caller calls it."""
    labels = [node.name for node in model.nodes]
    labels += (name for flow in model.message_flows for name in (flow.name, flow.message))
    labels += (one.name for kind in (model.participants, model.lanes, model.data, model.sequence_flows) for one in kind)
    labels += (note.text for note in model.text_annotations)
    structure = Counter(str(node.type) for node in model.nodes)
    structure += Counter(str(kind.kind) for node in model.nodes for kind in node.event_definitions)
    for type_, elements in (
        ("pool", model.participants),
        ("lane", model.lanes),
        ("flow", model.sequence_flows),
        ("message", model.message_flows),
        ("data", model.data),
    ):
        structure[type_] += len(elements)
    return ProcessTraits(
        key=key,
        name=model.name,
        service_key=service_key,
        labels=tuple(label for label in labels if label.strip()),
        structure=+structure,
    )


def pair_processes(ours: Sequence[ProcessTraits], theirs: Sequence[ProcessTraits]) -> tuple[ProcessPair, ...]:
    """The pairs of processes, each process in one pair at most; in the order of `ours`.

    Those of one service key come first; processes of different keys are never the same. Cost: each process is compared
    with a bounded number of others, those that share most labels and words with it.
    """
    likeness = _Likeness(ours, theirs)
    found: dict[str, ProcessPair] = {}
    taken: set[str] = set()
    for by_key in (True, False):
        open_ours = [one for one in ours if one.key not in found]
        open_theirs = [other for other in theirs if other.key not in taken]
        for pair in _greedy(likeness.candidates(open_ours, open_theirs, by_key=by_key), by_key=by_key):
            found[pair.one] = pair
            taken.add(pair.other)
    return tuple(found[one.key] for one in ours if one.key in found)


def _greedy(candidates: Iterable[tuple[str, str, float]], *, by_key: bool) -> Iterator[ProcessPair]:
    """The most alike first, each process once."""
    found = list(candidates)
    rivals: dict[tuple[int, str], list[tuple[float, str]]] = defaultdict(list)
    for one, other, like in found:
        rivals[0, one].append((like, other))
        rivals[1, other].append((like, one))
    taken: set[tuple[int, str]] = set()
    for one, other, like in sorted(found, key=lambda each: (-each[2], each[0], each[1])):
        if (0, one) in taken or (1, other) in taken:
            continue
        beaten = [rival for rival, name in rivals[0, one] if name != other]
        beaten += [rival for rival, name in rivals[1, other] if name != one]
        margin = like - max(beaten, default=0.0)
        doubt = 0.5 + 0.5 * min(1.0, max(0.0, margin) / _CLEAR)
        confidence = doubt if by_key else min(_WITHOUT_KEY, like / _ALIKE) * doubt
        if by_key or like >= _LEAST:
            taken |= {(0, one), (1, other)}
            yield ProcessPair(one=one, other=other, confidence=round(confidence, 4), by_key=by_key)


class _Likeness:
    """Compares processes. What few of them have weighs more."""

    def __init__(self, ours: Sequence[ProcessTraits], theirs: Sequence[ProcessTraits]) -> None:
        self._terms = {id(one): _terms(one) for one in (*ours, *theirs)}
        times = Counter(term for terms in self._terms.values() for term in terms)
        count = len(self._terms)
        self._rarity = {term: log(1 + count / often) for term, often in times.items()}
        self._times = times

    def candidates(
        self, ours: Sequence[ProcessTraits], theirs: Sequence[ProcessTraits], *, by_key: bool
    ) -> Iterator[tuple[str, str, float]]:
        """Pairs with their likeness."""
        known: dict[object, list[ProcessTraits]] = defaultdict(list)
        for other in theirs:
            for clue in self._clues(other, by_key=by_key):
                known[clue].append(other)
        for one in ours:
            shared: Counter[int] = Counter()
            by_id: dict[int, ProcessTraits] = {}
            for clue in self._clues(one, by_key=by_key):
                for other in known.get(clue, ()):
                    shared[id(other)] += 1
                    by_id[id(other)] = other
            for number, _ in sorted(shared.items(), key=lambda item: (-item[1], by_id[item[0]].key))[:_MOST_CANDIDATES]:
                other = by_id[number]
                if by_key or not (one.service_key and other.service_key):
                    yield one.key, other.key, self.of(one, other)

    def _clues(self, one: ProcessTraits, *, by_key: bool) -> Iterator[object]:
        if by_key:
            if one.service_key:
                yield one.service_key
            return
        yield from (term for term in self._terms[id(one)] if self._times[term] <= _COMMON)

    def of(self, one: ProcessTraits, other: ProcessTraits) -> float:
        """How like two processes are, in 0..1. What both lack says nothing, and does not count."""
        parts = {
            "name": like_labels(comparable(one.name), comparable(other.name)) if one.name and other.name else None,
            "labels": self._like_terms(self._terms[id(one)], self._terms[id(other)]),
            "structure": _overlap(one.structure, other.structure),
        }
        known = {name: part for name, part in parts.items() if part is not None}
        weight = fsum(_WEIGHTS[name] for name in known)
        return fsum(_WEIGHTS[name] * part for name, part in known.items()) / weight if weight else 0.0

    def _like_terms(self, one: Mapping[str, int], other: Mapping[str, int]) -> float | None:
        """The cosine of two vectors of terms."""
        if not one or not other:
            return None
        ours, theirs = ({term: self._rarity[term] * sqrt(n) for term, n in terms.items()} for terms in (one, other))
        product = fsum(weight * theirs[term] for term, weight in ours.items() if term in theirs)
        return product / sqrt(fsum(w * w for w in ours.values()) * fsum(w * w for w in theirs.values()))


def _terms(one: ProcessTraits) -> Counter[str]:
    """The labels of a process, and the words in them."""
    labels = [comparable(label) for label in one.labels]
    return Counter([*labels, *(word for label in labels for word in label.split() if word != label)])


def _overlap(one: Mapping[str, int], other: Mapping[str, int]) -> float | None:
    """What two countings have in common, in 0..1."""
    total = sum(one.values()) + sum(other.values())
    shared = sum(min(count, other.get(name, 0)) for name, count in one.items())
    return 2 * shared / total if total else None
