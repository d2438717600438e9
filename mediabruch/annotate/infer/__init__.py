"""Media inferred from what the model says of its steps."""

from collections.abc import Mapping

from mediabruch.media import Annotation
from mediabruch.model import Model


def infer(model: Model) -> Mapping[int, Annotation]:  # noqa: ARG001 - nothing is inferred yet
    """The annotations that can be inferred, by key of activity."""
    return {}
