"""Which models are the same as before, though they were moved, renamed or changed."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from mediabruch.matching.same_elements import Labels, are_foreign, is_telling, likeness, plain_label

LIKE = 0.5
"""Least likeness of a model that has another path."""
_CANDIDATES = 5
"""Of how many models, those that share the most, the likeness is computed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelTraits:
    """What a model is known by."""

    path: str
    elements: Labels = field(default_factory=dict)
    sha256: str = ""
    """Digest of its file; empty where it is not known."""
    service_key: str = ""
    """Of the service that it carries out, as stated; empty where nobody did."""


def same_models(
    before: Sequence[ModelTraits], now: Sequence[ModelTraits], renames: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The paths of now with those that their models had before. `renames` is what git says, the new path first.

    Those of one service key come first, where it tells: those that kept their paths, and those that alone have it then
    and now. A model at its old path stays the same unless another one was put in its place. Then come those of equal
    content, and those that are alike, the most alike first; of equals, what git says, and the nearest place. Last come
    git's renames of models that hardly have labels.
    Cost: the moved models of now times those of then that share a label with them.
    """
    pairing = _Pairing(before, now)
    for path, was in sorted(pairing.of_one_key()):
        pairing.pair(path, was)
    for path in pairing.now.keys() & pairing.before.keys():
        if not are_foreign(*pairing.elements(path, path), counts_ids=True):
            pairing.pair(path, path)
    for *_, path, was in sorted(pairing.of_equal_content()):
        pairing.pair(path, was)
    for *_, path, was in sorted(pairing.alike(renames or {})):
        pairing.pair(path, was)
    for path, was in sorted((renames or {}).items()):
        if pairing.has(path, was) and not are_foreign(*pairing.elements(path, was), counts_ids=False):
            pairing.pair(path, was)
    return pairing.pairs


_Distance = tuple[bool, int]


class _Pairing:
    """Pairs made so far, and the models that are still open."""

    def __init__(self, before: Sequence[ModelTraits], now: Sequence[ModelTraits]) -> None:
        self.before = {one.path: one for one in before}
        self.now = {one.path: one for one in now}
        self.pairs: dict[str, str] = {}

    def has(self, path: str, was: str) -> bool:
        """Whether both are still open."""
        return path in self.now and was in self.before

    def elements(self, path: str, was: str) -> tuple[Labels, Labels]:
        """The elements of two models that are still open: those of then, and those of now."""
        return self.before[was].elements, self.now[path].elements

    def pair(self, path: str, was: str) -> None:
        """Make a pair, if both are still open."""
        if self.has(path, was):
            self.pairs[path] = was
            del self.now[path], self.before[was]

    def of_one_key(self) -> Iterator[tuple[str, str]]:
        """Open models that carry out one service, as stated: the path and the old one."""
        then, today = _by_key(self.before), _by_key(self.now)
        for key in then.keys() & today.keys():
            kept = then[key] & today[key]
            yield from ((path, path) for path in kept)
            moved, lost = today[key] - kept, then[key] - kept
            if len(moved) == len(lost) == 1:
                yield moved.pop(), lost.pop()

    def of_equal_content(self) -> Iterator[tuple[_Distance, str, str]]:
        """Open models whose files are equal, with how far they have moved, the path and the old one."""
        by_content = defaultdict(list)
        for one in self.before.values():
            by_content[one.sha256].append(one.path)
        for one in self.now.values():
            for was in by_content[one.sha256] if one.sha256 else ():
                yield _distance(one.path, was), one.path, was

    def alike(self, renames: Mapping[str, str]) -> Iterator[tuple[float, bool, _Distance, str, str]]:
        """Open models that are alike: their likeness below zero, what git says, how far they have moved, both paths."""
        by_trait = defaultdict(list)
        for was, one in self.before.items():
            for trait in _traits(one.elements):
                by_trait[trait].append(was)
        for path, one in self.now.items():
            shared = Counter(was for trait in _traits(one.elements) for was in by_trait[trait])
            candidates = ((-count, _distance(path, was), was) for was, count in shared.items())
            for _, distance, was in sorted(candidates)[:_CANDIDATES]:
                share = likeness(self.before[was].elements, one.elements)
                if share >= LIKE:
                    yield -share, renames.get(path) != was, distance, path, was


def _distance(path: str, was: str) -> _Distance:
    """How far a model has moved: whether its file has another name, and, below zero, how many folders are the same."""
    *folders, name = path.split("/")
    *before, old = was.split("/")
    return name != old, -len(list(takewhile(lambda pair: pair[0] == pair[1], zip(folders, before, strict=False))))


def _by_key(models: Mapping[str, ModelTraits]) -> dict[str, set[str]]:
    """The paths of the models of each service key."""
    found = defaultdict(set)
    for path, one in models.items():
        if one.service_key:
            found[one.service_key].add(path)
    return found


def _traits(elements: Labels) -> set[tuple[str, str]]:
    """Labels and telling ids."""
    labels = {("label", plain_label(label)) for label in elements.values() if label.strip()}
    return labels | {("id", each) for each in elements if is_telling(each)}
