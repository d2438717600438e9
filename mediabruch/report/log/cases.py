"""How many cases a log has, and how many of them run as the model says, in words."""

from collections.abc import Iterator

from mediabruch.report.blocks import Block, Pairs, paragraph, section, styled
from mediabruch.report.costs import cost_pairs, proxy_words
from mediabruch.report.log.costs import log_cost
from mediabruch.report.log.pieces import LogSection, LogTeller
from mediabruch.report.log.words import period_words
from mediabruch.report.spans import Span, Style, Words


class CasesTeller(LogTeller):
    """Tells of the cases of a log."""

    def cases(self) -> LogSection:
        """How many cases, when, and how many run as the model says."""
        cost = log_cost(self._replay)
        pairs = [*self._counts(), *((label, (said,)) for label, said in cost_pairs(cost, self._names))]
        blocks: list[Block] = [Pairs(tuple((label, styled(said)) for label, said in pairs))]
        if cost.places:
            blocks.append(paragraph(Span(proxy_words(cost, self._names), Style.DIM)))
        return section(self._words.text("What really happened"), [*blocks, *self._cautions()])

    def _counts(self) -> Iterator[tuple[str, tuple[Words, ...]]]:
        words, replay = self._words, self._replay
        log, fit = replay.log, replay.reality.fit
        yield words.text("Cases"), (self._size(), *([f"; {self._open()}"] if log.open_count else []))
        if log.begin is not None and log.end is not None:
            yield words.text("Period"), (period_words(log.begin.date(), log.end.date(), words),)
        if replay.cases_per_year is not None:
            yield words.text("Cases a year"), (words.text("about {n}", n=round(replay.cases_per_year)),)
        share = words.text("{share} of all cases", share=words.percent(fit.share))
        yield words.text("As the model says"), (Span(share, Style.TITLE), f" ({fit.fitting}/{fit.cases})")
        if fit.fitting_so_far > fit.fitting:
            so_far = words.percent(fit.fitting_so_far / fit.cases)
            yield words.text("Or"), (words.text("{share} but for steps that the log never shows", share=so_far),)

    def _cautions(self) -> Iterator[Block]:
        """What the counts do not say."""
        words, fit = self._words, self._replay.reality.fit
        if doubtful := len(self._replay.mapping.doubtful):
            said = words.plural(
                "Of {n} activity it is not sure which step it is; it counts as none until somebody says so "
                "(--mapping), and more cases may run as the model says.",
                "Of {n} activities it is not sure which steps they are; they count as none until somebody says so "
                "(--mapping), and more cases may run as the model says.",
                doubtful,
            )
            yield paragraph(Span(said, Style.CARE))
        if fit.unwatched:
            yield paragraph(words.text("Of other pools the log shows nothing: they act as the model says."))
        if fit.approximate:
            said = words.plural(
                "{n} case was too much work to be laid beside the model exactly; it may fit better.",
                "{n} cases were too much work to be laid beside the model exactly; they may fit better.",
                fit.approximate,
            )
            yield paragraph(Span(said, Style.CARE))

    def _size(self) -> str:
        log, words = self._replay.log, self._words
        return words.plural(
            "{cases} with {events} events, {n} sequence",
            "{cases} with {events} events, {n} different sequences",
            len(log.variants),
            cases=log.case_count,
            events=log.event_count,
        )

    def _open(self) -> str:
        return self._words.text("{n} still open, which count in the shares only", n=self._replay.log.open_count)
