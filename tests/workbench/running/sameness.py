"""What is the same on this machine and in the page."""

import math
from collections.abc import Iterator
from typing import Any


def differences(one: Any, other: Any, place: str = "") -> Iterator[str]:
    """Where two documents differ; numbers that are equal to nine digits do not."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        for key, value in one.items():
            yield from differences(value, other[key], f"{place}.{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for at, (left, right) in enumerate(zip(one, other, strict=True)):
            yield from differences(left, right, f"{place}[{at}]")
    elif isinstance(one, float) and isinstance(other, (float, int)):
        if not math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9):
            yield f"{place}: {one} and {other}"
    elif one != other:
        yield f"{place}: {str(one)[:80]} and {str(other)[:80]}"
