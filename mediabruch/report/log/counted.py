"""The figures that were counted on the paths of cases, and the media breaks as they happened, in words."""

from mediabruch.conformance.counted import CountedFigures
from mediabruch.report.blocks import Block, Pairs, bullet, paragraph, section, styled
from mediabruch.report.figures import has_media, rate_words
from mediabruch.report.log.pieces import LogSection, LogTeller, listed
from mediabruch.report.spans import Span, Style, Words
from mediabruch.report.weight import Place, by_weight, doubt_words

MOST_BREAKS = 10


class CountedTeller(LogTeller):
    """Tells of the counted figures."""

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
        blocks: list[Block] = [Pairs(tuple((label, styled(said)) for label, said in pairs))]
        if self._replay.differences:
            blocks.append(paragraph(Span(self._dependence(), Style.CARE)))
        title = words.plural(
            "Counted on the path of {n} completed case", "Counted on the paths of {n} completed cases", figures.cases
        )
        return section(title, blocks)

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
        places = by_weight(figures.breaks)[:MOST_BREAKS]
        items = [
            bullet(words.rate(place.per_case), self._names.quoted(place.step), ": ", self._change(place))
            for place in places
        ]
        return section(words.text("Media breaks per case, as they happened"), listed(items))

    def _change(self, place: Place) -> str:
        change = f"{self._names.medium(place.before)} → {self._names.medium(place.after)} ({place.code})"
        doubt = doubt_words(place, self._replay.analysis, self._names)
        return f"{change}; {doubt}" if doubt else change
