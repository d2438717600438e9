"""Several steps in one sentence: up to three by name, those of one name together, and how many more there are."""

from collections.abc import Collection, Sequence

from mediabruch.errors import Message
from mediabruch.verdict.process import ProcessFacts

_TWO, _MOST_NAMED = 2, 3


def named_together(process: ProcessFacts, steps: Sequence[int], *, beside: Collection[int] = ()) -> str | Message:
    """Steps in a sentence; `beside` are steps that are named before them, with which one may share its name."""
    taken = {str(process.name(key)) for key in beside if key not in steps}
    alike: dict[str, list[int]] = {}
    for key in steps:
        alike.setdefault(str(process.name(key)), []).append(key)
    shown = [_named(process, keys, is_another=name in taken) for name, keys in list(alike.items())[:_MOST_NAMED]]
    if len(shown) == 1:
        return shown[0]
    if len(shown) == _TWO:
        return Message("{one} and {other}", one=shown[0], other=shown[1])
    if len(alike) == _MOST_NAMED:
        return Message("{one}, {other} and {third}", one=shown[0], other=shown[1], third=shown[2])
    rest = sum(map(len, list(alike.values())[_TWO:]))
    return Message("{one}, {other} and {n} other steps", one=shown[0], other=shown[1], n=rest)


def _named(process: ProcessFacts, keys: Sequence[int], *, is_another: bool) -> str | Message:
    """Steps of one name."""
    step = process.quoted(keys[0])
    if len(keys) == _TWO:
        return Message("two steps {step}", step=step)
    if len(keys) > _TWO:
        return Message("{n} steps {step}", n=len(keys), step=step)
    return Message("another step {step}", step=step) if is_another else step
