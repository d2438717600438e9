"""Results of checks, from one line each."""

from mediabruch.checks.result import CheckResult, Comparison, Failed, Fixed, ModelChange
from mediabruch.errors import Message, UnreadableError
from mediabruch.findings.collect import Collector
from mediabruch.findings.finding import Finding, State
from mediabruch.findings.source import SourceText
from mediabruch.portfolio.examined import Checked
from mediabruch.rules.kinds import KINDS
from tests.support.models import build

DETOUR = "Antrag(digital) > Drucken(digital:paper) > Prüfen(paper) > Scannen(paper:document) > Ablegen(digital)"
HIDDEN_CHARACTERS = set("\u202e\x1b\x9b\x00\x07\u2028")


def checked(text: str, path: str = "modelle/antrag.bpmn") -> Checked:
    """What is found in a model."""
    built = build(text)
    analysis = built.analysis()
    return Checked(
        path=path,
        name=built.model.name or "Antrag",
        sha256=built.model.sha256,
        score=analysis.score,
        findings=Collector(analysis, path, SourceText(built.xml)).collect(),
    )


def result(*models: Checked, **facts: object) -> CheckResult:
    """The result of checking models."""
    return CheckResult(models=models, kinds=KINDS, **facts)  # type: ignore[arg-type]


def hostile(name: str, path: str = "modelle/antrag.bpmn") -> CheckResult:
    """A result in which every foreign text is `name`."""
    model = checked(DETOUR, path)
    findings = tuple(_named(finding, name, at) for at, finding in enumerate(model.findings))
    model = model._replace(name=name, findings=findings)
    message = Message("{name}: {name}", name=name)
    return result(
        model,
        refused=(UnreadableError(message, path=path, line=3),),
        failed=(Failed("min-score", path, message), Failed("fail-on", None, message, ("MB101",))),
        fixed=(Fixed("MB101", path, name, name, message),),
        comparison=Comparison(name, "0" * 40, (ModelChange(path, name, model.score, model.score, findings, ()),)),
        troubles=(message,),
    )


def _named(finding: Finding, name: str, at: int) -> Finding:
    message = Message("From {name} to {name}.", name=name)
    steps = tuple(step._replace(element=name, name=name) for step in finding.steps)
    finding = finding._replace(element=name, name=name, message=message, steps=steps)
    return finding._replace(state=State.IGNORED, reason=name) if at == 0 else finding


def everything() -> CheckResult:
    """A result with something of all kinds."""
    model = checked(DETOUR)
    ignored = model.findings[0]._replace(state=State.IGNORED, reason="§ 126 BGB")
    known = model.findings[1]._replace(state=State.KNOWN)
    model = model._replace(findings=(ignored, known, *model.findings[2:]))
    good = checked("Antrag(data) > Bescheid(data)", "modelle/gut.bpmn")
    fixed = Fixed("MB104", model.path, "Alt", "Alt", Message("From paper to data."))
    change = ModelChange(model.path, None, good.score, model.score, model.findings[2:], (fixed,))
    return result(
        model,
        good,
        refused=(UnreadableError(Message("The file is empty."), path="modelle/leer.bpmn"),),
        failed=(
            Failed("min-score", model.path, Message("The end-to-end score is too low.")),
            Failed("fail-on", None, Message("Findings fail the check: {codes}.", codes="MB103"), ("MB103",)),
        ),
        fixed=(fixed,),
        comparison=Comparison("main", "0123456789abcdef", (change,)),
        baseline="baseline.json",
        troubles=(Message("A rule failed."),),
    )
