"""Who acts in a process, seen from the office whose process it is: itself, applicants, other authorities."""

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum

from mediabruch.analysis import Analysis
from mediabruch.analyzed import Step
from mediabruch.media import APPLICANTS
from mediabruch.model import FlowNode


class PartySide(StrEnum):
    """Whose side somebody is on, seen from the office."""

    OFFICE = "office"
    APPLICANT = "applicant"
    OTHER_AUTHORITY = "other_authority"


class Parties:
    """Who acts in each step, pool and lane."""

    def __init__(self, analysis: Analysis) -> None:
        self._model = analysis.model
        self.known: dict[int, str] = {**_inferred(analysis), **analysis.stated_parties}
        for step in analysis.steps:
            party = step.annotation.party or self._by_place(step.node)
            if party is not None:
                self.known[step.node.key] = party
        self._office = self._home()

    def _by_place(self, node: FlowNode) -> str | None:
        pool = self._model.participant_of(node)
        lane = self.known.get(node.lane) if node.lane is not None else None
        return lane or (self.known.get(pool.key) if pool is not None else None)

    def _home(self) -> int | None:
        """The process of the office: the authority's with the most steps, else that of whoever is no citizen."""
        model = self._model
        work = Counter(node.process for node in model.activities)
        owners = {pool.process: self.known.get(pool.key) for pool in model.participants if pool.process is not None}
        ranks = {"authority": 2, "citizen": 0, "external": 0}
        return max(work, key=lambda process: (ranks.get(owners.get(process) or "", 1), work[process]), default=None)

    def side(self, key: int | None) -> PartySide | None:
        """The side of a node or participant; `None` where nobody knows who it is."""
        node = self._model.node_by_key.get(key) if key is not None else None
        if node is None:
            return self._of_pool(key)
        if node.process == self._office:
            is_applicants_lane = self.known.get(node.key) in APPLICANTS - {"company"}
            return PartySide.APPLICANT if is_applicants_lane else PartySide.OFFICE
        pool = self._model.participant_of(node)
        return self._of(self.known.get(node.key) or (self.known.get(pool.key) if pool is not None else None))

    def receivers(self, step: Step) -> frozenset[str | None]:
        """Whom the messages of a step go to; where none is drawn at a step that dispatches, whom its label names."""
        flows = self._model.graph.messages_out.get(step.node.key, ())
        if flows or not step.annotation.is_dispatch:
            return frozenset(self.known.get(flow.target) for flow in flows if flow.target is not None)
        from mediabruch.infer.steps.partners import partners_of  # few steps ask

        return frozenset(each.party for each in partners_of(step.name) if each.role == "receiver")

    def _of_pool(self, key: int | None) -> PartySide | None:
        pool = self._model.participant_by_key.get(key) if key is not None else None
        if pool is None:
            return None
        is_home = pool.process is not None and pool.process == self._office
        return PartySide.OFFICE if is_home else self._of(self.known.get(pool.key))

    @staticmethod
    def _of(party: str | None) -> PartySide | None:
        if party in APPLICANTS:
            return PartySide.APPLICANT
        if party == "other_authority":
            return PartySide.OTHER_AUTHORITY
        return PartySide.OFFICE if party in ("authority", "provider") else None


def _inferred(analysis: Analysis) -> Mapping[int, str]:
    if not analysis.options.inference:
        return {}
    from mediabruch.infer import parties

    return parties(analysis.model, analysis.options.vocabulary)
