"""Which element of a model decides most about what to do first: the one to ask about."""

from mediabruch.measures.goal import EVERYTHING
from mediabruch.measures.plan import PlanSettings, make_plan
from mediabruch.measures.robust import UnknownSide
from mediabruch.model import Model
from mediabruch.options import Options

MOST_STEPS = 60
"""Steps of a model up to which people can wait for it."""


def deciding_element(model: Model, options: Options) -> str | None:
    """The id of the step, flow or event whose answer decides most; `None` where the first place of a plan holds."""
    if len(model.activities) > MOST_STEPS:
        return None
    found = make_plan(model, options, PlanSettings(goal=EVERYTHING)).robustness
    if found is None or found.decides is None:
        return None
    if isinstance(found.decides, UnknownSide):
        return model.node_by_key[found.decides.step].id
    flow, node = model.sequence_flow_by_key.get(found.decides), model.node_by_key.get(found.decides)
    return flow.id if flow is not None else node.id if node is not None else None
