"""What a plan is for: the most for a budget, the least for a target, or everything in the best order."""

from enum import StrEnum
from typing import NamedTuple

from mediabruch.errors import MediabruchError, Message
from mediabruch.figures import NEARLY_NO_SCORE, mistaken_share
from mediabruch.maturity.gate import GateName
from mediabruch.notation.nearest import hint
from mediabruch.patterns import pattern


class GoalFigure(StrEnum):
    """What a target can be set on."""

    SCORE = "score"
    """The end-to-end score, its low value: what is not known is not reached."""
    RATE = "rate"
    """The share of cases that are digital throughout, its low value."""
    GRADE = "grade"
    """The degree of digitization, its low value."""
    GATE = "gate"
    """An official gate that is met."""


class GoalTarget(NamedTuple):
    """A value that is to be reached."""

    yardstick: GoalFigure
    value: float = 0.0
    """0 to 100 for the score, 0 to 1 for the rate, 0 to 6 for the grade."""
    gate: GateName | None = None
    """The gate, where the yardstick is one."""

    def __str__(self) -> str:
        return f"{self.yardstick}={self.gate or format(self.value, 'g')}"


class Goal(NamedTuple):
    """What a plan is for; with neither it holds everything that pays."""

    budget: float | None = None
    """The most effort."""
    target: GoalTarget | None = None
    """What to reach with the least effort."""


EVERYTHING = Goal()
_MOST = {GoalFigure.SCORE: 100.0, GoalFigure.RATE: 1.0, GoalFigure.GRADE: 6.0}
_EXAMPLES = {GoalFigure.SCORE: "80", GoalFigure.RATE: "0.9", GoalFigure.GRADE: "5"}
_NUMBER = pattern(r"\d+(?:[.,]\d+)?(\s*%)?")


def target_of(text: str) -> GoalTarget:
    """The target that a text names, as `score=80`. Raises `MediabruchError`.

    >>> target_of("rate=0.9")
    GoalTarget(yardstick=<GoalFigure.RATE: 'rate'>, value=0.9, gate=None)
    """
    name, equals, value = (part.strip() for part in text.partition("="))
    known = tuple(map(str, GoalFigure))
    if name not in known:
        message = Message("Unknown target “{name}”. {hint}", name=name, hint=hint(name, known))
        raise MediabruchError(message)
    yardstick = GoalFigure(name)
    if yardstick is GoalFigure.GATE:
        return GoalTarget(yardstick=yardstick, gate=_gate(value))
    most = _MOST[yardstick]
    found = _NUMBER.fullmatch(value) if equals else None
    number = float(value.rstrip(" %").replace(",", ".")) if found else -1.0
    if found and found[1] and yardstick is GoalFigure.RATE:
        number /= 100
    if yardstick is GoalFigure.SCORE and (meant := mistaken_share(number)):
        raise MediabruchError(Message(NEARLY_NO_SCORE.template, number=value, nearest=meant))
    if not 0 <= number <= most:
        raise MediabruchError(
            Message(
                "{name} wants a number from 0 to {most}, as in {name}={example}, not “{value}”.",
                name=name,
                most=round(most),
                example=_EXAMPLES[yardstick],
                value=value or text.strip(),
            )
        )
    return GoalTarget(yardstick=yardstick, value=number)


def _gate(name: str) -> GateName:
    known = tuple(map(str, GateName))
    if name not in known:
        raise MediabruchError(Message("Unknown gate “{name}”. {hint}", name=name, hint=hint(name, known)))
    return GateName(name)
