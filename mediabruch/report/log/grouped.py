"""Cases by how they came in, when, and in which sequence, in words."""

from collections import defaultdict
from collections.abc import Iterator

from mediabruch.conformance.counted import CountedFigures
from mediabruch.notation.letters import shortened
from mediabruch.report.blocks import Block, Bullet, bullet, paragraph, section
from mediabruch.report.figures import has_media
from mediabruch.report.log.pieces import LogSection, LogTeller, listed
from mediabruch.report.log.words import channel_words, months_words
from mediabruch.report.spans import Span, Style, Words


class GroupsTeller(LogTeller):
    """Tells of groups of cases."""

    def ways_in(self) -> LogSection:
        """Cases by how they came in."""
        words, replay = self._words, self._replay
        digital = next((group for group in replay.by_way_in if group.is_digital == (True,)), None)
        blocks: list[Block] = []
        if digital is not None:
            blocks.append(paragraph(*self._front(digital.figures)))
        rows = [(channel_words(group.channels, words), group.figures) for group in replay.by_channel]
        blocks += listed(self._row(name, figures) for name, figures in rows)
        return section(words.text("By way in"), blocks)

    def _front(self, figures: CountedFigures) -> Iterator[Words]:
        """How many cases came in digitally, and how many of them met the step at which media break most."""
        words = self._words
        weights: defaultdict[int, float] = defaultdict(float)
        for one in figures.breaks:
            if figures.cases_with.get(one.step, 0) >= self._replay.options.min_group:
                weights[one.step] += one.per_case
        yield words.plural("{n} case came in digitally.", "{n} cases came in digitally.", figures.cases)
        if weights:
            step = max(weights, key=lambda key: (weights[key], -key))
            yield " " + words.text(
                "Inside, {n} of them met {step}; media breaks there: {rate} a case.",
                n=figures.cases_with[step],
                step=self._names.quoted(step),
                rate=words.rate(weights[step]),
            )

    def _row(self, name: str, figures: CountedFigures) -> Bullet:
        """A group with its cases and its two main figures."""
        words, score = self._words, figures.score
        if not has_media(self._replay.analysis):
            return bullet(words.number(figures.cases, 0), Span(name, Style.TITLE))
        return bullet(
            words.number(figures.cases, 0),
            Span(name, Style.TITLE),
            ", ",
            words.text("media breaks per case: {breaks}", breaks=words.rate(score.breaks_per_case)),
            "; ",
            words.text(
                "{share} without a break", share=self._rate_words(score.break_free_rate_low, score.break_free_rate_high)
            ),
        )

    def _rate_words(self, low: float, high: float) -> str:
        shares = list(dict.fromkeys((self._words.percent(low), self._words.percent(high))))
        return shares[0] if len(shares) == 1 else self._words.text("{low} to {high}", low=shares[0], high=shares[1])

    def periods(self) -> LogSection:
        """Cases by month or quarter."""
        words = self._words
        items = []
        is_same = len({group.front for group in self._replay.by_period}) < 2  # noqa: PLR2004 - nothing changes
        for group in self._replay.by_period:
            row = self._row(months_words(group.first, group.last), group.figures)
            front = (
                []
                if group.front is None or is_same
                else [Span("; " + words.text("came in digitally: {share}", share=words.percent(group.front)))]
            )
            items.append(row._replace(words=(*row.words, *front)))
        return section(words.text("Over time"), listed(items))

    def variants(self) -> LogSection:
        """The most frequent sequences."""
        words = self._words
        items = []
        for group in self._replay.by_variant:
            if group.activities is None:
                name = words.plural("{n} other sequence", "{n} other sequences", group.variants)
            else:
                name = shortened(" → ".join(group.activities))
            row = self._row(name, group.figures)
            deviates = [Span("; " + words.text("not as the model says"), Style.CARE)] if group.fits is False else []
            items.append(row._replace(words=(*row.words, *deviates)))
        return section(words.text("The most frequent sequences"), listed(items))
