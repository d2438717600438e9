"""The product of a check: what every format shows, and the exit code."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from mediabruch.errors import MediabruchError, Message
from mediabruch.findings.finding import Finding, State
from mediabruch.findings.matching import Known
from mediabruch.portfolio.examined import ExaminedModel
from mediabruch.rules import Rule, Severity
from mediabruch.score import Score

UNREADABLE = "unreadable"
"""Stands for the code of a rule where a file could not be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A condition that a model, or the findings, did not meet."""

    condition: str
    """The option that set it, without dashes: `min-score`, `max-breaks`, `min-rate`, `min-coverage` or `fail-on`."""
    path: str | None
    """The model; `None` for `fail-on`, which concerns all findings."""
    message: Message
    codes: tuple[str, ...] = ()
    """For `fail-on`, the rules of the findings that fail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A finding that was known and is no longer there."""

    code: str
    path: str
    """The model, or the name it had."""
    element: str | None
    name: str
    message: Message


def fixed_of(known: Known) -> Fixed:
    """What was known, as what is gone."""
    return Fixed(code=known.code, path=known.path, element=known.element, name=known.name, message=known.message)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelChange:
    """One model then and now. `None` on one side: it is new, or was removed."""

    path: str
    """As in its findings; the old name for a removed model."""
    renamed_from: str | None
    before: Score | None
    after: Score | None
    introduced: tuple[Finding, ...]
    """New findings, ignored ones aside."""
    removed: tuple[Fixed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The models at a revision and now. Unchanged models are left out."""

    revision: str
    """As the user named it."""
    commit: str
    """Its full hash."""
    changes: tuple[ModelChange, ...]


@dataclass(frozen=True, kw_only=True)
class CheckResult:
    """What a check has to report."""

    models: tuple[ExaminedModel, ...]
    """In the order in which they were named."""
    rules: Mapping[str, Rule]
    """All rules of this check by code, own rules included, in the order of the codes."""
    refused: tuple[MediabruchError, ...] = ()
    """Why other files could not be read."""
    tolerated: tuple[MediabruchError, ...] = ()
    """Why further files could not be read of which that is known: from a baseline, or since before the revision."""
    is_usable: bool = True
    """Whether all that was asked for is there: what could not be read are files, and none is missing."""
    failed: tuple[Failed, ...] = ()
    """The conditions that are not met."""
    fixed: tuple[Fixed, ...] = ()
    """What is in the baseline, or was there at the revision, and is no longer."""
    comparison: Comparison | None = None
    baselines: tuple[str, ...] = ()
    """The baseline files that were compared with."""
    troubles: tuple[Message, ...] = ()
    """What went wrong on the way and did not stop the check: a rule that failed, a cache that could not be used."""
    passed_over: tuple[str, ...] = ()
    """XML files in folders that name BPMN and are no models."""
    shows: Mapping[str, Severity] = field(default_factory=dict)
    """The least severity of findings that formats for people list, by the path of the model; else minor."""
    places: Mapping[str, str] = field(default_factory=dict)
    """Where the files stand, seen from the top of their repository, by path: what fingerprints hang on."""
    from_cache: int = 0
    """How many models were not analyzed anew."""

    def __repr__(self) -> str:
        found, refused = len(self.findings), len(self.refused)
        return (
            f"<CheckResult {len(self.models)} models, {found} findings, {refused} refused: exit code {self.exit_code}>"
        )

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, model by model."""
        return tuple(finding for model in self.models for finding in model.findings)

    @cached_property
    def shown(self) -> tuple[Finding, ...]:
        """The findings that formats for people and platforms list: active ones of at least the severity asked for."""
        return tuple(one for one in self.findings if one.is_active and self._is_listed(one))

    def _is_listed(self, finding: Finding) -> bool:
        return finding.severity.rank >= self.shows.get(finding.path, Severity.MINOR).rank

    @cached_property
    def hidden(self) -> int:
        """How many active findings are below that severity."""
        return sum(one.is_active for one in self.findings) - len(self.shown)

    @property
    def is_compared(self) -> bool:
        """Whether there is something that the findings are new against."""
        return bool(self.baselines) or self.comparison is not None

    def in_state(self, state: State) -> tuple[Finding, ...]:
        """The findings of one state."""
        return tuple(one for one in self.findings if one.state is state)

    @property
    def exit_code(self) -> int:
        """0 fine, 1 a condition is not met, 2 a file could not be read."""
        if self.refused:
            return 2
        return 1 if self.failed else 0
