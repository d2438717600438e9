"""What changed in a portfolio since a snapshot of it was kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from mediabruch.matching.same_models import same_models
from mediabruch.portfolio.portfolio import Portfolio
from mediabruch.portfolio.process_state import ProcessState, state_of, traits_of_state
from mediabruch.portfolio.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioChanges:
    """What changed between a snapshot and now."""

    before: Mapping[str, ProcessState]
    """What each process was then, by its path of now; new ones are absent."""
    gone: tuple[ProcessState, ...]
    """Processes that are there no more."""


def changes_since(snapshot: Snapshot, portfolio: Portfolio) -> PortfolioChanges:
    """The processes of then and of now, matched by service key, path, content, labels and ids."""
    then = {one.path: one for one in snapshot.processes}
    pairs = same_models(
        [traits_of_state(one, one.path) for one in snapshot.processes],
        [traits_of_state(state_of(entry.model), entry.path) for entry in portfolio.entries],
    )
    counted = {path for path, _ in portfolio.copies}
    return PortfolioChanges(
        before={now: then[was] for now, was in pairs.items()},
        gone=tuple(one for path, one in then.items() if path not in {*pairs.values(), *counted}),
    )
