"""mediabruch finds where business processes leave the digital path: media breaks and end-to-end score of BPMN models.

    import mediabruch as mb

    analysis = mb.analyze("antrag.bpmn")
    print(analysis.score.end_to_end_score, analysis.score.breaks_per_case)
    for found in analysis.breaks:
        print(found.code, found.step.name, found.per_case)

The verbs are `read`, `analyze`, `analyze_many`, `analyze_portfolio`, `check`, `compare`, `diff`, `trend` and `replay`.
`mediabruch.rules` holds all that own rules need, and `mediabruch.schemas` the schemas of all published documents. What
stands in `__all__` is stable; see docs/api.md.

All names are imported when they are first used, so that importing mediabruch costs nothing.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mediabruch import rules, schemas
    from mediabruch.analyzed import Branch, PlayoutSummary, Step
    from mediabruch.bpmn import read
    from mediabruch.checks.policy import Policy
    from mediabruch.checks.result import CheckResult
    from mediabruch.config import Config, find_config, load_config
    from mediabruch.conformance.replay import Replay, ReplayOptions
    from mediabruch.errors import (
        AnnotationError,
        ConfigError,
        LogError,
        MediabruchError,
        Message,
        UnknownElementError,
        UnreadableError,
    )
    from mediabruch.findings.finding import Finding
    from mediabruch.library import (
        Against,
        BreakAt,
        DiffAnalysis,
        HandoverBetween,
        PortfolioAnalysis,
        ProcessAnalyses,
        ProcessAnalysis,
        RingAnalysis,
        TrendAnalysis,
        analyze,
        analyze_many,
        analyze_portfolio,
        check,
        compare,
        diff,
        replay,
        trend,
    )
    from mediabruch.logs.cases import CaseGroup, EventLog
    from mediabruch.logs.reading import read_log
    from mediabruch.media import Annotation, Aside, BreakDefinition, Evidence, Medium, Origin
    from mediabruch.model import Model, Note
    from mediabruch.options import CustomTerm, Options, Vocabulary
    from mediabruch.rules import Severity
    from mediabruch.score import Score
    from mediabruch.version import __version__

__all__ = [
    "Against",
    "Annotation",
    "AnnotationError",
    "Aside",
    "Branch",
    "BreakAt",
    "BreakDefinition",
    "CaseGroup",
    "CheckResult",
    "Config",
    "ConfigError",
    "CustomTerm",
    "DiffAnalysis",
    "EventLog",
    "Evidence",
    "Finding",
    "HandoverBetween",
    "LogError",
    "MediabruchError",
    "Medium",
    "Message",
    "Model",
    "Note",
    "Options",
    "Origin",
    "PlayoutSummary",
    "Policy",
    "PortfolioAnalysis",
    "ProcessAnalyses",
    "ProcessAnalysis",
    "Replay",
    "ReplayOptions",
    "RingAnalysis",
    "Score",
    "Severity",
    "Step",
    "TrendAnalysis",
    "UnknownElementError",
    "UnreadableError",
    "Vocabulary",
    "__version__",
    "analyze",
    "analyze_many",
    "analyze_portfolio",
    "check",
    "compare",
    "diff",
    "find_config",
    "load_config",
    "read",
    "read_log",
    "replay",
    "rules",
    "schemas",
    "trend",
]

_HOMES = {
    "Against": "library",
    "Annotation": "media",
    "AnnotationError": "errors",
    "Aside": "media",
    "Branch": "analysis",
    "BreakAt": "library",
    "BreakDefinition": "media",
    "CaseGroup": "logs.cases",
    "CheckResult": "checks.result",
    "Config": "config",
    "ConfigError": "errors",
    "CustomTerm": "options",
    "DiffAnalysis": "library",
    "EventLog": "logs.cases",
    "Evidence": "media",
    "Finding": "findings.finding",
    "HandoverBetween": "library",
    "LogError": "errors",
    "MediabruchError": "errors",
    "Medium": "media",
    "Message": "errors",
    "Model": "model",
    "Note": "model",
    "Options": "options",
    "Origin": "media",
    "PlayoutSummary": "analysis",
    "Policy": "checks.policy",
    "PortfolioAnalysis": "library",
    "ProcessAnalyses": "library",
    "ProcessAnalysis": "library",
    "Replay": "conformance.replay",
    "ReplayOptions": "conformance.replay",
    "RingAnalysis": "library",
    "Score": "score",
    "Severity": "rules",
    "Step": "analysis",
    "TrendAnalysis": "library",
    "UnknownElementError": "errors",
    "UnreadableError": "errors",
    "Vocabulary": "options",
    "__version__": "version",
    "analyze": "library",
    "analyze_many": "library",
    "analyze_portfolio": "library",
    "check": "library",
    "compare": "library",
    "diff": "library",
    "find_config": "config",
    "load_config": "config",
    "read": "bpmn",
    "read_log": "logs.reading",
    "replay": "library",
    "trend": "library",
}
_MODULES = frozenset({"rules", "schemas"})


def __getattr__(name: str) -> object:
    """Import a public name when it is first used."""
    from importlib import import_module

    if name in _MODULES:
        return import_module(f"{__name__}.{name}")
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
