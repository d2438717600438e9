"""What the sections of a report on a log are made of."""

from collections.abc import Iterable, Iterator

from mediabruch.conformance.replay import Replay
from mediabruch.i18n import Translator
from mediabruch.report.blocks import Block, Bullet, BulletList
from mediabruch.report.names import Names

LogSection = tuple[Block, ...]


def listed(items: Iterable[Bullet]) -> Iterator[Block]:
    """A list whose heads stand below each other; nothing without items."""
    rows = tuple(items)
    if rows:
        yield BulletList(rows, head_width=max(len(row.head.text) for row in rows))


class LogTeller:
    """Tells of a replayed log in a language."""

    def __init__(self, replay: Replay, words: Translator) -> None:
        self._replay = replay
        self._words = words
        self._names = Names(replay.analysis.model, words)
