"""Media inferred from what the model says of its steps: labels, notes, data, messages, systems, types.

Words are data (`lexicon/`, see `entries.py`); `normal` and `matching` find them, `clauses` and `acts` read a text,
`sources` asks the model, `evidence` decides. Nothing is guessed: where the model says nothing, a side stays unknown.
"""

from collections.abc import Mapping

from mediabruch.infer.between.arrivals import arrivals, is_worked_on
from mediabruch.infer.between.containers import without_summaries
from mediabruch.infer.between.first_steps import with_likely_intakes
from mediabruch.infer.between.lookups import with_lookups
from mediabruch.infer.between.notes import with_notes
from mediabruch.infer.between.originals import with_originals
from mediabruch.infer.judgments import annotated, judge
from mediabruch.infer.reading.evidence import Argument
from mediabruch.infer.steps.aside import leaving
from mediabruch.infer.steps.context import ModelContext, context_of
from mediabruch.infer.steps.signatures import with_signatures
from mediabruch.infer.steps.surroundings import calls_code, grounds_of
from mediabruch.infer.steps.technical import sets_values, with_own_values
from mediabruch.infer.vocabulary.actors import parties
from mediabruch.media import DIGITAL_MEDIA, UNKNOWN, Annotation
from mediabruch.model import AUTOMATIC_TASKS, FlowNode, Model
from mediabruch.options import NO_VOCABULARY, CustomTerm, Vocabulary

__all__ = ["NO_VOCABULARY", "CustomTerm", "Vocabulary", "infer", "parties"]


def infer(
    model: Model, house: Vocabulary = NO_VOCABULARY, dispatch: Mapping[int, bool] = {}
) -> Mapping[int, Annotation]:
    """The annotations that can be inferred, by key of activity; activities of which nothing is known are absent.

    `house` holds the team's own words and conventions, `dispatch` what people state of steps that send something out.
    Cost: linear in the model; texts that recur are read once.
    """
    context = context_of(model, house)
    acting = parties(model, house)
    pools = {pool.process: acting.get(pool.key) for pool in model.participants if pool.process is not None}
    come = arrivals(context)
    found: dict[int, Annotation] = {}
    for node in model.activities:
        party = (acting.get(node.lane) if node.lane is not None else None) or pools.get(node.process)
        annotation = _annotation(node, context, party, dispatch.get(node.key), come.get(node.key, ()))
        if annotation != UNKNOWN:
            found[node.key] = annotation
    if come:
        found = dict(with_likely_intakes(found, come, context))
    settled = with_signatures(without_summaries(with_notes(found, context), context), context)
    return with_lookups(with_originals(settled, context), context)


def _annotation(
    node: FlowNode,
    context: ModelContext,
    party: str | None,
    dispatch: bool | None,  # noqa: FBT001
    come: tuple[Argument, ...],
) -> Annotation:
    label = context.read(node.name)
    is_own = sets_values(node.name, label)
    if is_own or calls_code(node, label):
        label = context.read("")
    grounds = grounds_of(node, context, label, party)
    known, argued = judge(grounds)
    if come and node.type in AUTOMATIC_TASKS and any(not argument.media <= DIGITAL_MEDIA for argument in come):
        come = ()
    if come and known.receives is None and is_worked_on(come, label, known.produces):
        known = annotated(grounds, (*argued, *come))
    if context.house.habits and known.origin is None:
        from mediabruch.infer.steps.habits import habits  # read only where the configuration asks for them

        known = annotated(grounds, (*argued, *habits(node, context)))
    left = leaving(node, context, label, known.produces, dispatch=dispatch)
    if left is None:
        return with_own_values(known, node) if is_own else known
    evidence = known.evidence if left.evidence is None else (*known.evidence, left.evidence)
    return known._replace(evidence=evidence, aside=left.aside, dispatch=True if left.is_dispatch else None)
