"""What changed in a portfolio since a snapshot of it was kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from mediabruch.matching.same_models import ModelTraits, same_models
from mediabruch.portfolio.entry import PortfolioEntry
from mediabruch.portfolio.portfolio import Portfolio
from mediabruch.portfolio.process_state import ProcessState, state_of
from mediabruch.portfolio.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioChanges:
    """What changed between a snapshot and now."""

    before: Mapping[str, ProcessState]
    """What each process was then, by its path of now; new ones are absent."""
    gone: tuple[ProcessState, ...]
    """Processes that are there no more."""


def kept_state(entry: PortfolioEntry) -> ProcessState:
    """What a snapshot keeps of a process."""
    facts = {name: value for name, value in entry.facts.items() if name != "leika_key"}
    return replace(state_of(entry.model), service_key=entry.facts.get("leika_key", ""), facts=facts, cases=entry.cases)


def changes_since(snapshot: Snapshot, portfolio: Portfolio) -> PortfolioChanges:
    """The processes of then and of now, matched by path, content, labels and ids."""
    then = {one.path: one for one in snapshot.processes}
    pairs = same_models(
        [ModelTraits(path=one.path, elements=one.elements, sha256=one.sha256) for one in snapshot.processes],
        [
            ModelTraits(path=entry.path, elements=entry.model.elements, sha256=entry.model.sha256)
            for entry in portfolio.entries
        ],
    )
    counted = {path for path, _ in portfolio.copies}
    return PortfolioChanges(
        before={now: then[was] for now, was in pairs.items()},
        gone=tuple(one for path, one in then.items() if path not in {*pairs.values(), *counted}),
    )
