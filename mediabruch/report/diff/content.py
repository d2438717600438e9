"""What a report on two versions says, as blocks that each format lays out."""

from collections.abc import Iterator
from math import fsum

from mediabruch.differences.difference import BreakFate, DifferenceKind, ProcessDiff
from mediabruch.figures import TINY
from mediabruch.i18n import Translator
from mediabruch.notation.letters import shortened
from mediabruch.report.blocks import Block, Bullet, BulletList, Pairs, bullet, paragraph, section, styled
from mediabruch.report.diff.results import DiffPair, DiffResults
from mediabruch.report.diff.words import ATTRIBUTIONS, DiffWords
from mediabruch.report.figures import band, known_share
from mediabruch.report.headline import verdict_words
from mediabruch.report.spans import Span, Style
from mediabruch.score import Score

_MOST = 40
"""Entries of a list that are told."""


def diff_headline(pair: DiffPair, words: Translator) -> Iterator[Block]:
    """Both verdicts, and the figures before and after."""
    diff = pair.diff
    said = DiffWords(diff, words)
    if diff.is_empty:
        yield paragraph(Span(words.text("Nothing has changed."), Style.TITLE))
    else:
        yield paragraph(Span(_judgment(diff, words), _style(diff)))
    old, new = diff.old, diff.new
    change = [said.signed(value, 1) for value in sorted((diff.change.low, diff.change.high))]
    points = words.text("{points} points", points=" … ".join(dict.fromkeys(change)))
    breaks = said.signed(diff.change.breaks_per_case, 2)
    rates = [words.rate(one.score.breaks_per_case) for one in (old, new)]
    pairs = [
        (words.text("Before"), verdict_words(old, said.old)),
        (words.text("After"), verdict_words(new, said.new)),
        (words.text("End-to-end"), f"{_ends(old.score, words)} → {_ends(new.score, words)} ({points})"),
        (words.text("Media breaks"), f"{rates[0]} → {rates[1]} " + words.text("per case") + f" ({breaks})"),
        (words.text("Medium known"), f"{known_share(old, words)} → {known_share(new, words)}"),
    ]
    yield Pairs(tuple((label, styled([text])) for label, text in pairs))


def _ends(score: Score, words: Translator) -> str:
    """Both ends of the band, however near they are."""
    if score.end_to_end_low is None or score.end_to_end_high is None:
        return "–"
    shown = dict.fromkeys(words.points(end) for end in (score.end_to_end_low, score.end_to_end_high))
    return "–".join(shown)


def _judged(diff: ProcessDiff, words: Translator) -> str:
    """The judgment in a word."""
    if diff.is_empty:
        return words.text("unchanged")
    if diff.is_worse:
        return words.text("worse")
    change = diff.change
    return words.text("better") if change.low > TINY or change.breaks_per_case < -TINY else words.text("as before")


def _judgment(diff: ProcessDiff, words: Translator) -> str:
    change = diff.change
    if diff.is_worse:
        return words.text("Worse than before: less is certainly digital, or media break more often.")
    if change.low > TINY or change.breaks_per_case < -TINY:
        return words.text("Better than before.")
    return words.text("As digital as before.")


def _style(diff: ProcessDiff) -> Style:
    return Style.BREAK if diff.is_worse else Style.GOOD


def sections(pair: DiffPair, words: Translator) -> Iterator[Block]:
    """What changed, what became of the media breaks, and how sure all this is."""
    diff = pair.diff
    said = DiffWords(diff, words)
    yield from section(words.text("What changed, and its part in the figures"), _differences(diff, said))
    for fate, title in (
        (BreakFate.GONE, words.text("Media breaks that are gone")),
        (BreakFate.NEW, words.text("New media breaks")),
        (BreakFate.MOVED, words.text("Media breaks that moved")),
    ):
        yield from section(title, _breaks(diff, said, fate))
    yield from _kept(diff, words)
    yield from section(words.text("How sure this is"), _sureness(pair, said))


def _differences(diff: ProcessDiff, said: DiffWords) -> Iterator[Block]:
    if not diff.differences:
        return
    items = [
        bullet("", Span(said.difference(one), Style.TITLE), f": {said.part(one.part)}")
        for one in diff.differences[:_MOST]
    ]
    yield BulletList(tuple(_cut(items, len(diff.differences), said.words)))
    if any(not one.part.is_none for one in diff.differences):
        yield paragraph(Span(said.words.message(ATTRIBUTIONS[diff.attribution]), Style.DIM))


def _breaks(diff: ProcessDiff, said: DiffWords, fate: BreakFate) -> Iterator[Block]:
    found = diff.of_fate(fate)
    if not found:
        return
    items: list[Bullet] = []
    for one in found[:_MOST]:
        parts = []
        if one.old is not None:
            parts.append(said.media_break(one.old, said.old))
        if one.new is not None:
            parts.append(said.media_break(one.new, said.new))
        items.append(bullet("", " → ".join(parts)))
    yield BulletList(tuple(_cut(items, len(found), said.words)))


def _cut(items: list[Bullet], count: int, words: Translator) -> Iterator[Bullet]:
    yield from items
    if count > len(items):
        yield bullet("", Span(words.text("and {n} more", n=count - len(items)), Style.DIM))


def _kept(diff: ProcessDiff, words: Translator) -> Iterator[Block]:
    kept = diff.of_fate(BreakFate.KEPT)
    if kept and not diff.is_empty:
        rates = [
            words.rate(fsum(found.per_case for found in side if found is not None))
            for side in ([one.old for one in kept], [one.new for one in kept])
        ]
        yield paragraph(
            words.plural(
                "{n} media break is where it was ({before} per case, now {after}).",
                "{n} media breaks are where they were ({before} per case, now {after}).",
                len(kept),
                before=rates[0],
                after=rates[1],
            )
        )


def _sureness(pair: DiffPair, said: DiffWords) -> Iterator[Block]:
    diff, words = pair.diff, said.words
    matching = diff.matching
    yield paragraph(
        words.plural(
            "{n} step is in both versions, {removed} only in the old one, {added} only in the new one; this is sure to "
            "{share}.",
            "{n} steps are in both versions, {removed} only in the old one, {added} only in the new one; this is sure "
            "to {share}.",
            len(matching.matches),
            removed=len(matching.removed),
            added=len(matching.added),
            share=words.percent(matching.confidence),
        )
    )
    if pair.confidence < 1:
        share = words.percent(pair.confidence)
        yield paragraph(words.text("That the two are versions of one process is sure to {share}.", share=share))
    unsure = matching.unsure
    if unsure:
        items = [
            bullet(
                "",
                f"{said.old.quoted(one.old)} → {said.new.quoted(one.new)}: ",
                words.text("sure to {share}", share=words.percent(one.confidence)),
            )
            for one in unsure[:_MOST]
        ]
        yield paragraph(words.text("Take a look whether these are the same:"))
        yield BulletList(tuple(_cut(items, len(unsure), words)))
    if {diff.old.playout.runs, diff.new.playout.runs} != {None}:
        yield paragraph(
            Span(words.text("The figures are estimated by simulation; small changes may be chance."), Style.CARE)
        )


def overview(results: DiffResults, words: Translator) -> Iterator[tuple[str, str, str, str]]:
    """A row for each pair: its title, the bands, the breaks, and whether it is better."""
    for pair in results.pairs:
        diff = pair.diff
        bands = [band(one.score, words) for one in (diff.old, diff.new)]
        rates = [words.rate(one.score.breaks_per_case) for one in (diff.old, diff.new)]
        judged = words.text("Nothing has changed.") if diff.is_empty else _judgment(diff, words).partition(":")[0]
        yield (
            shortened(diff.new.model.name or diff.new.model.path),
            " → ".join(dict.fromkeys(bands)),
            " → ".join(dict.fromkeys(rates)),
            judged.strip("."),
        )


def lone_blocks(results: DiffResults, words: Translator) -> Iterator[Block]:
    """The models that have no partner, and the files that could not be read."""
    for title, paths in (
        (words.text("Only before"), results.only_old),
        (words.text("Only after"), results.only_new),
    ):
        yield from section(title, [BulletList(tuple(bullet("", path) for path in paths))] if paths else ())
    refused = [bullet("", words.refusal(error)) for error in results.refused]
    yield from section(words.text("Not read"), [BulletList(tuple(refused))] if refused else ())


def flag_words(words: Translator) -> dict[DifferenceKind, str]:
    """What stands at a step in the pictures."""
    return {
        DifferenceKind.REMOVED: words.text("gone"),
        DifferenceKind.ADDED: words.text("new"),
        DifferenceKind.CHANGED: words.text("changed"),
    }
