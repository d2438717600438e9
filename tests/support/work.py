"""What a function costs, counted in calls: a clock would be wrong on a busy machine."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import TraceFunction


def calls(function: Callable[[], object]) -> int:
    """The number of calls, those of built-in functions included, until the function returns."""
    count = 0

    def see(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        function()
    finally:
        sys.setprofile(before)
    return count


def lines(function: Callable[[], object]) -> int:
    """The number of lines of mediabruch that are run until the function returns; each turn of a loop counts anew."""
    count = 0

    def see(frame: FrameType, event: str, _: Any) -> "TraceFunction | None":
        return turn if event == "call" and "mediabruch" in frame.f_code.co_filename else None

    def turn(_: FrameType, event: str, __: Any) -> "TraceFunction":
        nonlocal count
        count += event == "line"
        return turn

    before = sys.gettrace()
    sys.settrace(see)
    try:
        function()
    finally:
        sys.settrace(before)
    return count
