"""What a log says of a model, in words: the sections of the report, which the screen and the page show."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from mediabruch.breaks.media_break import MediaBreak
from mediabruch.conformance.counted import CountedFigures
from mediabruch.conformance.replay import Replay
from mediabruch.conformance.shares import CountedShare
from mediabruch.findings.finding import Finding
from mediabruch.findings.from_log import log_findings
from mediabruch.i18n import Translator
from mediabruch.notation.letters import shortened
from mediabruch.report.blocks import Block, Bullet, BulletList, Pairs, bullet, paragraph, section
from mediabruch.report.costs import cost_pairs, proxy_words
from mediabruch.report.figures import has_media, rate_words
from mediabruch.report.log.costs import log_cost
from mediabruch.report.log.reading import reading_blocks
from mediabruch.report.log.words import channel_words, months_words, period_words, way_words
from mediabruch.report.names import Names
from mediabruch.report.spans import Span, Style, Words

MOST_SHARES = 20
"""Shares that are shown in words; all stand in JSON and CSV."""
MOST_BREAKS = 10
LogSection = tuple[Block, ...]


def log_sections(replay: Replay, words: Translator) -> Iterator[LogSection]:
    """The sections, the most important first; empty ones are left out."""
    teller = _Teller(replay, words)
    for found in (
        teller.cases(),
        teller.counted(),
        teller.breaks(),
        teller.reality(),
        teller.ways_in(),
        teller.periods(),
        teller.variants(),
        teller.shares(),
        teller.reading(),
    ):
        if found:
            yield found


class _Teller:
    """Puts a replay into words."""

    def __init__(self, replay: Replay, words: Translator) -> None:
        self._replay = replay
        self._words = words
        self._names = Names(replay.analysis.model, words)

    def cases(self) -> LogSection:
        """How many cases, when, and how many run as the model says."""
        words, replay = self._words, self._replay
        log, fit = replay.log, replay.reality.fit
        pairs: list[tuple[str, tuple[Words, ...]]] = [
            (words.text("Cases"), (self._size(), *([f"; {self._open()}"] if log.open_count else []))),
        ]
        if log.begin is not None and log.end is not None:
            pairs.append((words.text("Period"), (period_words(log.begin.date(), log.end.date(), words),)))
        if replay.cases_per_year is not None:
            pairs.append((words.text("Cases a year"), (words.text("about {n}", n=round(replay.cases_per_year)),)))
        share = words.text("{share} of all cases", share=words.percent(fit.share))
        pairs.append((words.text("As the model says"), (Span(share, Style.TITLE), f" ({fit.fitting}/{fit.cases})")))
        if fit.fitting_so_far > fit.fitting:
            so_far = words.percent(fit.fitting_so_far / fit.cases)
            said = words.text("{share} but for steps that the log never shows", share=so_far)
            pairs.append((words.text("Or"), (said,)))
        cost = log_cost(replay)
        pairs += [(label, (said,)) for label, said in cost_pairs(cost, self._names)]
        blocks: list[Block] = [Pairs(tuple((label, _spans(said)) for label, said in pairs))]
        if cost.places:
            blocks.append(paragraph(Span(proxy_words(cost, self._names), Style.DIM)))
        if doubtful := len(replay.mapping.doubtful):
            said = words.plural(
                "Of {n} activity it is not sure which step it is; it counts as none until somebody says so "
                "(--mapping), and more cases may run as the model says.",
                "Of {n} activities it is not sure which steps they are; they count as none until somebody says so "
                "(--mapping), and more cases may run as the model says.",
                doubtful,
            )
            blocks.append(paragraph(Span(said, Style.CARE)))
        if fit.unwatched:
            blocks.append(paragraph(words.text("Of other pools the log shows nothing: they act as the model says.")))
        if fit.approximate:
            said = words.plural(
                "{n} case was too much work to be laid beside the model exactly; it may fit better.",
                "{n} cases were too much work to be laid beside the model exactly; they may fit better.",
                fit.approximate,
            )
            blocks.append(paragraph(Span(said, Style.CARE)))
        title = replay.analysis.model.name or replay.analysis.model.path
        return section(words.text("What really happened: {process}", process=shortened(title)), blocks)

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

    def counted(self) -> LogSection:
        """The figures counted, beside those of the chain where they differ."""
        words, figures = self._words, self._replay.figures
        if figures is None:
            return section(
                words.text("Counted"), [paragraph(words.text("No case of the log is complete, so nothing is counted."))]
            )
        pairs = [
            (words.text("Media breaks"), self._breaks_per_case(figures)),
            (words.text("End-to-end score"), self._score(figures)),
            (words.text("Digital throughout"), self._rate(figures, "end_to_end_rate")),
            (words.text("Without media break"), self._rate(figures, "break_free_rate")),
        ]
        blocks: list[Block] = [Pairs(tuple((label, _spans(said)) for label, said in pairs))]
        if self._replay.differences:
            blocks.append(paragraph(Span(self._dependence(), Style.CARE)))
        return section(words.text("Counted on the paths of {n} completed cases", n=figures.cases), blocks)

    def _dependence(self) -> str:
        return self._words.text(
            "The choices depend on each other (or cases leave the model): what the shares alone would give differs by "
            "more than chance. The counted figures hold; the others stand behind them."
        )

    def _breaks_per_case(self, figures: CountedFigures) -> tuple[Words, ...]:
        words, score = self._words, figures.score
        if not has_media(self._replay.analysis):
            return (words.text("not known yet: no step says its medium"),)
        most = "" if score.breaks_max is None else words.text(", at most {n}", n=score.breaks_max)
        said = words.text("{breaks} a case on average", breaks=words.rate(score.breaks_per_case))
        return (
            Span(said, Style.TITLE),
            self._interval(figures, "breaks_per_case"),
            most,
            self._other("breaks_per_case"),
        )

    def _interval(self, figures: CountedFigures, name: str) -> str:
        low, high = figures.intervals.get(name, (0.0, 0.0))
        if low == high:
            return ""
        return f" ({self._words.number(max(low, 0.0), 2)}–{self._words.number(high, 2)})"

    def _score(self, figures: CountedFigures) -> tuple[Words, ...]:
        words, score = self._words, figures.score
        if score.end_to_end_low is None or score.end_to_end_high is None:
            return (words.text("none, since nothing was worked on or handed over"),)
        ends = list(dict.fromkeys(words.points(one) for one in (score.end_to_end_low, score.end_to_end_high)))
        said = words.text("{points} of 100", points="–".join(ends))
        return Span(said, Style.TITLE), self._other("end_to_end_low"), self._other("end_to_end_high")

    def _rate(self, figures: CountedFigures, name: str) -> tuple[Words, ...]:
        low, high = (getattr(figures.score, f"{name}_{side}") for side in ("low", "high"))
        others = (self._other(f"{name}_{side}") for side in ("low", "high"))
        return Span(rate_words(low, high, self._words), Style.TITLE), *others

    def _other(self, name: str) -> str:
        """What the chain says, where it differs by more than chance."""
        words = self._words
        found = next((one for one in self._replay.differences if one.figure == name), None)
        if found is None:
            return ""
        shown = (
            words.percent(found.chain)
            if "_rate_" in name
            else words.number(found.chain, 2 if found.figure == "breaks_per_case" else 0)
        )
        return " " + words.text("[by shares alone: {figure}]", figure=shown)

    def breaks(self) -> LogSection:
        """The breaks that happened, those of one step and kind together."""
        words, figures = self._words, self._replay.figures
        if figures is None:
            return ()
        weights: defaultdict[tuple[int, str, object, object], float] = defaultdict(float)
        for one in figures.breaks:
            weights[one.step, one.code, one.before, one.after] += one.per_case
        ordered = sorted(weights.items(), key=lambda one: (-one[1], one[0][0], one[0][1]))
        items = [
            bullet(words.rate(weight), self._names.quoted(step), ": ", self._change(figures.breaks, step, code, before))
            for (step, code, before, _), weight in ordered[:MOST_BREAKS]
        ]
        return section(words.text("Media breaks per case, as they happened"), _listed(items))

    def _change(self, breaks: Iterable[MediaBreak], step: int, code: str, before: object) -> str:
        one = next(one for one in breaks if (one.step, one.code, one.before) == (step, code, before))
        return f"{self._names.medium(one.before)} → {self._names.medium(one.after)} ({one.code})"

    def reality(self) -> LogSection:
        """Findings, and how many deviations are too rare to be told."""
        words = self._words
        items = [
            bullet(
                Span(finding.code, Style.CARE),
                Span(self._title(finding), Style.TITLE),
                words.message(finding.message),
            )
            for finding in log_findings(self._replay)
        ]
        blocks = list(_listed(items))
        if rare := self._replay.reality.rare:
            said = words.plural(
                "{n} deviation is not told: fewer than {least} cases have it.",
                "{n} deviations are not told: fewer than {least} cases have each.",
                rare,
                least=self._replay.options.min_group,
            )
            blocks.append(paragraph(said))
        return section(words.text("The model against reality"), blocks)

    def _title(self, finding: Finding) -> str:
        """The step that a finding is about; what nobody drew is named in the sentence."""
        return f"{shortened(finding.name)}: " if finding.name and finding.code != "MB301" else ""

    def ways_in(self) -> LogSection:
        """Cases by how they came in."""
        words, replay = self._words, self._replay
        digital = next((group for group in replay.by_way_in if group.is_digital == (True,)), None)
        blocks: list[Block] = []
        if digital is not None:
            blocks.append(paragraph(*self._front(digital.figures)))
        rows = [(channel_words(group.channels, words), group.figures) for group in replay.by_channel]
        blocks += _listed(self._row(name, figures) for name, figures in rows)
        return section(words.text("By way in"), blocks)

    def _front(self, figures: CountedFigures) -> Iterator[Words]:
        """How many cases came in digitally, and how many of them met the step at which media break most."""
        words = self._words
        weights: defaultdict[int, float] = defaultdict(float)
        for one in figures.breaks:
            if figures.cases_with.get(one.step, 0) >= self._replay.options.min_group:
                weights[one.step] += one.per_case
        yield words.text("{n} cases came in digitally.", n=figures.cases)
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
            return bullet(str(figures.cases), Span(name, Style.TITLE))
        return bullet(
            str(figures.cases),
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
        return section(words.text("Over time"), _listed(items))

    def variants(self) -> LogSection:
        """The most frequent sequences."""
        words = self._words
        items = []
        for group in self._replay.by_variant:
            if group.activities is None:
                name = words.text("{n} other sequences", n=group.variants)
            else:
                name = shortened(" → ".join(group.activities))
            row = self._row(name, group.figures)
            deviates = [Span("; " + words.text("not as the model says"), Style.CARE)] if group.fits is False else []
            items.append(row._replace(words=(*row.words, *deviates)))
        return section(words.text("The most frequent sequences"), _listed(items))

    def reading(self) -> LogSection:
        """How the log was read, and which of its activities are which steps."""
        return tuple(reading_blocks(self._replay.log, self._replay.mapping, self._words))

    def shares(self) -> LogSection:
        """How often each way was taken, the choices most often come to first."""
        words, replay = self._words, self._replay
        before = {one.element: one for one in replay.analysis.branches}
        found = [share for share in replay.shares if not share.is_default]

        def change(share: CountedShare) -> float:
            known = before.get(share.element)
            return abs(share.probability - known.probability) * share.total if known else 0.0

        ordered = sorted(found, key=lambda share: (-change(share), share.element))[:MOST_SHARES]
        items = [
            bullet(
                words.percent(share.share),
                self._way(share),
                Span(f"  {share.count}/{share.total}, {self._bounds(share)}", Style.DIM),
            )
            for share in ordered
        ]
        blocks = list(_listed(items))
        if len(found) > len(ordered):
            said = words.text("{n} further shares stand in the formats json and csv.", n=len(found) - len(ordered))
            blocks.append(paragraph(said))
        blocks += [paragraph(said) for said in self._doubts(found)]
        return section(words.text("Measured shares, with the interval of 95 in 100"), blocks)

    def _doubts(self, shares: Sequence[CountedShare]) -> Iterator[str]:
        """What the log leaves open of these shares."""
        words = self._words
        untold = sum(not share.is_told for share in shares)
        doubtful = sum(share.is_told and share.doubtful > 0 for share in shares)
        rounds = len({share.place for share in shares if share.has_rounds})
        if untold:
            yield words.text(
                "Of {n} shares the log cannot tell: what it shows may as well have come in another way. One way is "
                "counted; it is written only where what happens in a case hangs on it.",
                n=untold,
            )
        if doubtful:
            yield words.text("Of {n} shares some cases are in doubt; the intervals allow for it.", n=doubtful)
        if rounds:
            yield words.text(
                "At {n} choices cases may have come round again without the log showing it; it is taken that none did.",
                n=rounds,
            )

    def _bounds(self, share: CountedShare) -> str:
        if not share.is_told:
            return self._words.text("the log cannot tell")
        low, high = (self._words.number(100 * side) for side in (share.low, share.high))
        return self._words.text("{low} to {high} %", low=low, high=high)

    def _way(self, share: CountedShare) -> str:
        return way_words(share.element, self._names)


def _listed(items: Iterable[Bullet]) -> Iterator[Block]:
    rows = tuple(items)
    if rows:
        yield BulletList(rows, head_width=max(len(row.head.text) for row in rows))


def _spans(said: Iterable[Words]) -> tuple[Span, ...]:
    spans = (Span(one) if isinstance(one, str) else one for one in said)
    return tuple(span for span in spans if span.text)
