"""What has changed since a revision: what was introduced, and what is gone."""

from collections.abc import Sequence
from dataclasses import dataclass

from mediabruch.checks.marking import KnownModel, mark, selected
from mediabruch.checks.result import Comparison, Fixed, ModelChange, fixed_of
from mediabruch.checks.task import CheckTask
from mediabruch.errors import Message
from mediabruch.findings.finding import State
from mediabruch.findings.matching import known_of
from mediabruch.portfolio.examine import Examination
from mediabruch.portfolio.examined import ExaminedModel
from mediabruch.portfolio.history import PastModel, compare_with_revision


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceRevision:
    """Models of now beside those of then."""

    models: tuple[ExaminedModel, ...]
    """Those of now, with what was there before marked as known."""
    comparison: Comparison
    fixed: tuple[Fixed, ...]
    unreadable: frozenset[str]
    """Paths of files that cannot be read now, and could not then."""
    troubles: tuple[Message, ...]


def since_revision(
    revision: str, task: CheckTask, examined: Sequence[Examination], models: Sequence[ExaminedModel]
) -> SinceRevision:
    """Compare with the models at a revision. Raises `RevisionError` where it is missing."""
    then = compare_with_revision(revision, task.asked, examined, lambda path: task.settings(path).options, task.cache)
    keys = {id(past): str(number) for number, past in enumerate(then.models)}
    known = [_known(past, keys[id(past)], task) for past in then.models if past.before is not None]
    pairs = {past.now.path: keys[id(past)] for past in then.models if past.now and past.before}
    marked = mark(models, known, pairs)
    by_path = {model.path: model for model in marked.models}
    changes: list[ModelChange] = []
    fixed: list[Fixed] = []
    for past in then.models:
        gone = tuple(map(fixed_of, marked.fixed.get(keys[id(past)], ())))
        fixed += gone
        if past.is_changed:
            changes.append(_change(past, by_path[past.now.path] if past.now else None, gone))
    return SinceRevision(
        models=marked.models,
        comparison=Comparison(revision=revision, commit=then.commit, changes=tuple(changes)),
        fixed=tuple(fixed),
        unreadable=then.unreadable,
        troubles=then.troubles,
    )


def _known(past: PastModel, key: str, task: CheckTask) -> KnownModel:
    """What a model of then had, as far as it is asked for now."""
    assert past.before is not None, "only models that were there are known"
    before = selected(past.before, task.settings(past.path).policy)
    findings = tuple(known_of(finding) for finding in before.findings if finding.state is not State.IGNORED)
    return KnownModel(path=key, findings=findings, elements=before.elements)


def _change(past: PastModel, now: ExaminedModel | None, removed: tuple[Fixed, ...]) -> ModelChange:
    introduced = tuple(finding for finding in now.findings if finding.is_active) if now is not None else ()
    return ModelChange(
        path=past.path,
        renamed_from=past.renamed_from,
        before=past.before.score if past.before is not None else None,
        after=now.score if now is not None else None,
        introduced=introduced,
        removed=removed,
    )
