"""mediabruch finds where business processes leave the digital path: media breaks and end-to-end score of BPMN models.

    import mediabruch as mb

    analysis = mb.analyze("antrag.bpmn")
    print(analysis.score.end_to_end_score, analysis.score.breaks_per_case)

All names are imported when they are first used, so that importing mediabruch costs nothing.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mediabruch.analysis import Analysis, analyze
    from mediabruch.bpmn import read
    from mediabruch.breaks.link import Handover, Link
    from mediabruch.breaks.media_break import MediaBreak
    from mediabruch.config import Config, find_config, load_config
    from mediabruch.errors import AnnotationError, ConfigError, MediabruchError, UnknownElementError, UnreadableError
    from mediabruch.infer.custom_terms import CustomTerm, CustomTerms
    from mediabruch.media import Annotation, Aside, Evidence, Medium, Origin, RuleSet
    from mediabruch.model import Model
    from mediabruch.score import Score

__version__ = "0.1.0"

__all__ = [
    "Analysis",
    "Annotation",
    "AnnotationError",
    "Aside",
    "Config",
    "ConfigError",
    "CustomTerm",
    "CustomTerms",
    "Evidence",
    "Handover",
    "Link",
    "MediaBreak",
    "MediabruchError",
    "Medium",
    "Model",
    "Origin",
    "RuleSet",
    "Score",
    "UnknownElementError",
    "UnreadableError",
    "__version__",
    "analyze",
    "find_config",
    "load_config",
    "read",
]

_HOMES = {
    "Analysis": "analysis",
    "Annotation": "media",
    "AnnotationError": "errors",
    "Aside": "media",
    "Config": "config",
    "ConfigError": "errors",
    "Evidence": "media",
    "Handover": "breaks.link",
    "CustomTerm": "infer.custom_terms",
    "CustomTerms": "infer.custom_terms",
    "Link": "breaks.link",
    "MediaBreak": "breaks.media_break",
    "MediabruchError": "errors",
    "Medium": "media",
    "Model": "model",
    "Origin": "media",
    "RuleSet": "media",
    "Score": "score",
    "UnknownElementError": "errors",
    "UnreadableError": "errors",
    "analyze": "analysis",
    "find_config": "config",
    "load_config": "config",
    "read": "bpmn",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used."""
    from importlib import import_module

    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
