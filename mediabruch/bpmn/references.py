"""Ids into elements: with or without prefix, once or twice in a file, or nowhere."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from mediabruch.bpmn.found import TAG, ElementKind, FoundElement, FoundElements
from mediabruch.notation.letters import composed

_INNER = frozenset(f"{TAG}{name}" for name in ("dataInput", "dataOutput", "property", "inputSet", "outputSet"))


class References:
    """Looks up what an id refers to."""

    def __init__(self, scan: FoundElements) -> None:
        self._scan = scan
        self._first: dict[str, FoundElement] = {}
        self.twins: dict[str, list[FoundElement]] = {}
        """The elements of each id that stands more than once, in document order."""
        self._substitutes: dict[str, FoundElement] | None = None
        first = self._first
        for some in scan.found.values():
            for found in some:
                if found.id is not None and first.setdefault(found.id, found) is not found:
                    self.twins.setdefault(found.id, [first[found.id]]).append(found)
        for several in self.twins.values():
            several.sort(key=lambda found: found.key)
        self.only = first if not self.twins else {key: found for key, found in first.items() if key not in self.twins}
        """The elements whose id stands but once: what is nearly always referred to."""

    def find(
        self, reference: str | None, kinds: frozenset[ElementKind], near: FoundElement | None = None
    ) -> FoundElement | None:
        """The element of one of these kinds: exactly this id first, else what follows the last colon.

        At last the only one whose id has more before it, with a dot (`A` for `Process.A`).

        Of elements that share an id the one beside `near` is meant, else one of its process, else the first.
        """
        if not reference:
            return None
        found = self.only.get(reference)
        if found is not None and found.kind in kinds:
            return found
        reference = reference.strip()
        return self._search(reference if reference.isascii() else composed(reference), kinds, near)

    def replace(self, found: FoundElement, by: FoundElement) -> None:
        """Let references to one element mean another one from now on."""
        if found.id is not None:
            self._first[found.id] = self.only[found.id] = by
            self.twins.pop(found.id, None)

    def _search(self, reference: str, kinds: frozenset[ElementKind], near: FoundElement | None) -> FoundElement | None:
        for identifier in dict.fromkeys((reference, reference.rpartition(":")[2])):
            candidates = [found for found in self._all(identifier, kinds) if found.kind in kinds]
            if candidates:
                return min(candidates, key=lambda found: (_distance(found, near), found.key))
        return self._ending(reference, kinds, near)

    def _ending(self, reference: str, kinds: frozenset[ElementKind], near: FoundElement | None) -> FoundElement | None:
        """The only element whose id ends in the reference behind a dot, in the process of `near` or in the file."""
        candidates = [found for found in self._by_ending.get(reference, ()) if found.kind in kinds]
        if near is not None:
            process = near.process or near
            candidates = [found for found in candidates if found.process is process] or candidates
        return candidates[0] if len(candidates) == 1 else None

    @cached_property
    def _by_ending(self) -> Mapping[str, list[FoundElement]]:
        """The elements by what follows each dot of their ids."""
        found: dict[str, list[FoundElement]] = {}
        for identifier, element in self._first.items():
            place = identifier.find(".")
            while place >= 0:
                found.setdefault(identifier[place + 1 :], []).append(element)
                place = identifier.find(".", place + 1)
        return found

    def _all(self, identifier: str, kinds: frozenset[ElementKind]) -> Iterable[FoundElement]:
        if identifier in self.twins:
            return self.twins[identifier]
        if identifier in self._first:
            return (self._first[identifier],)
        if ElementKind.NODE not in kinds:
            return ()
        if self._substitutes is None:
            self._substitutes = _substitutes(self._scan)
        substitute = self._substitutes.get(identifier)
        return () if substitute is None else (substitute,)


def _distance(found: FoundElement, near: FoundElement | None) -> int:
    if near is None or found.owner is near:
        return 0
    if found.owner is near.owner:
        return 1
    return 2 if found.process is (near.process or near) else 3


def _substitutes(scan: FoundElements) -> dict[str, FoundElement]:
    """The node for each data input or output, or property, inside it."""
    substitutes: dict[str, FoundElement] = {}
    for node in scan.found[ElementKind.NODE]:
        for part in node.parts:
            for inner in part.iter(*_INNER):
                if identifier := inner.get("id"):
                    substitutes.setdefault(identifier, node)
    return substitutes
