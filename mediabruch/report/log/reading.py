"""How a log was read, and which of its activities are which steps, in blocks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from mediabruch.i18n import Translator
from mediabruch.logs.activities import ActivityMapping, ActivityMatch
from mediabruch.logs.cases import EventLog
from mediabruch.media import DIGITAL_MEDIA, Side
from mediabruch.notation.letters import shortened
from mediabruch.report.blocks import Block, BulletList, Heading, Pairs, bullet, paragraph, styled
from mediabruch.report.dates import date_words

_MOST = 20
"""Activities of one kind that are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What is told of a log before it is laid beside the model."""

    log: EventLog
    mapping: ActivityMapping
    channel_media: Mapping[str, Side] = field(default_factory=dict)
    """What the ways in stand for, as far as somebody says so."""
    min_group: int = 5
    """Groups of fewer cases are not told apart."""


def reading_blocks(reading: Reading, words: Translator) -> Iterator[Block]:
    """What was read, and how names were matched."""
    log, mapping = reading.log, reading.mapping
    yield Heading(words.text("What was read"))
    yield Pairs(tuple((label, styled([said])) for label, said in _figures(reading, words)))
    for note in log.notes:
        yield paragraph(words.message(note), indent=2)
    yield Heading(words.text("Activities and steps"))
    sure = [match for match in mapping.matches if match.is_sure and match.nodes]
    sentence = words.text(
        "Activities of the log: {n}, of which {found} are found in the model.", n=len(mapping.matches), found=len(sure)
    )
    yield paragraph(sentence)
    counts = log.activity_counts
    yield from _listed(words.text("Doubtful, and not counted until somebody says so:"), mapping.doubtful, counts, words)
    yield from _listed(words.text("Not in the model:"), mapping.unmatched, counts, words)


def _figures(reading: Reading, words: Translator) -> Iterator[tuple[str, str]]:
    log, least = reading.log, reading.min_group
    yield words.text("cases"), _number(log.case_count, words)
    yield words.text("events"), _number(log.event_count, words)
    yield words.text("sequences"), _number(len(log.variants), words)
    if log.begin is not None and log.end is not None:
        begin, end = (date_words(moment.date(), words) for moment in (log.begin, log.end))
        yield words.text("period"), words.text("{begin} to {end}", begin=begin, end=end)
    if log.open_count:
        yield words.text("still open at the end"), _number(log.open_count, words)
    if log.channel_counts:
        yield words.text("way in"), ", ".join(_channels(log, least, words))
    for told in _digital(reading, words):
        yield words.text("came in digitally"), told


def _digital(reading: Reading, words: Translator) -> Iterator[str]:
    """How many cases came in digitally, where it is said what the ways in stand for."""
    counts, media = reading.log.channel_counts, reading.channel_media
    total = reading.log.case_count
    digital = sum(counts[channel] for channel, side in media.items() if side and side & DIGITAL_MEDIA)
    if media and min(digital or total, total - digital or total) >= reading.min_group:
        share = words.percent(digital / total)
        yield words.text("{n} of {all} ({share})", n=_number(digital, words), all=_number(total, words), share=share)


def _channels(log: EventLog, least: int, words: Translator) -> Iterator[str]:
    """The ways in; the rare ones together, and so many of them that none can be told by subtraction."""
    counts = dict(log.channel_counts)
    unsaid = log.case_count - sum(counts.values())
    rest = unsaid if unsaid < least else 0
    while counts and (0 < rest < least or min(counts.values()) < least):
        rest += counts.popitem()[1]
    for channel, count in counts.items():
        yield f"{shortened(channel)} {_number(count, words)}"
    if rest >= least:
        yield words.text("others {n}", n=_number(rest, words))


def _listed(
    title: str, matches: Sequence[ActivityMatch], counts: Mapping[str, int], words: Translator
) -> Iterator[Block]:
    if not matches:
        return
    yield paragraph(title)
    ordered = sorted(matches, key=lambda match: (-counts.get(match.activity, 0), match.activity))
    yield BulletList(tuple(bullet("", _match(match, words)) for match in ordered[:_MOST]))
    if len(ordered) > _MOST:
        yield paragraph(words.text("And {n} more.", n=len(ordered) - _MOST), indent=2)


def _match(match: ActivityMatch, words: Translator) -> str:
    name = words.text("“{name}”", name=shortened(match.activity))
    if not match.nodes:
        return name
    label, share = shortened(match.nodes[0].name), words.percent(match.confidence)
    return words.text("{name}: perhaps “{label}” ({share})", name=name, label=label, share=share)


def _number(n: int, words: Translator) -> str:
    return f"{n:,}".replace(",", "." if words.language == "de" else ",")
