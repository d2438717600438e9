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


class _Limit(NamedTuple):
    """A condition on a figure."""

    option: str
    figure: str
    sentence: Message
    is_least: bool = True


_LIMITS: Mapping[str, _Limit] = {
    "min_score": _Limit(
        "min-score",
        "end_to_end_low",
        Message("The end-to-end score is known to be {value:.1f} at least; {limit} is asked for."),
    ),
    "max_breaks": _Limit(
        "max-breaks",
        "breaks_per_case",
        Message("There are {value:.2f} media breaks per case; at most {limit} are allowed."),
        is_least=False,
    ),
    "min_rate": _Limit(
        "min-rate",
        "end_to_end_rate_low",
        Message("{value:.1%} of the cases are known to be digital throughout; {limit:.1%} are asked for."),
    ),
    "min_coverage": _Limit(
        "min-coverage",
        "coverage",
        Message("Both sides of {value:.1%} of the steps are known; {limit:.1%} are asked for."),
    ),
}


def failed_conditions(model: ExaminedModel, policy: Policy) -> Iterator[Failed]:
    """The conditions on figures that a model does not meet; a figure that does not exist fails none.

    Figures that have a low and a high value are held by the low one: what is not known is not passed.
    """
    for name, limit in _LIMITS.items():
        asked = getattr(policy, name)
        value = getattr(model.score, limit.figure)
        if asked is None or value is None:
            continue
        is_met = value >= asked - TINY if limit.is_least else value <= asked + TINY
        if not is_met:
            message = Message(limit.sentence.template, value=value, limit=asked)
            yield Failed(condition=limit.option, path=model.path, message=message)


def failed_findings(failing: Iterable[Finding]) -> Iterator[Failed]:
    """The condition that findings do not meet, if there are any."""
    counts = Counter(finding.code for finding in failing)
    if counts:
        codes = ", ".join(f"{code} ({count})" if count > 1 else code for code, count in sorted(counts.items()))
        message = Message("Findings fail the check: {codes}.", codes=codes)
        yield Failed(condition="fail-on", path=None, message=message, codes=tuple(sorted(counts)))
