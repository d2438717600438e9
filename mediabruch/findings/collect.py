"""An analysis into findings: its media breaks, the patterns they make, and the notes on the model."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from mediabruch.analysis import Analysis
from mediabruch.breaks.media_break import MediaBreak
from mediabruch.errors import Message
from mediabruch.figures import TINY
from mediabruch.files.paths import path_of, place_of
from mediabruch.findings.finding import Finding, PathStep, State
from mediabruch.findings.ignores import Ignore, faults, ignores_in
from mediabruch.findings.own import load_rules, run_rules
from mediabruch.findings.source import SourceText
from mediabruch.i18n.terms import MEDIA
from mediabruch.model import Note
from mediabruch.rules import RULES, Match, Rule, Severity, Waypoint
from mediabruch.rules.handover_graph import HandoverGraph
from mediabruch.rules.registry import pattern_rules
from mediabruch.statements.places import Element

if TYPE_CHECKING:
    from mediabruch.findings.helping import Helper

_ACROSS = 0.5
"""How sure a media break is at most that has a step of unknown medium before it: that one may do it, or begin anew."""


class Findings(NamedTuple):
    """All that is found in one model."""

    findings: tuple[Finding, ...]
    """In the order of their lines; ignored ones included."""
    troubles: tuple[Message, ...] = ()
    """Which own rules failed, and why."""


def collect_findings(analysis: Analysis, *, path: str | None = None, place: str = "") -> Findings:
    """The findings of an analysis, those of own rules included; `path` is how findings call the model.

    Fingerprints hang on `place`, the path from the top of the repository, so that they are the same wherever a check
    runs, and differ for models of the same name in different folders.
    """
    own = analysis.options.own_rules
    path = path_of(analysis.model.path) if path is None else path
    collector = _Collector(analysis, path, place or place_of(analysis.model.path))
    found: list[Finding] = collector.ours(frozenset({*RULES, *load_rules(tuple(own)).rules}))
    troubles: list[Message] = []
    for outcome in run_rules(own, collector.graph) if own else ():
        match outcome:
            case Message():
                troubles.append(outcome)
            case rule, matches:
                found += collector.own(rule, matches)
    found.sort(key=lambda one: (one.line, one.column, one.code))
    return Findings(findings=tuple(found), troubles=tuple(troubles))


class _Placed(NamedTuple):
    """A finding with the key of its element, before the model's own remarks are heard."""

    key: int | None
    finding: Finding


class _Collector:
    """Makes the findings of one analysis."""

    def __init__(self, analysis: Analysis, path: str, place: str) -> None:
        self.analysis = analysis
        self.graph = HandoverGraph(analysis)
        self._path = path
        self._place = place
        self._source = SourceText(analysis.model.source)
        self._ignores = ignores_in(analysis.model)
        self._followed = [ignore for ignore in self._ignores if ignore.codes and ignore.reason]

    def ours(self, codes: frozenset[str]) -> list[Finding]:
        """All findings but those of own rules, in document order, the ignored ones marked. `codes`: of all rules."""
        placed = [*self._breaks(), *self._patterns(), *self._notes(self.analysis.notes)]
        used = {ignore for key, finding in placed if (ignore := _covering(self._followed, finding.code, key))}
        placed += self._notes(faults(self._ignores, used, codes))
        return self._finished(placed)

    def own(self, rule: Rule, matches: Iterable[Match]) -> list[Finding]:
        """The findings of an own rule."""
        return self._finished([self._match(rule, match) for match in matches])

    def _finished(self, placed: list[_Placed]) -> list[Finding]:
        """Findings in document order, each with its identity, and marked where the model asks to leave them."""
        placed.sort(key=lambda one: (-1 if one.key is None else one.key, one.finding.code))
        counts: Counter[tuple[str, ...]] = Counter()
        found: list[Finding] = []
        for key, finding in placed:
            same = (finding.code, _named(finding.element, finding.name), _sender(finding))
            counts[same] += 1
            ignore = _covering(self._followed, finding.code, key)
            finished = replace(
                finding,
                identity=(self._place, *same, str(counts[same])),
                state=State.IGNORED if ignore else State.NEW,
                reason=ignore.reason if ignore else None,
            )
            found.append(finished)
        return found

    def _patterns(self) -> Iterator[_Placed]:
        """The patterns; of several rules that hold at the same stretch of work, the most exact one."""
        found = [(rule, match) for rule in pattern_rules() if rule.find for match in rule.find(self.graph)]
        steps: dict[str, set[int]] = defaultdict(set)
        ways: dict[str, set[int]] = defaultdict(set)
        for rule, match in found:
            steps[rule.code].add(match.step)
            ways[rule.code].update(_way(match))
        for rule, match in found:
            if not any(match.step in ways[code] or _way(match) & steps[code] for code in rule.yields_to):
                yield self._match(rule, match)

    def _breaks(self) -> Iterator[_Placed]:
        for found in self.analysis.breaks:
            if found.per_case > TINY:
                yield self._break(found)

    def _said(self, found: MediaBreak) -> Message:
        """What changes into what, and where; with the unknown steps before it, where that is not known exactly."""
        graph = self.graph
        facts = {
            "before": MEDIA[found.before],
            "after": MEDIA[found.after],
            "step": graph.quoted(found.step),
            "sender": graph.listed(found.senders) if found.senders else "",
            "unknown": graph.listed(found.across) if found.across else "",
        }
        match found.is_inside, bool(found.across):
            case True, False:
                return Message("From {before} to {after}, inside {step}.", **facts)
            case False, False:
                return Message("From {before} to {after}, between {sender} and {step}.", **facts)
            case True, True:
                return Message(
                    "From {before} to {after}, inside {step}, perhaps earlier or not at all: the medium of {unknown} "
                    "before it is not known.",
                    **facts,
                )
            case _:
                return Message(
                    "From {before} to {after}, presumably somewhere between {sender} and {step}: the medium of "
                    "{unknown} in between is not known.",
                    **facts,
                )

    def _break(self, found: MediaBreak) -> _Placed:
        sender = None
        if not found.is_inside:
            sender = self._path_step(Waypoint(carrier=found.senders[0], media=(found.before,)))
        return self._placed(
            RULES[found.code],
            found.step,
            self._said(found),
            confidence=min(self._confidence([found.step, *found.senders]), _ACROSS if found.across else 1.0),
            per_case=found.per_case,
            required_by_law=found.required_by_law,
            media=(found.before.value, found.after.value),
            across=tuple(map(self._label, found.across)),
            sender=sender,
            helps=self._helper.against_break(found.code, found.step, found.senders, found.before),
        )

    def _label(self, key: int) -> str:
        node = self.graph.step(key)
        return self.graph.label(key).strip() or (node.id if node is not None else None) or "?"

    def _match(self, rule: Rule, match: Match) -> _Placed:
        keys = [match.step, *(stop.carrier for stop in match.path)]
        # A law on one step of a path binds all of it; where the steps are no path, it tells nothing of the others.
        bound = keys[:1] if match.per_case is None else keys
        laws = (self.graph.carriers[key].required_by_law for key in bound if key in self.graph.carriers)
        message, confidence = match.message, self._confidence(keys)
        if unknown := self._across(keys):
            facts = {"finding": message, "unknown": self.graph.listed(unknown)}
            message = Message("{finding} On the way, the medium of {unknown} is not known.", **facts)
            confidence = min(confidence, _ACROSS)
        return self._placed(
            rule,
            match.step,
            message,
            confidence=confidence,
            per_case=self.graph.visits(match.step) if match.per_case is None else match.per_case,
            required_by_law=next((law for law in laws if law), None),
            steps=tuple(map(self._path_step, match.path)),
            helps=None if rule.is_own else self._helper.against_pattern(rule),
        )

    def _across(self, keys: Iterable[int]) -> list[int]:
        """The steps of unknown medium before the media breaks of a pattern."""
        breaks = [found for key in dict.fromkeys(keys) for found in self.analysis.breaks_of.get(key, ())]
        return list(dict.fromkeys(one for found in breaks for one in found.across))

    @cached_property
    def _helper(self) -> "Helper":
        from mediabruch.findings.helping import Helper  # what finds nothing needs no help

        return Helper(self.analysis)

    def _notes(self, notes: Iterable[Note]) -> Iterator[_Placed]:
        model = self.analysis.model
        for note in notes:
            key = self._keys.get(note.element or "")
            node = None if key is None else model.node_by_key.get(key)
            name = node.name if node else ""
            yield _Placed(key, self._finding(RULES[note.code], note.message, note.line or 1, note.element, name))

    @cached_property
    def _keys(self) -> dict[str, int]:
        """The keys of the elements that notes name, by id; of several, the first."""
        model = self.analysis.model
        elements: tuple[Element, ...] = (
            *model.nodes,
            *model.message_flows,
            *model.participants,
            *model.processes,
            *model.lanes,
        )
        return {element.id: element.key for element in reversed(elements) if element.id}

    def _placed(self, rule: Rule, key: int, message: Message, **facts: object) -> _Placed:
        node = self.graph.step(key)
        element = self.graph.model.message_flow_by_key[key] if node is None else node
        finding = self._finding(rule, message, element.line, element.id, self.graph.label(key))
        if law := facts.get("required_by_law"):
            message = Message("{finding} The law asks for it: {rule}", finding=message, rule=law)
            finding = replace(finding, severity=Severity.INFO, message=message)
        return _Placed(key, replace(finding, **facts))  # type: ignore[arg-type]

    def _finding(self, rule: Rule, message: Message, line: int, element: str | None, name: str) -> Finding:
        return Finding(
            rule=rule,
            severity=rule.severity,
            confidence=1.0,
            path=self._path,
            line=line,
            column=self._source.column(line, element),
            element=element,
            name=name,
            message=message,
            identity=(),
        )

    def _path_step(self, stop: Waypoint) -> PathStep:
        node = self.graph.step(stop.carrier)
        element = self.graph.model.message_flow_by_key[stop.carrier] if node is None else node
        media = tuple(medium.value for medium in stop.media)
        return PathStep(element=element.id, name=self.graph.label(stop.carrier), line=element.line, media=media)

    def _confidence(self, keys: Iterable[int | None]) -> float:
        known = (self.analysis.annotations.get(key) for key in keys if key is not None)
        return min((annotation.confidence for annotation in known if annotation is not None), default=1.0)


def _way(match: Match) -> frozenset[int]:
    """The steps and message flows of a match."""
    return frozenset((match.step, *(stop.carrier for stop in match.path)))


def _covering(ignores: list[Ignore], code: str, key: int | None) -> Ignore | None:
    """The first remark that speaks for a finding."""
    return next((ignore for ignore in ignores if ignore.covers(code, key)), None)


def _sender(finding: Finding) -> str:
    return "" if finding.sender is None else _named(finding.sender.element, finding.sender.name)


def _named(element: str | None, name: str) -> str:
    return element or f"name:{name}"
