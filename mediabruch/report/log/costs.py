"""What the media breaks of the cases that happened cost."""

from dataclasses import replace

from mediabruch.conformance.replay import Replay
from mediabruch.maturity.cost import CostEstimate
from mediabruch.maturity.standing import Standing


def log_cost(found: Replay) -> CostEstimate:
    """Costs of the counted cases; cases a year as asked for or stated, else as the log shows."""
    cost = Standing(replace(found.counted, profile=found.analysis.profile)).cost
    return cost if cost.cases is not None else cost._replace(cases=found.cases_per_year)
