"""Results of checks, from one line each."""

from dataclasses import replace

from mediabruch.checks.result import CheckResult, Comparison, Failed, Fixed, ModelChange
from mediabruch.errors import Message, UnreadableError
from mediabruch.findings.collect import collect_findings
from mediabruch.findings.finding import Finding, State
from mediabruch.portfolio.examined import ExaminedModel
from mediabruch.rules import RULES
from mediabruch.verdict import verdict
from tests.support.models import build

DETOUR = "Antrag(digital) > Drucken(digital:paper) > Scannen(paper:document) > Ablegen(digital)"
HIDDEN_CHARACTERS = set("\u202e\x1b\x9b\x00\x07\u2028")


def checked(text: str, path: str = "modelle/antrag.bpmn") -> ExaminedModel:
    """What is found in a model."""
    built = build(text)
    analysis = built.analysis()
    return ExaminedModel(
        path=path,
        name=built.model.name or "Antrag",
        sha256=built.model.sha256,
        verdict=verdict(analysis).message,
        score=analysis.score,
        findings=collect_findings(analysis, path=path).findings,
    )


def result(*models: ExaminedModel, **facts: object) -> CheckResult:
    """The result of checking models."""
    return CheckResult(models=models, rules=RULES, **facts)  # type: ignore[arg-type]


def hostile(name: str, path: str = "modelle/antrag.bpmn") -> CheckResult:
    """A result in which every foreign text is `name`."""
    model = checked(DETOUR, path)
    findings = tuple(_named(finding, name, at) for at, finding in enumerate(model.findings))
    model = replace(model, name=name, findings=findings)
    message = Message("{name}: {name}", name=name)
    return result(
        model,
        refused=(UnreadableError(message, path=path, line=3),),
        failed=(
            Failed(condition="min-score", path=path, message=message),
            Failed(condition="fail-on", path=None, message=message, codes=("MB101",)),
        ),
        fixed=(Fixed(code="MB101", path=path, element=name, name=name, message=message),),
        comparison=Comparison(
            revision=name,
            commit="0" * 40,
            changes=(
                ModelChange(
                    path=path,
                    renamed_from=name,
                    before=model.score,
                    after=model.score,
                    introduced=findings,
                    removed=(),
                ),
            ),
        ),
        troubles=(message,),
    )


def _named(finding: Finding, name: str, at: int) -> Finding:
    message = Message("From {name} to {name}.", name=name)
    steps = tuple(step._replace(element=name, name=name) for step in finding.steps)
    finding = replace(finding, element=name, name=name, message=message, steps=steps)
    return replace(finding, state=State.IGNORED, reason=name) if at == 0 else finding


def everything() -> CheckResult:
    """A result with something of all kinds."""
    model = checked(DETOUR)
    ignored = replace(model.findings[0], state=State.IGNORED, reason="§ 126 BGB")
    known = replace(model.findings[1], state=State.KNOWN)
    model = replace(model, findings=(ignored, known, *model.findings[2:]))
    good = checked("Antrag(data) > Bescheid(data)", "modelle/gut.bpmn")
    message = Message("From paper to data.")
    fixed = Fixed(code="MB104", path=model.path, element="Alt", name="Alt", message=message)
    change = ModelChange(
        path=model.path,
        renamed_from=None,
        before=good.score,
        after=model.score,
        introduced=model.findings[2:],
        removed=(fixed,),
    )
    return result(
        model,
        good,
        refused=(UnreadableError(Message("The file is empty."), path="modelle/leer.bpmn"),),
        failed=(
            Failed(condition="min-score", path=model.path, message=Message("The end-to-end score is too low.")),
            Failed(
                condition="fail-on",
                path=None,
                message=Message("Findings fail the check: {codes}.", codes="MB103"),
                codes=("MB103",),
            ),
        ),
        fixed=(fixed,),
        comparison=Comparison(revision="main", commit="0123456789abcdef", changes=(change,)),
        baselines=("baseline.json",),
        troubles=(Message("A rule failed."),),
    )
