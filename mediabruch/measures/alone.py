"""What each measure brings alone, wherever it fits in a process: enough to add up over many processes."""

from collections import defaultdict
from dataclasses import dataclass

from mediabruch.analysis import Analysis
from mediabruch.measures.bound import StatedBeside, bind, parties_of
from mediabruch.measures.candidate import Candidate, merged_edits
from mediabruch.measures.measure import Measure
from mediabruch.measures.own import catalog_of
from mediabruch.measures.replay import WhatIfPlayer
from mediabruch.score import Score
from mediabruch.statements.vocabulary import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureAlone:
    """A measure, taken at all steps that it fits, and the figures of the process with it and no other."""

    measure: Measure
    candidates: tuple[Candidate, ...]
    after: Score


def measures_alone(analysis: Analysis) -> tuple[MeasureAlone, ...]:
    """The measures that fit, each played alone, in document order. Cost: some play-outs of the model."""
    if not analysis.score.links_other and not analysis.breaks:
        return ()
    sidecar = analysis.sidecar
    entries = sidecar.entries.get(Section.STEPS, {}) if sidecar else {}
    short = frozenset(id_ for id_, entry in entries.items() if "medium" in entry.facts)
    found: defaultdict[str, list[Candidate]] = defaultdict(list)
    catalog = catalog_of(analysis.options)
    for one in bind(analysis, catalog, StatedBeside(parties_of(analysis), short)).candidates:
        found[one.measure.id].append(one)
    if not found:
        return ()
    replay = WhatIfPlayer(analysis.model, analysis.options, sidecar, folders=analysis.folders)
    return tuple(
        MeasureAlone(
            measure=catalog[id_],
            candidates=tuple(candidates),
            after=replay.score(merged_edits(one.edits for one in candidates)),
        )
        for id_, candidates in found.items()
    )
