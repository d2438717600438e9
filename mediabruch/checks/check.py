"""The stage as a whole: models into findings, compared with what is known, and held against conditions."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mediabruch.checks.baseline import baseline_text, read_baseline
from mediabruch.checks.conditions import failed_conditions, failed_findings
from mediabruch.checks.policy import Policy
from mediabruch.checks.result import CheckResult, Comparison, Failed, Fixed, ModelChange
from mediabruch.errors import MediabruchError, Message
from mediabruch.files.paths import is_there, path_of
from mediabruch.files.search import Asked
from mediabruch.findings.finding import Finding, State
from mediabruch.findings.matching import Known, known_of, recognize
from mediabruch.findings.own import load_rules
from mediabruch.portfolio.cache import Cache
from mediabruch.portfolio.examine import Job, Manner, examine
from mediabruch.portfolio.examined import ExaminedModel
from mediabruch.rules import RULES, Rule, Severity

if TYPE_CHECKING:
    from mediabruch.portfolio.history import PastModel, PastModels


class Task(NamedTuple):
    """What is to be checked, and how."""

    asked: Asked
    files: Sequence[str]
    """The models among and under them."""
    manner: Callable[[str], Manner]
    """How a model is analyzed."""
    policy: Callable[[str], Policy]
    """What is asked of a model."""
    cache: Cache | None = None
    baseline: Path | None = None
    writes_baseline: bool = False
    """Whether all that is found is to be tolerated from now on."""
    since: str | None = None
    refused: tuple[MediabruchError, ...] = ()
    """Why folders and files could not be looked into."""
    passed_over: tuple[str, ...] = ()
    """XML files that name BPMN and are no models."""
    show: Severity = Severity.MINOR
    on_model: Callable[[], None] = lambda: None
    """Called after each model."""


class Done(NamedTuple):
    """What came of it."""

    result: CheckResult
    baseline: str | None = None
    """The new content of the baseline, where it is to be written."""


def check(task: Task) -> Done:
    """Check models. Raises `MediabruchError` where the baseline, the revision or an own rule is missing."""
    known = (
        []
        if task.baseline is None or (task.writes_baseline and not is_there(task.baseline))
        else [*read_baseline(task.baseline)]
    )
    jobs = [Job(path_of(file), file, task.manner(file)) for file in task.files]
    policies = {job.path: task.policy(job.file) for job in jobs}
    names = tuple(dict.fromkeys(name for job in jobs for name in job.manner.own_rules))
    own = load_rules(names)
    run = _Run(task, jobs, policies, {**RULES, **own.rules}, list(own.troubles))
    run.examine()
    if task.since is not None:
        run.compare(task.since)
    run.recognize(known)
    return run.done()


class _Run:
    """The values of one check on their way."""

    def __init__(
        self,
        task: Task,
        jobs: Sequence[Job],
        policies: Mapping[str, Policy],
        rules: Mapping[str, Rule],
        troubles: list[Message],
    ) -> None:
        self.task = task
        self._jobs = jobs
        self._policies = policies
        self._rules = rules
        self._troubles = troubles
        self._models: dict[str, ExaminedModel] = {}
        self._refused: list[MediabruchError] = [*task.refused]
        self._from_cache = 0
        self._fixed: list[Fixed] = []
        self._comparison: Comparison | None = None
        self._others: list[Known] = []

    def examine(self) -> None:
        """The models with their findings, those left out that are not selected."""
        for outcome in examine(self._jobs, self.task.cache):
            self.task.on_model()
            self._troubles += outcome.troubles
            self._from_cache += outcome.is_cached
            if outcome.error is not None:
                self._refused.append(outcome.error)
            if outcome.model is not None:
                self._models[outcome.job.file] = self._selected(outcome.model)

    def _selected(self, model: ExaminedModel, policy: Policy | None = None) -> ExaminedModel:
        policy = policy or self._policy(model.path)
        kept = tuple(finding for finding in model.findings if policy.selects(finding.code))
        return model if len(kept) == len(model.findings) else replace(model, findings=kept)

    def _policy(self, path: str) -> Policy:
        """What is asked of a model, even where it is gone."""
        return self._policies[path] if path in self._policies else self.task.policy(path)

    def compare(self, revision: str) -> None:
        """Mark what was there at a revision, and tell what was not."""
        from mediabruch.portfolio.history import compare_with_revision  # git is asked only here

        manners = {job.file: job.manner for job in self._jobs}
        then = compare_with_revision(revision, self.task.asked, self._models, manners, self.task.cache)
        self._troubles += then.troubles
        pasts = [past for past in then.pasts if past.before is not None]
        known = [
            replace(known_of(finding), path=past.path)
            for past in pasts
            if past.before is not None
            for finding in self._selected(past.before, self._policy(past.path)).findings
            if finding.state is not State.IGNORED
        ]
        before = {past.path: past.before.elements for past in pasts if past.before is not None}
        open_ = self._pair(known, before)
        self._fixed += map(_fixed, open_)
        self._comparison = self._compared(revision, then, open_)

    def _compared(self, revision: str, then: "PastModels", removed: Iterable[Known]) -> Comparison:
        by_path: dict[str, list[Fixed]] = defaultdict(list)
        for known in removed:
            by_path[known.path].append(_fixed(known))
        models = {model.path: model for model in self._models.values()}
        changes = [_change(past, models.get(past.path), by_path[past.path]) for past in then.pasts if past.is_changed]
        return Comparison(revision=revision, commit=then.commit, changes=tuple(changes))

    def recognize(self, known: Sequence[Known]) -> None:
        """Mark what is in the baseline. Entries of models that are not concerned here are left alone."""
        paths = {model.path for model in self._models.values()}
        concerned: list[Known] = []
        for one in known:
            is_here = one.path in paths or not is_there(one.path)
            is_selected = self._policy(one.path).selects(one.code)
            (concerned if is_here and is_selected else self._others).append(one)
        open_ = self._pair(concerned, {})
        told = {(fixed.code, fixed.path, fixed.element, fixed.name) for fixed in self._fixed}
        self._fixed += [_fixed(one) for one in open_ if (one.code, one.path, one.element, one.name) not in told]

    def _pair(self, known: Sequence[Known], before: Mapping[str, Mapping[str, str]]) -> list[Known]:
        """Mark the findings that are known, and say which of the known ones are gone."""
        places = [(file, at) for file, model in self._models.items() for at in range(len(model.findings))]
        found = [known_of(self._models[file].findings[at]) for file, at in places] if known else []
        now = {model.path: model.elements for model in self._models.values()}
        pairs = recognize(known, found, before, now)
        marked = {places[at] for at in pairs}
        for file in dict.fromkeys(file for file, _ in marked):
            self._mark(file, {at for at in range(len(self._models[file].findings)) if (file, at) in marked})
        gone = set(range(len(known))) - set(pairs.values())
        return [known[at] for at in sorted(gone)]

    def _mark(self, file: str, positions: set[int]) -> None:
        model = self._models[file]
        findings = tuple(
            replace(finding, state=State.KNOWN) if at in positions and finding.is_active else finding
            for at, finding in enumerate(model.findings)
        )
        self._models[file] = replace(model, findings=findings)

    def done(self) -> Done:
        """The result, and the baseline where it is to be written."""
        baseline = None
        if self.task.writes_baseline and self.task.baseline is not None:
            tolerated = [
                finding
                for model in self._models.values()
                for finding in model.findings
                if self._policies[model.path].may_fail(finding)
            ]
            baseline = baseline_text(tolerated, self._others, self.task.baseline)
            for file, model in self._models.items():
                self._mark(
                    file, {at for at, one in enumerate(model.findings) if self._policies[model.path].may_fail(one)}
                )
        failed = tuple(self._failed())
        result = CheckResult(
            models=tuple(self._models.values()),
            rules=dict(sorted(self._rules.items())),
            refused=tuple(self._refused),
            failed=failed,
            fixed=tuple(self._fixed),
            comparison=self._comparison,
            baseline=None if self.task.baseline is None else str(self.task.baseline),
            troubles=(*self._troubles, *(self.task.cache.troubles if self.task.cache else ())),
            show=self.task.show,
            passed_over=self.task.passed_over,
            from_cache=self._from_cache,
        )
        return Done(result, baseline)

    def _failed(self) -> list[Failed]:
        """The conditions that are not met. Findings count unless only figures are asked for."""
        is_ratchet = self.task.baseline is not None or self.task.since is not None
        failed: list[Failed] = []
        failing: list[Finding] = []
        for model in self._models.values():
            policy = self._policies[model.path]
            failed += failed_conditions(model, policy)
            if is_ratchet or policy.fail_on is not None or not policy.has_conditions:
                failing += filter(policy.fails_on, model.findings)
        return [*failed, *failed_findings(failing)]


def _fixed(known: Known) -> Fixed:
    return Fixed(code=known.code, path=known.path, element=known.element, name=known.name, message=known.message)


def _change(past: "PastModel", now: ExaminedModel | None, removed: Sequence[Fixed]) -> ModelChange:
    introduced = tuple(finding for finding in now.findings if finding.is_active) if now is not None else ()
    return ModelChange(
        path=past.path,
        renamed_from=past.renamed_from,
        before=past.before.score if past.before is not None else None,
        after=now.score if now is not None else None,
        introduced=introduced,
        removed=tuple(removed),
    )
