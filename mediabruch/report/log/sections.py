"""What a log says of a model, in words: the sections of the report, which the screen and the page show."""

from collections.abc import Iterator

from mediabruch.conformance.replay import Replay
from mediabruch.i18n import Translator
from mediabruch.report.log.cases import CasesTeller
from mediabruch.report.log.counted import CountedTeller
from mediabruch.report.log.deviations import DeviationsTeller
from mediabruch.report.log.grouped import GroupsTeller
from mediabruch.report.log.pieces import LogSection
from mediabruch.report.log.reading import reading_blocks
from mediabruch.report.log.shares import SharesTeller


def log_sections(replay: Replay, words: Translator) -> Iterator[LogSection]:
    """The sections, the most important first; empty ones are left out."""
    counted, groups = CountedTeller(replay, words), GroupsTeller(replay, words)
    for found in (
        CasesTeller(replay, words).cases(),
        counted.counted(),
        counted.breaks(),
        DeviationsTeller(replay, words).reality(),
        groups.ways_in(),
        groups.periods(),
        groups.variants(),
        SharesTeller(replay, words).shares(),
        tuple(reading_blocks(replay.log, replay.mapping, words)),
    ):
        if found:
            yield found
