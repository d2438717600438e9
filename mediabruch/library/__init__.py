"""What `import mediabruch as mb` offers for analyzing: its verbs, and an analysis that names steps and shows itself.

The stages work with keys; here, breaks and handovers name the steps themselves. Everything comes back as a value,
nothing is printed, and every failure is a `MediabruchError`.
"""

from mediabruch.library.process_analysis import ProcessAnalysis
from mediabruch.library.values import BreakAt, HandoverBetween
from mediabruch.library.verbs import Against, ProcessAnalyses, analyze, analyze_many, check, replay

__all__ = [
    "Against",
    "BreakAt",
    "HandoverBetween",
    "ProcessAnalyses",
    "ProcessAnalysis",
    "analyze",
    "analyze_many",
    "check",
    "replay",
]
