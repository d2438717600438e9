"""How a log was read, and which of its activities are which steps, in blocks."""

from collections.abc import Iterator, Mapping, Sequence

from mediabruch.i18n import Translator
from mediabruch.logs.activities import ActivityMapping, ActivityMatch
from mediabruch.logs.cases import EventLog
from mediabruch.notation.letters import shortened
from mediabruch.report.blocks import Block, BulletList, Heading, bullet, paragraph

_MOST = 20
"""Activities of one kind that are listed."""


def reading_blocks(log: EventLog, mapping: ActivityMapping, words: Translator) -> Iterator[Block]:
    """What was assumed and left out in reading, and what the names of activities were taken for."""
    yield Heading(words.text("What was read"))
    for note in log.notes:
        yield paragraph(words.message(note))
    found = sum(match.is_sure and bool(match.nodes) for match in mapping.matches)
    sentence = words.text(
        "Activities of the log: {n}, of which {found} are found in the model.", n=len(mapping.matches), found=found
    )
    yield paragraph(sentence)
    counts = log.activity_counts
    yield from _listed(words.text("Doubtful, and not counted until somebody says so:"), mapping.doubtful, counts, words)
    yield from _listed(words.text("Not in the model:"), mapping.unmatched, counts, words)


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
