"""How often each way was taken, in words."""

from collections.abc import Iterator, Sequence

from mediabruch.conformance.shares import CountedShare
from mediabruch.report.blocks import bullet, paragraph, section
from mediabruch.report.log.pieces import LogSection, LogTeller, listed
from mediabruch.report.log.words import way_words
from mediabruch.report.spans import Span, Style

MOST_SHARES = 20
"""Shares that are shown in words; all stand in JSON and CSV."""


class SharesTeller(LogTeller):
    """Tells of the measured shares."""

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
        blocks = list(listed(items))
        if len(found) > len(ordered):
            said = words.plural(
                "{n} further share stands in the formats json and csv.",
                "{n} further shares stand in the formats json and csv.",
                len(found) - len(ordered),
            )
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
            yield words.plural(
                "Of {n} share the log cannot tell: what it shows may as well have come in another way. One way is "
                "counted; it is written only where what happens in a case hangs on it.",
                "Of {n} shares the log cannot tell: what it shows may as well have come in another way. One way is "
                "counted; it is written only where what happens in a case hangs on it.",
                untold,
            )
        if doubtful:
            yield words.plural(
                "Of {n} share some cases are in doubt; its interval allows for it.",
                "Of {n} shares some cases are in doubt; the intervals allow for it.",
                doubtful,
            )
        if rounds:
            yield words.plural(
                "At {n} choice cases may have come round again without the log showing it; it is taken that none did.",
                "At {n} choices cases may have come round again without the log showing it; it is taken that none did.",
                rounds,
            )

    def _bounds(self, share: CountedShare) -> str:
        if not share.is_told:
            return self._words.text("the log cannot tell")
        low, high = (self._words.number(100 * side) for side in (share.low, share.high))
        return self._words.text("{low} to {high} %", low=low, high=high)

    def _way(self, share: CountedShare) -> str:
        return way_words(share.element, self._names)
