"""An analysis into findings: its media breaks, the patterns they make, and the notes on the model."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mediabruch.analysis import Analysis
from mediabruch.breaks.found import MediaBreak
from mediabruch.errors import Message
from mediabruch.findings.finding import Finding, PathStep, State
from mediabruch.findings.ignores import Ignore, faults, ignores_in
from mediabruch.findings.source import SourceText
from mediabruch.i18n.terms import MEDIA
from mediabruch.model import Note
from mediabruch.rules.kinds import KINDS, Kind, Severity
from mediabruch.rules.patterns import PATTERNS, Finder, HandoverGraph, Match, Waypoint
from mediabruch.statements.places import Element

_TINY = 1e-9


class Placed(NamedTuple):
    """A finding with the key of its element, before the model's own remarks are heard."""

    key: int | None
    finding: Finding


class Collector:
    """Makes the findings of one analysis."""

    def __init__(self, analysis: Analysis, path: str, source: SourceText) -> None:
        self.analysis = analysis
        self.graph = HandoverGraph(analysis)
        self._path = path
        self._source = source
        model = analysis.model
        elements: tuple[Element, ...] = (
            *model.nodes,
            *model.message_flows,
            *model.participants,
            *model.processes,
            *model.lanes,
        )
        self._keys = {element.id: element.key for element in reversed(elements) if element.id}

    def collect(self) -> tuple[Finding, ...]:
        """All findings but those of own rules, in document order, the ignored ones marked."""
        ignores = ignores_in(self.analysis.model)
        followed = [ignore for ignore in ignores if ignore.codes and ignore.reason]
        placed = [*self._breaks(), *self.matches(PATTERNS.items()), *self._notes(self.analysis.notes)]
        used = {ignore for key, finding in placed if (ignore := _covering(followed, finding.code, key))}
        placed += self._notes(faults(ignores, used, frozenset(KINDS)))
        return self.finished(placed, followed)

    def own(self, kind: Kind, matches: Iterable[Match]) -> tuple[Finding, ...]:
        """The findings of an own rule."""
        followed = [ignore for ignore in ignores_in(self.analysis.model) if ignore.codes and ignore.reason]
        return self.finished([self._match(kind, match) for match in matches], followed)

    def finished(self, placed: list[Placed], ignores: list[Ignore]) -> tuple[Finding, ...]:
        """Findings in document order, with fingerprints, and marked where the model asks to leave them."""
        placed.sort(key=lambda one: (-1 if one.key is None else one.key, one.finding.code))
        counts: Counter[tuple[str, str]] = Counter()
        found: list[Finding] = []
        for key, finding in placed:
            same = (finding.code, finding.element or f"name:{finding.name}")
            counts[same] += 1
            finding = finding._replace(fingerprint=_fingerprint(finding.path, *same, str(counts[same])))  # noqa: PLW2901
            if ignore := _covering(ignores, finding.code, key):
                finding = finding._replace(state=State.IGNORED, reason=ignore.reason)  # noqa: PLW2901
            found.append(finding)
        return tuple(found)

    def matches(self, patterns: Iterable[tuple[str, Finder]]) -> Iterator[Placed]:
        """The findings of patterns."""
        for code, find in patterns:
            for match in find(self.graph):
                yield self._match(KINDS[code], match)

    def _breaks(self) -> Iterator[Placed]:
        for found in self.analysis.breaks:
            if found.per_case > _TINY:
                yield self._break(found)

    def _break(self, found: MediaBreak) -> Placed:
        graph, kind = self.graph, KINDS[found.code]
        before, after = MEDIA[found.before], MEDIA[found.after]
        if found.sender is None:
            step = graph.quoted(found.step)
            message = Message("From {before} to {after}, inside {step}.", before=before, after=after, step=step)
        else:
            message = Message(
                "From {before} to {after}, between {sender} and {step}.",
                before=before,
                after=after,
                sender=graph.quoted(found.sender),
                step=graph.quoted(found.step),
            )
        sender = None if found.sender is None else self._path_step(Waypoint(found.sender, (found.before,)))
        return self._placed(
            kind,
            found.step,
            message,
            confidence=self._confidence([found.step, found.sender]),
            per_case=found.per_case,
            required_by_law=found.required_by_law,
            media=(found.before.value, found.after.value),
            sender=sender,
        )

    def _match(self, kind: Kind, match: Match) -> Placed:
        keys = [match.step, *(stop.carrier for stop in match.way)]
        # A law on one step of a path binds all of it; where the steps are no path, it tells nothing of the others.
        bound = keys[:1] if match.per_case is None else keys
        laws = (self.graph.carriers[key].required_by_law for key in bound if key in self.graph.carriers)
        return self._placed(
            kind,
            match.step,
            match.message,
            confidence=self._confidence(keys),
            per_case=self.graph.visits(match.step) if match.per_case is None else match.per_case,
            required_by_law=next((law for law in laws if law), None),
            steps=tuple(map(self._path_step, match.way)),
        )

    def _notes(self, notes: Iterable[Note]) -> Iterator[Placed]:
        model = self.analysis.model
        for note in notes:
            key = self._keys.get(note.element or "")
            line = note.line or 1
            node = None if key is None else model.node_by_key.get(key)
            finding = self._finding(KINDS[note.code], note.message, line, note.element, node.name if node else "")
            yield Placed(key, finding)

    def _placed(self, kind: Kind, key: int, message: Message, **facts: object) -> Placed:
        node = self.graph.step(key)
        element = self.graph.model.message_flow_by_key[key] if node is None else node
        finding = self._finding(kind, message, element.line, element.id, self.graph.label(key))
        if law := facts.get("required_by_law"):
            message = Message("{finding} The law asks for it: {rule}", finding=message, rule=law)
            finding = finding._replace(severity=Severity.INFO, message=message)
        return Placed(key, finding._replace(**facts))  # type: ignore[arg-type]

    def _finding(self, kind: Kind, message: Message, line: int, element: str | None, name: str) -> Finding:
        return Finding(
            code=kind.code,
            severity=kind.severity,
            confidence=1.0,
            path=self._path,
            line=line,
            column=self._source.column(line, element),
            element=element,
            name=name,
            message=message,
            help=kind.helps,
            fingerprint="",
        )

    def _path_step(self, stop: Waypoint) -> PathStep:
        node = self.graph.step(stop.carrier)
        element = self.graph.model.message_flow_by_key[stop.carrier] if node is None else node
        media = tuple(medium.value for medium in stop.media)
        return PathStep(element.id, self.graph.label(stop.carrier), element.line, media)

    def _confidence(self, keys: Iterable[int | None]) -> float:
        known = (self.analysis.annotations.get(key) for key in keys if key is not None)
        return min((annotation.confidence for annotation in known if annotation is not None), default=1.0)


def _covering(ignores: list[Ignore], code: str, key: int | None) -> Ignore | None:
    """The first remark that speaks for a finding."""
    return next((ignore for ignore in ignores if ignore.covers(code, key)), None)


def _fingerprint(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode(errors="surrogatepass")).hexdigest()[:32]
