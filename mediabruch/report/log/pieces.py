"""What the sections of a report on a log are made of."""

from collections.abc import Iterable, Iterator

from mediabruch.report.blocks import Block, Bullet, BulletList
from mediabruch.report.spans import Span, Words

LogSection = tuple[Block, ...]


def listed(items: Iterable[Bullet]) -> Iterator[Block]:
    """A list whose heads stand below each other; nothing without items."""
    rows = tuple(items)
    if rows:
        yield BulletList(rows, head_width=max(len(row.head.text) for row in rows))


def spans(said: Iterable[Words]) -> tuple[Span, ...]:
    """Words, without empty ones."""
    found = (Span(one) if isinstance(one, str) else one for one in said)
    return tuple(span for span in found if span.text)
