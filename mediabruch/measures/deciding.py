"""Which element of a model decides most about what to do first: the one to ask about."""

from mediabruch.measures.goal import EVERYTHING
from mediabruch.measures.plan import PlanSettings, make_plan
from mediabruch.measures.unknowns import UnknownSide
from mediabruch.model import Model
from mediabruch.options import Options

MOST_STEPS = 60
"""Steps of a model up to which people can wait for it."""


def deciding_element(model: Model, options: Options) -> str | None:
    """The id of the step, flow or event whose answer decides most; `None` where the first places of a plan hold."""
    if len(model.activities) > MOST_STEPS:
        return None
    found = make_plan(model, options, PlanSettings(goal=EVERYTHING)).robustness
    decides = found.open.decides if found is not None and found.open is not None else None
    if decides is None:
        return None
    if isinstance(decides, UnknownSide):
        return model.node_by_key[decides.step].id
    flow, node = model.sequence_flow_by_key.get(decides), model.node_by_key.get(decides)
    return flow.id if flow is not None else node.id if node is not None else None
