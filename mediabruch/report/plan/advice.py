"""The plan that a report on a model holds: where it is asked for, and where it costs little.

A plan plays the process some hundred times. So reports on many models hold none unless they are asked to, and a large
process gets none in its report: `mediabruch plan` makes it.
"""

from mediabruch.analysis import Analysis
from mediabruch.measures.plan import Plan, plan_for
from mediabruch.report.setting import ReportSetting

MOST_STEPS = 60
"""Steps of a process whose report holds a plan."""
MOST_STATES = 2_000
"""States of its chain."""


def advice_on(analysis: Analysis, setting: ReportSetting) -> Plan | None:
    """The plan for a report; `None` where none is wanted, there is nothing to do, or it would take too long."""
    if not setting.has_plan or not (analysis.breaks or analysis.score.links_other) or is_too_large(analysis):
        return None
    plan = plan_for(analysis)
    # What was analyzed may have been stated in no file; a plan for another process would be wrong.
    return plan if plan.stages and plan.before == analysis.score else None


def is_too_large(analysis: Analysis) -> bool:
    """Whether a plan takes longer than readers of a report wait."""
    playout = analysis.playout
    return len(analysis.steps) > MOST_STEPS or playout.runs is not None or playout.states > MOST_STATES
