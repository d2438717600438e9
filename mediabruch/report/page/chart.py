"""How many breaks a case has, as a small chart with the same in words."""

from collections.abc import Sequence
from typing import NamedTuple

from mediabruch.i18n import Translator

_COLUMN, _GAP, _HEIGHT = 44.0, 8.0, 120.0
_VISIBLE = 0.0005
_MOST = 10
"""The last column of a distribution stands for this number of breaks and more."""


class Bar(NamedTuple):
    """A column of the chart."""

    number: str
    share: str
    x: float
    y: float
    height: float


class Chart(NamedTuple):
    """The distribution of breaks per case."""

    columns: tuple[Bar, ...]
    width: float
    description: str
    column_width: float = _COLUMN
    height: float = _HEIGHT


def chart(distribution: Sequence[float], words: Translator) -> Chart:
    """The chart of a distribution, from no break up to the last number that happens."""
    last = max((number for number, share in enumerate(distribution) if share >= _VISIBLE), default=0)
    greatest = max(distribution) or 1.0
    columns = []
    for number, share in enumerate(distribution[: max(last, 1) + 1]):
        height = max(share / greatest * _HEIGHT, 1.0 if share >= _VISIBLE else 0.0)
        name = words.text("{n} or more", n=number) if number >= _MOST else str(number)
        x = number * (_COLUMN + _GAP)
        columns.append(Bar(name, words.percent(share), x, _HEIGHT - height, height))
    said = "; ".join(
        words.plural(
            "{name} media break: {share}",
            "{name} media breaks: {share}",
            number,
            name=column.number,
            share=column.share,
        )
        for number, column in enumerate(columns)
        if column.height > 0
    )
    return Chart(tuple(columns), len(columns) * (_COLUMN + _GAP) - _GAP, said)
