"""What counts and what fails: selections of codes, and conditions, for all models or for those under some paths."""

from dataclasses import dataclass, fields, replace
from typing import NamedTuple

from mediabruch.files.patterns import fits
from mediabruch.findings.finding import Finding, State
from mediabruch.rules import Severity

NEVER = "none"
"""What `fail_on` says where findings alone shall not fail a check."""
ALL = "all"
_RANKS = {severity.value: severity.rank for severity in Severity}
DEFAULT_FAIL_ON = (Severity.MINOR.value,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What is asked of models; what is `None` is not said."""

    select: tuple[str, ...] | None = None
    """Codes or their beginnings; `None`: all."""
    ignore: tuple[str, ...] | None = None
    """Codes or their beginnings that are left out of what is selected."""
    fail_on: tuple[str, ...] | None = None
    """Codes, their beginnings, or severities; `none` for nothing."""
    min_score: float | None = None
    """Least end-to-end score, in 0..100."""
    max_breaks: float | None = None
    """Most media breaks per case."""
    min_rate: float | None = None
    """Least share of cases that are digital throughout, in 0..1."""
    min_coverage: float | None = None
    """Least share of steps of which something is known, in 0..1."""

    def under(self, other: "Policy") -> "Policy":
        """This policy where the other one says nothing."""
        values = ((field.name, getattr(other, field.name)) for field in fields(other))
        return replace(self, **{name: value for name, value in values if value is not None})

    @property
    def has_conditions(self) -> bool:
        """Whether a figure is limited."""
        limits = (self.min_score, self.max_breaks, self.min_rate, self.min_coverage)
        return any(limit is not None for limit in limits)

    def selects(self, code: str) -> bool:
        """Whether findings of this code are reported at all."""
        if self.select is None and self.ignore is None:
            return True
        return _matches(code, self.select, default=True) and not _matches(code, self.ignore, default=False)

    def fails_on(self, finding: Finding) -> bool:
        """Whether a finding counts and fails the check; notes on a model do where that is asked for."""
        if not finding.is_active or (self.fail_on is None and finding.is_note):
            return False
        words = DEFAULT_FAIL_ON if self.fail_on is None else self.fail_on
        return any(_is_meant(word, finding) for word in words)

    def may_fail(self, finding: Finding) -> bool:
        """Whether a finding that nobody ignores belongs into a baseline: it fails a check now or by default."""
        words = (*DEFAULT_FAIL_ON, *(self.fail_on or ()))
        return finding.state is not State.IGNORED and any(_is_meant(word, finding) for word in words)


ANYTHING = Policy()
"""Nothing in particular is asked."""


class CheckConfig(NamedTuple):
    """The table `[check]` of a configuration."""

    policy: Policy = ANYTHING
    paths: tuple[tuple[str, Policy], ...] = ()
    """Patterns of paths (`files.patterns`), seen from the folder of the configuration; the last that fits decides."""
    baseline: str | None = None
    """Baseline file, seen from the folder of the configuration."""
    show: Severity | None = None

    def policy_for(self, path: str) -> Policy:
        """What is asked of a model at this path, seen from the folder of the configuration."""
        policy = self.policy
        for pattern, special in self.paths:
            if fits(path, (pattern,)):
                policy = policy.under(special)
        return policy


def _matches(code: str, words: tuple[str, ...] | None, *, default: bool) -> bool:
    if words is None:
        return default
    return any(word.lower() == ALL or code.startswith(word) for word in words)


def _is_meant(word: str, finding: Finding) -> bool:
    if word in _RANKS:
        return _RANKS[finding.severity.value] >= _RANKS[word]
    return word != NEVER and (word == ALL or finding.code.startswith(word))
