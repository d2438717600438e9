"""What `import mediabruch as mb` offers for analyzing: its verbs, and an analysis that names steps and shows itself.

The stages work with keys; here, breaks and handovers name the steps themselves. Everything comes back as a value,
nothing is printed, and every failure is a `MediabruchError`.
"""

from mediabruch.library.comparing import analyze_portfolio, compare, diff, trend
from mediabruch.library.comparisons import DiffAnalysis, PortfolioAnalysis, RingAnalysis, TrendAnalysis
from mediabruch.library.process_analysis import ProcessAnalysis
from mediabruch.library.values import BreakAt, HandoverBetween
from mediabruch.library.verbs import Against, ProcessAnalyses, analyze, analyze_many, check, replay

__all__ = [
    "Against",
    "BreakAt",
    "DiffAnalysis",
    "HandoverBetween",
    "PortfolioAnalysis",
    "ProcessAnalyses",
    "ProcessAnalysis",
    "RingAnalysis",
    "TrendAnalysis",
    "analyze",
    "analyze_many",
    "analyze_portfolio",
    "check",
    "compare",
    "diff",
    "replay",
    "trend",
]
