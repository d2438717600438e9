"""One process in a portfolio: what was found in it, and where its media breaks are."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from mediabruch.errors import Message
from mediabruch.portfolio.examine import examined
from mediabruch.portfolio.examined import ExaminedModel
from mediabruch.portfolio.jobs import Job, Work
from mediabruch.portfolio.stored import FOREIGN, examined_from, plain, text_of
from mediabruch.portfolio.yearly_cost import YearlyCost, cost_from, stored_cost, yearly_cost

if TYPE_CHECKING:
    from mediabruch.analysis import Analysis
    from mediabruch.breaks.media_break import MediaBreak
    from mediabruch.measures.measure import Measure

ENTRY_SCHEMA = "mediabruch/portfolio-entry/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakSpot:
    """A media break with all that it can have in common with those of other processes."""

    code: str
    per_case: float
    label: str
    """Of the step or message flow."""
    lane: str
    system: str
    """That is stated of the step, or read from its label."""
    zone: str
    """Of the administrative process."""
    required_by_law: bool
    across: tuple[str, ...] = ()
    """Labels of the steps of unknown medium before it: it happens here at the latest, if at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureEffect:
    """What a measure brings in one process, taken at all steps that it fits, and without any other."""

    measure: str
    """Its id."""
    steps: int
    """Steps and message flows that it changes."""
    links_gained: float
    """Workings and handovers of a case that are digital then, and are not now."""
    breaks_gone: float
    """Media breaks of a case that there are no more; less than 0 where what stays on paper around it makes new ones."""
    title: str = ""
    """Of a measure of the organization's own; empty for those of mediabruch."""
    who: str = ""
    """Who can do it, as the configuration says; empty where it says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioEntry:
    """One process of a portfolio."""

    model: ExaminedModel
    spots: tuple[BreakSpot, ...] = ()
    measures: tuple[MeasureEffect, ...] = ()
    process_ids: tuple[str, ...] = ()
    """Ids of the processes in the file, by which versions of it are recognized."""
    cost: YearlyCost | None = None
    """What its media breaks cost in a year; `None` where nobody stated how many cases there are."""

    def __repr__(self) -> str:
        return f"<PortfolioEntry {self.model.name!r} ({self.path})>"

    @property
    def path(self) -> str:
        """The path of the model, as its findings name it."""
        return self.model.path

    @property
    def facts(self) -> Mapping[str, str]:
        """What is stated of the process as a whole, such as `department`, by its name in annotation files."""
        return self.model.facts

    @property
    def cases(self) -> float | None:
        """Cases a year, as stated."""
        return self.model.cases

    @property
    def breaks_per_year(self) -> float | None:
        """Media breaks a year; `None` where nobody stated how many cases there are."""
        return None if self.cases is None else self.cases * self.model.score.breaks_per_case


def _entry(job: Job, analysis: "Analysis") -> tuple[PortfolioEntry, tuple[Message, ...]]:
    kept, troubles = examined(job, analysis)
    entry = PortfolioEntry(
        model=kept,
        spots=tuple(_spots(analysis)),
        measures=tuple(_effects(analysis)),
        process_ids=tuple(process.id for process in analysis.model.processes if process.id),
        cost=yearly_cost(analysis),
    )
    return entry, troubles


def _effects(analysis: "Analysis") -> Iterator[MeasureEffect]:
    if not analysis.breaks and not analysis.score.links_other:
        return
    from mediabruch.measures.alone import measures_alone

    before = analysis.score
    for one in measures_alone(analysis):
        yield MeasureEffect(
            measure=one.measure.id,
            steps=len({key for candidate in one.candidates for key in candidate.steps}),
            links_gained=one.after.links_digital - before.links_digital,
            breaks_gone=before.breaks_per_case - one.after.breaks_per_case,
            **_own(one.measure),
        )


def _own(measure: "Measure") -> dict[str, str]:
    """What the organization says of a measure, as far as it is told across processes."""
    from mediabruch.measures.catalog import CATALOG

    known = CATALOG.get(measure.id)
    title = "" if known is not None and measure.title == known.title else str(measure.title.facts.get("own", ""))
    return {"title": title, "who": "" if known is not None and measure.who is known.who else measure.who.value}


def _spots(analysis: "Analysis") -> list[BreakSpot]:
    if not analysis.breaks:
        return []
    from mediabruch.maturity.zones import read_zones

    zones = read_zones(analysis)
    return [_spot(found, analysis, str(zones.zone(found.step))) for found in analysis.breaks]


def _spot(found: "MediaBreak", analysis: "Analysis", zone: str) -> BreakSpot:
    model = analysis.model
    node = model.node_by_key.get(found.step)
    lane = None if node is None else model.lane_of(node)
    known = analysis.annotations.get(found.step)
    element = node or model.message_flow_by_key[found.step]
    return BreakSpot(
        code=found.code,
        per_case=found.per_case,
        label=element.name,
        lane=lane.name if lane else "",
        system=(known.system or "") if known else "",
        zone=zone,
        required_by_law=found.required_by_law is not None,
        across=tuple(model.node_by_key[key].name for key in found.across),
    )


def entry_text(entry: PortfolioEntry) -> str:
    """An entry as one line of JSON, with what is stated of the process in the open, and nowhere else."""
    import json

    document = {
        "schema": ENTRY_SCHEMA,
        "model": text_of(replace(entry.model, facts={}, cases=None)),
        "spots": [asdict(spot) for spot in entry.spots],
        "measures": [asdict(effect) for effect in entry.measures],
        "process_ids": entry.process_ids,
        "facts": dict(entry.facts),
        "cases": entry.cases,
        "cost": stored_cost(entry.cost),
    }
    return json.dumps(document, default=plain, separators=(",", ":"))


def entry_from(text: str) -> PortfolioEntry | None:
    """The entry of a line; `None` where no entry became it."""
    import json

    try:
        document: dict[str, Any] = json.loads(text)
        if document["schema"] != ENTRY_SCHEMA:
            return None
        return PortfolioEntry(
            model=replace(examined_from(document["model"]), facts=document["facts"], cases=document["cases"]),
            spots=tuple(BreakSpot(**{**spot, "across": tuple(spot.get("across", ()))}) for spot in document["spots"]),
            measures=tuple(MeasureEffect(**effect) for effect in document["measures"]),
            process_ids=tuple(document["process_ids"]),
            cost=cost_from(document["cost"]),
        )
    except FOREIGN:
        return None


ENTRY = Work(name="portfolio", make=_entry, to_text=entry_text, from_text=entry_from)
"""The work of making the entries of a portfolio."""
