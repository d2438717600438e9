"""Which of the models at hand a row of a table means: tables and models move, and paths change with them."""

from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import TypeVar

from mediabruch.notation.letters import composed

_Model = TypeVar("_Model")


def model_meant(file: str, models: Sequence[_Model], parts_of: Callable[[_Model], tuple[str, ...]]) -> _Model | None:
    r"""The one whose path ends as the file's does, in as many parts as can be; the only one, where no file is named.

    >>> model_meant("C:\\amt\\a.bpmn", ["x/amt/a.bpmn", "x/haus/a.bpmn"], path_parts)
    'x/amt/a.bpmn'
    >>> model_meant("a.bpmn", ["2/a.bpmn", "a.bpmn"], path_parts)
    'a.bpmn'
    """
    parts = path_parts(file.replace("\\", "/"))
    if not parts and len(models) == 1:
        return models[0]
    for length in range(len(parts), 0, -1):
        ends = [model for model in models if parts_of(model)[-length:] == parts[-length:]]
        if ends:
            exact = [model for model in ends if parts_of(model) == parts]
            return (exact or ends)[0] if len(exact or ends) == 1 else None
    return None


def path_parts(path: str | PurePath) -> tuple[str, ...]:
    """The parts of a path in composed letters, by which they are compared."""
    return tuple(map(composed, PurePath(path).parts))
