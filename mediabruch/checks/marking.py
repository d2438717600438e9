"""Which findings are known already: those of earlier versions of the models, recognized in those of now."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from mediabruch.checks.policy import Policy
from mediabruch.findings.finding import State
from mediabruch.findings.matching import Known, known_of, recognize
from mediabruch.matching.same_elements import Labels
from mediabruch.portfolio.examined import ExaminedModel


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownModel:
    """What is known of an earlier version of a model."""

    path: str
    findings: tuple[Known, ...] = ()
    elements: Labels = field(default_factory=dict)
    sha256: str = ""
    """Digest of its file; empty where it is not known."""


class Marked(NamedTuple):
    """Models whose known findings are marked, and what is no longer found."""

    models: tuple[ExaminedModel, ...]
    fixed: Mapping[str, tuple[Known, ...]] = {}
    """What is gone, by the path of the known model; its entries have the path that their model has now."""


def mark(models: Sequence[ExaminedModel], known: Iterable[KnownModel], pairs: Mapping[str, str]) -> Marked:
    """Mark what is known. `pairs` are the paths of models with those of the known models that they come from."""
    by_path = {one.path: one for one in known}
    fixed = {one.path: one.findings for one in by_path.values()}
    marked: list[ExaminedModel] = []
    for model in models:
        was = by_path.get(pairs.get(model.path, ""))
        if was is None:
            marked.append(model)
            continue
        found = recognize(was.findings, list(map(known_of, model.findings)), was.elements, model.elements)
        marked.append(tolerated(model, found.keys()))
        gone = sorted(set(range(len(was.findings))) - set(found.values()))
        fixed[was.path] = tuple(was.findings[at]._replace(path=model.path) for at in gone)
    return Marked(models=tuple(marked), fixed=fixed)


def selected(model: ExaminedModel, policy: Policy) -> ExaminedModel:
    """The model with those of its findings that are to be reported at all."""
    kept = tuple(finding for finding in model.findings if policy.selects(finding.code))
    return model if len(kept) == len(model.findings) else replace(model, findings=kept)


def tolerated(model: ExaminedModel, positions: Collection[int]) -> ExaminedModel:
    """The model with its active findings at these positions marked as known."""
    findings = tuple(
        replace(finding, state=State.KNOWN) if at in positions and finding.is_active else finding
        for at, finding in enumerate(model.findings)
    )
    return replace(model, findings=findings)
