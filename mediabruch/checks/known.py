"""What baselines know: findings that are tolerated, and what must stay in the files or go into them."""

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from mediabruch.checks.baseline import Baseline, baseline_text, read_baseline
from mediabruch.checks.marking import mark, tolerated
from mediabruch.checks.result import UNREADABLE, Fixed, fixed_of
from mediabruch.checks.task import CheckTask, ModelSettings
from mediabruch.errors import MediabruchError
from mediabruch.findings.matching import Known, known_of
from mediabruch.matching.same_models import ModelTraits, same_models
from mediabruch.portfolio.examined import ExaminedModel

Settings = Mapping[str, ModelSettings]
"""What holds for each model of a check, by its path as findings call it."""


class KnownByBaselines(NamedTuple):
    """Models with what their baselines know, and the new contents of these."""

    models: tuple[ExaminedModel, ...]
    fixed: tuple[Fixed, ...] = ()
    unreadable: frozenset[str] = frozenset()
    """Paths of files that need not be readable."""
    written: tuple[tuple[Path, str], ...] = ()


def known_by_baselines(
    task: CheckTask, settings: Settings, models: Sequence[ExaminedModel], refused: Mapping[str, MediabruchError]
) -> KnownByBaselines:
    """Mark what the baselines tolerate, each that of its own models; with `writes_baseline`, all that could fail.

    `refused` are the files that cannot be read, by their paths.
    """
    files = dict.fromkeys(one.baseline for one in settings.values() if one.baseline is not None)
    known = KnownByBaselines(models=tuple(models))
    for file in files:
        mine = {path for path, one in settings.items() if one.baseline == file}
        part = _Part(file=file, paths=mine, refused={path: refused[path] for path in refused if path in mine})
        known = _with_baseline(known, part, task, settings)
    return known


class _Part(NamedTuple):
    """A baseline with the models of a check that it is for."""

    file: Path
    paths: set[str]
    refused: Mapping[str, MediabruchError]


def _with_baseline(known: KnownByBaselines, part: _Part, task: CheckTask, settings: Settings) -> KnownByBaselines:
    is_new = task.writes_baseline and not part.file.exists()
    baseline = Baseline() if is_new else read_baseline(part.file)
    concerned = [one for one in baseline.findings if _is_concerned(one, part, task)]
    unreadable = {one.path for one in concerned if one.code == UNREADABLE}
    models = [model for model in known.models if model.path in part.paths]
    without = [path for path in baseline.digests if _is_looked_at(path, part)]
    before = list(baseline.models((one for one in concerned if one.code != UNREADABLE), without))
    pairs = same_models(
        [ModelTraits(path=one.path, elements=one.elements, sha256=one.sha256) for one in before],
        [ModelTraits(path=model.path, elements=model.elements, sha256=model.sha256) for model in models],
    )
    marked = mark(models, before, pairs)
    gone = [one for each in marked.fixed.values() for one in each]
    gone += [one for one in concerned if one.code == UNREADABLE and one.path not in part.refused]
    after = {model.path: model for model in marked.models}
    written = known.written
    if task.writes_baseline:
        others = [one for one in baseline.findings if one not in concerned]
        text = _text(baseline, others, list(after.values()), part, settings)
        written = (*written, (part.file, text))
        after = {path: _all_tolerated(model, settings[path]) for path, model in after.items()}
        unreadable = set(part.refused)
    return KnownByBaselines(
        models=tuple(after.get(model.path, model) for model in known.models),
        fixed=(*known.fixed, *map(fixed_of, gone)),
        unreadable=known.unreadable | unreadable,
        written=written,
    )


def _is_concerned(known: Known, part: _Part, task: CheckTask) -> bool:
    """Whether an entry speaks of what this check looks at; those of other models are left alone."""
    if known.code == UNREADABLE:
        return known.path in part.paths or not os.path.lexists(known.path)
    if known.path in part.refused or not _is_looked_at(known.path, part):
        return False
    return task.settings(known.path).policy.selects(known.code)


def _is_looked_at(path: str, part: _Part) -> bool:
    """Whether a model is among those of this check, or is there no more: it may have moved."""
    return path in part.paths or not os.path.lexists(path)


def _text(
    baseline: Baseline, others: Iterable[Known], models: Sequence[ExaminedModel], part: _Part, settings: Settings
) -> str:
    """The new content: all that could fail, and what others keep there."""
    findings = [
        known_of(finding)
        for model in models
        for finding in model.findings
        if settings[model.path].policy.may_fail(finding)
    ]
    refused = [
        Known(code=UNREADABLE, path=path, element=None, name="", message=error.message)
        for path, error in part.refused.items()
    ]
    elements = {**baseline.elements, **{model.path: model.elements for model in models}}
    digests = {path: digest for path, digest in baseline.digests.items() if not _is_looked_at(path, part)}
    digests |= _digests(models, findings, baseline)
    kept = Baseline(findings=(*findings, *refused, *others), elements=elements, digests=digests)
    return baseline_text(kept, part.file)


def _digests(models: Sequence[ExaminedModel], findings: Iterable[Known], baseline: Baseline) -> dict[str, str]:
    """The digest of each model: the noted one as long as nothing else that is noted of it changes, as with lines."""
    noted, found = _by_path(baseline.findings), _by_path(findings)
    digests: dict[str, str] = {}
    for model in models:
        before, now = noted[model.path], found[model.path]
        is_same = before == now and (not now or baseline.elements.get(model.path) == model.elements)
        digests[model.path] = baseline.digests.get(model.path, model.sha256) if is_same else model.sha256
    return digests


def _by_path(findings: Iterable[Known]) -> defaultdict[str, Counter[tuple[object, ...]]]:
    """What the findings of each model are, whatever their sentences."""
    found: defaultdict[str, Counter[tuple[object, ...]]] = defaultdict(Counter)
    for one in findings:
        found[one.path][one.code, one.element, one.name, one.sender, one.sender_name, one.media] += 1
    return found


def _all_tolerated(model: ExaminedModel, settings: ModelSettings) -> ExaminedModel:
    return tolerated(model, {at for at, one in enumerate(model.findings) if settings.policy.may_fail(one)})
