"""What a log says against the model, as findings."""

from collections.abc import Iterable, Iterator

from mediabruch.conformance.reality import BetweenSteps, UnknownActivity
from mediabruch.conformance.replay import Replay
from mediabruch.errors import Message
from mediabruch.files.paths import path_of, place_of
from mediabruch.findings.finding import Finding
from mediabruch.findings.source import SourceText
from mediabruch.i18n.terms import FIGURES
from mediabruch.logs.activities import ActivityMatch
from mediabruch.rules import RULES


def log_findings(replay: Replay) -> tuple[Finding, ...]:
    """What the cases of a log do that the model does not say, and what it says that they do not do."""
    return tuple(_Finder(replay).findings())


class _Finder:
    """Makes the findings of one replay."""

    def __init__(self, replay: Replay) -> None:
        self._replay = replay
        self._model = replay.analysis.model
        self._source = SourceText(self._model.source)

    def findings(self) -> Iterator[Finding]:
        """Undrawn work first, then steps by what is wrong with them, then figures."""
        reality = self._replay.reality
        cases = reality.fit.cases
        doubtful = self._doubtful()
        for strange in reality.unknown:
            message = self._unknown(strange)
            first = strange.places[0] if strange.places else None
            key = None if first is None else first.after or first.before
            yield self._finding("MB301", message, key, strange.activity)
        perhaps = {node.key for match in doubtful.values() for node in match.nodes}
        for missing in reality.never:
            if missing.step in perhaps:  # it may well happen, under the name of an activity that is in doubt
                continue
            yield self._finding("MB302", self._unseen(missing.cases), missing.step)
        for missing in reality.missing:
            message = Message("{n} of {cases} cases pass this step without doing it.", n=missing.cases, cases=cases)
            yield self._finding("MB303", message, missing.step)
        for extra in reality.extra:
            message = Message(
                "In {n} of {cases} cases this step happens where the model has no place for it. {place}",
                n=extra.cases,
                cases=cases,
                place=self._place(extra.places),
            )
            yield self._finding("MB304", message, extra.step)
        for one in self._replay.differences[:1]:
            message = Message(
                "{figure}: {counted:.2f} as counted, {chain:.2f} by the shares of the branches.",
                figure=FIGURES[one.figure],
                counted=one.counted,
                chain=one.chain,
            )
            yield self._finding("MB305", message, None, one.figure)

    def _doubtful(self) -> dict[str, ActivityMatch]:
        """The activities of which it is not sure which steps they are, by name."""
        return {match.activity: match for match in self._replay.mapping.doubtful}

    def _unknown(self, strange: UnknownActivity) -> Message:
        facts: dict[str, object] = {
            "name": strange.activity,
            "n": strange.cases,
            "cases": self._replay.reality.fit.cases,
            "place": self._place(strange.places),
        }
        match = self._doubtful().get(strange.activity)
        if match is None:
            return Message("“{name}” happens in {n} of {cases} cases, and the model does not know it. {place}", **facts)
        return Message(
            "“{name}” happens in {n} of {cases} cases; it may be the step “{step}”, but that is not sure, and so it "
            "counts as none. {place}",
            step=match.nodes[0].name,
            **facts,
        )

    def _unseen(self, passing: int) -> Message:
        cases = self._replay.reality.fit.cases
        if passing == 0:
            return Message("No case of the log shows this step, and none had to pass it.")
        if passing < self._replay.options.min_group:
            return Message("No case of the log shows this step, and hardly any had to pass it.")
        return Message(
            "No case of the log shows this step, although {n} of {cases} had to pass it.", n=passing, cases=cases
        )

    def _place(self, places: Iterable[BetweenSteps]) -> Message | str:
        """Where something happens most."""
        place = next(iter(places), None)
        if place is None:
            return ""
        after, before = self._quoted(place.after), self._quoted(place.before)
        if place.after is None and place.before is None:
            return Message("Nothing else happens in {n} of them.", n=place.cases)
        if place.after is None:
            return Message("In {n} of them it is the first thing, before {before}.", n=place.cases, before=before)
        if place.before is None:
            return Message("In {n} of them it is the last thing, after {after}.", n=place.cases, after=after)
        return Message("In {n} of them between {after} and {before}.", n=place.cases, after=after, before=before)

    def _quoted(self, key: int | None) -> Message | str:
        node = None if key is None else self._model.node_by_key.get(key)
        return "" if node is None else Message("“{name}”", name=node.name or node.id or "")

    def _finding(self, code: str, message: Message, key: int | None, about: str = "") -> Finding:
        node = None if key is None else self._model.node_by_key.get(key)
        line, element, name = (1, None, "") if node is None else (node.line, node.id, node.name)
        return Finding(
            rule=RULES[code],
            severity=RULES[code].severity,
            confidence=1.0,
            path=path_of(self._model.path),
            line=line,
            column=self._source.column(line, element),
            element=element,
            name=name,
            message=message,
            identity=(place_of(self._model.path), code, element or f"name:{name}", about),
        )
