"""All of it for one process: each part is found when it is first asked for."""

from functools import cached_property

from mediabruch.analysis import Analysis
from mediabruch.maturity.administration import Administration, read_administration
from mediabruch.maturity.cost import CostEstimate, estimate_cost
from mediabruch.maturity.gate import GateVerdict
from mediabruch.maturity.gates import judge_gates
from mediabruch.maturity.grade import GradeRange, find_grade
from mediabruch.maturity.zone import Zones
from mediabruch.maturity.zone_figures import ZoneFigures, zone_figures
from mediabruch.maturity.zones import read_zones


class Standing:
    """Where a process stands by the yardsticks of the field."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis

    def __repr__(self) -> str:
        low, high = self.grade.low, self.grade.high
        return f"<Standing {self.analysis.model.name!r}: grade {low if low == high else f'{low} to {high}'}>"

    @cached_property
    def zones(self) -> Zones:
        """The zone of each step and message flow."""
        return read_zones(self.analysis)

    @cached_property
    def administration(self) -> Administration:
        """Whether the yardsticks of administration apply."""
        return read_administration(self.analysis)

    @cached_property
    def figures(self) -> ZoneFigures:
        """How digital each zone is."""
        return zone_figures(self.analysis, self.zones)

    @cached_property
    def gates(self) -> tuple[GateVerdict, ...]:
        """The official yardsticks."""
        return judge_gates(self.analysis, self.zones)

    @cached_property
    def grade(self) -> GradeRange:
        """The degree of digitization."""
        return find_grade(self.analysis, self.zones)

    @cached_property
    def cost(self) -> CostEstimate:
        """What media breaks and ways cost; cases a year as the options say, else as the annotation file does."""
        asked, stated = self.analysis.options.cases, self.analysis.profile.cases
        return estimate_cost(self.analysis, self.zones, cases=stated if asked is None else asked)
