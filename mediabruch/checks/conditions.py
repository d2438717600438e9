"""The conditions of a policy, held against figures and findings."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from mediabruch.checks.policy import Policy
from mediabruch.checks.result import Failed
from mediabruch.errors import Message
from mediabruch.figures import TINY
from mediabruch.findings.finding import Finding
from mediabruch.portfolio.examined import ExaminedModel

_MOST_DIGITS = 9


class _Limit(NamedTuple):
    """A condition on a figure."""

    option: str
    figure: str
    sentence: Message
    digits: int
    """Decimals that are shown, unless the figure would look like what is asked for."""
    is_least: bool = True
    factor: int = 1
    """100 for a share, which is said in percent."""

    def is_met(self, value: float, asked: float) -> bool:
        """Whether a figure is within the limit, rounding errors aside."""
        return value >= asked - TINY if self.is_least else value <= asked + TINY

    def said(self, value: float, asked: float) -> Message:
        """The sentence on a figure that is not within the limit, with the digits that show it.

        >>> str(_LIMITS["max_breaks"].said(3.0004, 3.0))
        'Media breaks per case: 3.0004; allowed are 3.0 at most.'
        """
        value, limit = value * self.factor, round(asked * self.factor, _MOST_DIGITS)
        tried = (round(value, digits) for digits in range(self.digits, _MOST_DIGITS))
        shown = next((each for each in tried if (each < limit if self.is_least else each > limit)), value)
        return Message(self.sentence.template, value=shown, limit=limit)


_LIMITS: Mapping[str, _Limit] = {
    "min_score": _Limit(
        "min-score",
        "end_to_end_low",
        Message("The end-to-end score is known to be {value} at least; {limit} is asked for."),
        digits=1,
    ),
    "max_breaks": _Limit(
        "max-breaks",
        "breaks_per_case",
        Message("Media breaks per case: {value}; allowed are {limit} at most."),
        digits=2,
        is_least=False,
    ),
    "min_rate": _Limit(
        "min-rate",
        "end_to_end_rate_low",
        Message("{value}\u00a0% of the cases are known to be digital throughout; {limit}\u00a0% are asked for."),
        digits=1,
        factor=100,
    ),
    "min_coverage": _Limit(
        "min-coverage",
        "coverage",
        Message("Both sides of {value}\u00a0% of the steps are known; {limit}\u00a0% are asked for."),
        digits=1,
        factor=100,
    ),
}


def failed_conditions(model: ExaminedModel, policy: Policy) -> Iterator[Failed]:
    """The conditions on figures that a model does not meet; a figure that does not exist fails none.

    Figures that have a low and a high value are held by the low one: what is not known is not passed. Nor is a damaged
    file of which no step could be read.
    """
    from mediabruch.verdict.unread import is_unread  # only where conditions are asked for

    nothing = Message("No step of the damaged file could be read: nothing is known of what is asked for.")
    for name, limit in _LIMITS.items():
        asked = getattr(policy, name)
        value = getattr(model.score, limit.figure)
        if asked is None:
            continue
        if is_unread(model.verdict):
            yield Failed(condition=limit.option, path=model.path, message=nothing)
            continue
        if value is None:
            continue
        if not limit.is_met(value, asked):
            yield Failed(condition=limit.option, path=model.path, message=limit.said(value, asked))


def failed_findings(failing: Iterable[Finding]) -> Iterator[Failed]:
    """The condition that findings do not meet, if there are any."""
    counts = Counter(finding.code for finding in failing)
    if counts:
        codes = ", ".join(f"{code} ({count})" if count > 1 else code for code, count in sorted(counts.items()))
        message = Message("Findings fail the check: {codes}.", codes=codes)
        yield Failed(condition="fail-on", path=None, message=message, codes=tuple(sorted(counts)))
